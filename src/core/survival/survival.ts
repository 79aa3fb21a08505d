/** How long a customer stays, for a valuation: one interface for every model. */
export interface Survival {
  /**
   * The probabilities w_k that the periods 0, 1, … of the given length pay.
   *
   * @param horizonYears - nothing after it counts; a period that it falls into pays its part
   */
  readonly inPeriods: (periodsPerYear: number, horizonYears?: number) => PeriodWeights;
}

/**
 * The probability w_k that period k pays. Curves in whole periods take S at the start of the period;
 * curves in continuous time take the mean of S over it, so that a partial last period pays its part.
 */
export interface PeriodWeights {
  readonly weight: (k: number) => number;
  /** How many periods can pay; Infinity where the curve never ends. */
  readonly count: number;
  /**
   * ln(w_{k+1} / w_k), where it is the same for every k: 0 for constant weights. Only the step to a last period that
   * pays in part may differ. Sums are then computed in closed form, also infinite ones.
   */
  readonly logRatio?: number;
}

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

/** The nearest whole number where the difference is rounding error: 7/12 of a year is 7 months. */
export function wholeWithinRounding(periods: number): number {
  const whole = Math.round(periods);
  return Math.abs(periods - whole) <= 1e-12 * Math.max(1, whole) ? whole : periods;
}

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
      // Where nobody stays, the first period is the last, and the ratio is not defined.
      if (retention === 0)
        return { weight: () => Math.min(1, end), count: Math.min(1, Math.ceil(end)) };
      const weight = (k: number) =>
        Math.exp((k / periodsPerYear) * logRetention) * partBefore(end, k);
      return { weight, count: Math.ceil(end), logRatio: logRetention / periodsPerYear };
    },
  };
}
