import type { PeriodWeights, Survival } from './survival.ts';

/**
 * A customer who stays exactly `tenureYears` and then leaves: S(t) = 1 for t < N, 0 from N on.
 *
 * Period k of length p pays w_k = mean of S over it = min(1, N/p − k); a horizon before N ends it there.
 *
 * @param tenureYears - N, finite, ≥ 0
 * @throws {RangeError} N leaves its range
 */
export function fixedTenure(tenureYears: number): Survival {
  if (!(tenureYears >= 0 && tenureYears < Infinity)) {
    throw new RangeError(`tenure must be finite and at least 0, not ${tenureYears}`);
  }
  return {
    inPeriods: (periodsPerYear, horizonYears = Infinity): PeriodWeights => {
      const periods = wholeWithinRounding(Math.min(tenureYears, horizonYears) * periodsPerYear);
      return { weight: (k) => partBefore(periods, k), count: Math.ceil(periods), logRatio: 0 };
    },
  };
}

/** The part of period k that lies before the end, in periods. */
export const partBefore = (end: number, k: number): number => Math.max(0, Math.min(1, end - k));

/** 7/12 of a year in months is 7, whatever the last bit of the product says. */
export function wholeWithinRounding(periods: number): number {
  const whole = Math.round(periods);
  return Math.abs(periods - whole) <= 1e-12 * Math.max(1, whole) ? whole : periods;
}
