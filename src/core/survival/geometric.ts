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
  const power = (years: number) => (years === 0 ? 1 : Math.exp(years * Math.log(retention)));
  return {
    inPeriods: (periodsPerYear, horizonYears = Infinity): PeriodWeights => {
      const weight = (k: number) => power(k / periodsPerYear);
      const last = retention === 0 ? 1 : Infinity;
      const end = wholeWithinRounding(horizonYears * periodsPerYear);
      if (end >= last) return { weight, count: last, ratio: power(1 / periodsPerYear) };
      return { weight: (k) => weight(k) * partBefore(end, k), count: Math.ceil(end) };
    },
  };
}
