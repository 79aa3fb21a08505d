import type { Curve } from './curve.ts';
import type { PeriodWeights, Survival } from './survival.ts';
import { partBefore, wholeWithinRounding } from './survival.ts';

/**
 * The life of a new customer, by the curve: S(t). Nothing after the reach of the curve counts. Where customers ended
 * with a tenure of 0, S(0) is below 1, and the first period pays with less than 1 as well.
 *
 * Period k of p years pays with w_k = the mean of S over it; curves in whole periods pay with S at its start.
 */
export function survivalOfCurve(curve: Curve): Survival {
  const { survival, area, reachYears, periodYears, hazard } = curve;
  return {
    inPeriods: (periodsPerYear, horizonYears = Infinity): PeriodWeights => {
      const years = Math.min(horizonYears, reachYears);
      if (!(years > 0)) return { weight: () => 0, count: 0 };
      const end = wholeWithinRounding(years * periodsPerYear);
      const until = (k: number) => (k >= end ? years : k / periodsPerYear);
      const count = Math.ceil(end);
      const logRatio = hazard === undefined ? undefined : -hazard / periodsPerYear;
      if (periodYears !== undefined) {
        const weight = (k: number) => survival(until(k)) * partBefore(end, k);
        // Between renewals S is linear, so that the ratio is constant only for whole renewal periods.
        const renewals = wholeWithinRounding(1 / periodsPerYear / periodYears);
        return logRatio !== undefined && Number.isInteger(renewals)
          ? { weight, count, logRatio }
          : { weight, count };
      }
      const weight = (k: number) => (area(until(k + 1)) - area(until(k))) * periodsPerYear;
      if (logRatio !== undefined) return { weight, count, logRatio };
      if (count === Infinity) return { weight, count };
      const weights = new Float64Array(count);
      let before = 0;
      for (let k = 0; k < count; k++) {
        const after = area(until(k + 1));
        weights[k] = (after - before) * periodsPerYear;
        before = after;
      }
      return { weight: (k) => weights[k] ?? 0, count };
    },
  };
}
