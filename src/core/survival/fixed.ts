import type { PeriodWeights, Survival } from './survival.ts';

/**
 * A customer who stays exactly `tenureYears` and then leaves: S(t) = 1 for t < N, 0 from N on.
 *
 * Period k of length p pays w_k = mean of S over it = min(1, N/p − k).
 *
 * @param tenureYears - N, finite, ≥ 0
 * @throws {RangeError} N leaves its range
 */
export function fixedTenure(tenureYears: number): Survival {
  if (!(tenureYears >= 0 && tenureYears < Infinity)) {
    throw new RangeError(`tenure must be finite and at least 0, not ${tenureYears}`);
  }
  return {
    at: (years) => (years < tenureYears ? 1 : 0),
    inPeriods: (periodsPerYear) => fixedPeriods(tenureYears * periodsPerYear),
  };
}

/** The weights of a stay of so many periods, whole or not. */
function fixedPeriods(periods: number): PeriodWeights {
  const length = wholeWithinRounding(periods);
  return { weight: (k) => Math.max(0, Math.min(1, length - k)), count: Math.ceil(length) };
}

/** 7/12 of a year in months is 7, whatever the last bit of the product says. */
export function wholeWithinRounding(periods: number): number {
  const whole = Math.round(periods);
  return Math.abs(periods - whole) <= 1e-12 * Math.max(1, whole) ? whole : periods;
}
