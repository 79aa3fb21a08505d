import type { Curve } from './curve.ts';
import { partBefore, wholeWithinRounding } from './fixed.ts';
import type { PeriodWeights, Survival } from './survival.ts';

/**
 * How a customer who has stayed `ageYears` so far goes on to stay, by the curve: S(a + t) ÷ S(a).
 * Nothing after the reach of the curve counts.
 *
 * Period k of p years pays with w_k = the mean of S(a + t)/S(a) over it; curves in whole periods pay
 * with S at its start.
 *
 * @param ageYears - a, finite, ≥ 0; 0 for a new customer
 * @returns nobody stays where S(a) is 0, or a is at the reach or beyond it
 * @throws {RangeError} the age leaves its range
 */
export function survivalOfCurve(curve: Curve, ageYears = 0): Survival {
  if (!(ageYears >= 0 && ageYears < Infinity)) {
    throw new RangeError(`an age must be finite and at least 0, not ${ageYears}`);
  }
  const { survival, area, reachYears, periodYears, hazard } = curve;
  const reached = survival(ageYears);
  return {
    inPeriods: (periodsPerYear, horizonYears = Infinity): PeriodWeights => {
      const years = Math.min(horizonYears, reachYears - ageYears);
      if (!(years > 0) || reached === 0) return { weight: () => 0, count: 0 };
      const end = wholeWithinRounding(years * periodsPerYear);
      const until = (k: number) => ageYears + (k >= end ? years : k / periodsPerYear);
      const weight =
        periodYears === undefined
          ? (k: number) => ((area(until(k + 1)) - area(until(k))) / reached) * periodsPerYear
          : (k: number) => (survival(until(k)) / reached) * partBefore(end, k);
      return {
        weight,
        count: Math.ceil(end),
        ...(hazard !== undefined && { logRatio: -hazard / periodsPerYear }),
      };
    },
  };
}
