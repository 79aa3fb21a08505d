import { partBefore, wholeWithinRounding } from './fixed.ts';
import type { PeriodWeights, Survival } from './survival.ts';

/**
 * Constant retention: of the customers at the start of a year, the share r is left at its end.
 * S(t) = rᵗ; a period of p years keeps r^p, and pays w_k = S(k·p), the share at its start.
 *
 * @param retention - r a year, in [0, 1]
 * @throws {RangeError} r leaves its range
 */
export function geometric(retention: number): Survival {
  if (!(retention >= 0 && retention <= 1)) {
    throw new RangeError(`retention must be in [0, 1], not ${retention}`);
  }
  const logRetention = Math.log(retention);
  return {
    inPeriods: (periodsPerYear, horizonYears = Infinity): PeriodWeights => {
      const end = wholeWithinRounding(horizonYears * periodsPerYear);
      // Where nobody stays, the first period is the last, and there is no ratio to speak of.
      if (retention === 0)
        return { weight: () => Math.min(1, end), count: Math.min(1, Math.ceil(end)) };
      const weight = (k: number) =>
        Math.exp((k / periodsPerYear) * logRetention) * partBefore(end, k);
      return { weight, count: Math.ceil(end), logRatio: logRetention / periodsPerYear };
    },
  };
}
