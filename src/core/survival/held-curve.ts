import type { Curve } from './curve.ts';

/**
 * A curve that holds its last survival up to a reach that is known from elsewhere: when customers are drawn
 * anew, a draw may miss the longest stays, which were seen all the same.
 */
export function heldCurve(curve: Curve, reachYears: number): Curve {
  const own = curve.reachYears;
  if (own >= reachYears) return curve;
  const last = curve.survival(own);
  const area = curve.area(own);
  return {
    survival: (years) => (years <= own ? curve.survival(years) : last),
    area: (years) =>
      years <= own ? curve.area(years) : area + last * (Math.min(years, reachYears) - own),
    reachYears,
  };
}
