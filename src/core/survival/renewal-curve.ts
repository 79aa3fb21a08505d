import type { Curve } from './curve.ts';
import { wholeWithinRounding } from './fixed.ts';

/**
 * The curve of a law in whole periods: S_k where period k begins, linear in between.
 *
 * @param begins - S_k, the share that begins period k = 0, 1, …; S_0 = 1
 * @param meanPeriods - Σ S_k over all k; Infinity where it has no end
 */
export function renewalCurve(
  begins: (k: number) => number,
  meanPeriods: () => number,
  periodYears: number,
): Curve {
  // Σ S_j over j < k, for as many k as have been asked for.
  const sums = [0];
  const sumBefore = (k: number): number => {
    for (let j = sums.length; j <= k; j++) sums.push((sums[j - 1] ?? 0) + begins(j - 1));
    return sums[k] ?? 0;
  };
  const split = (years: number) => {
    const periods = wholeWithinRounding(years / periodYears);
    const k = Math.floor(periods);
    return { k, begun: periods - k };
  };
  const between = (k: number, begun: number) =>
    begun === 0 ? begins(k) : begins(k) + begun * (begins(k + 1) - begins(k));
  return {
    survival: (years) => {
      if (years === Infinity) return 0;
      const { k, begun } = split(years);
      return between(k, begun);
    },
    area: (years) => {
      if (years === Infinity) return (meanPeriods() - 0.5) * periodYears;
      const { k, begun } = split(years);
      // Trapezia: whole periods to k, and a part of the next.
      const whole = sumBefore(k) - (1 - begins(k)) / 2;
      return (whole + (begun * (begins(k) + between(k, begun))) / 2) * periodYears;
    },
    reachYears: Infinity,
    periodYears,
  };
}
