/** How likely a customer is still a customer: one interface for every model of staying. */
export interface Survival {
  /**
   * The weights w_k with which the periods 0, 1, … of the given length pay.
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
   * ln(w_{k+1} / w_k), where it is the same for every k: 0 for constant weights. A finite count may
   * end with a period of which only a part pays; the step to that one may differ. Sums then take no
   * longer for many periods than for few, and those without an end exist.
   */
  readonly logRatio?: number;
}
