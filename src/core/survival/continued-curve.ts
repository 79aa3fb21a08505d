import type { Curve } from './curve.ts';

/**
 * A curve as far as it reaches, and from there as the tail goes on: of those still there at the reach τ,
 *
 *     S(t) = S(τ)·S_tail(t)/S_tail(τ),  t > τ
 *
 * In continuous time, also where the tail has renewals.
 */
export function continuedCurve(curve: Curve, tail: Curve): Curve {
  const { reachYears } = curve;
  const atReach = tail.survival(reachYears);
  const share = atReach > 0 ? curve.survival(reachYears) / atReach : 0;
  const before = curve.area(reachYears);
  const tailBefore = tail.area(reachYears);
  return {
    survival: (years) =>
      years <= reachYears ? curve.survival(years) : share * tail.survival(years),
    area: (years) =>
      years <= reachYears ? curve.area(years) : before + share * (tail.area(years) - tailBefore),
    reachYears: tail.reachYears,
  };
}
