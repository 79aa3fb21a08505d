/** How likely a customer of age t is still a customer: one interface for every model of staying. */
export interface Survival {
  /** S(t), t in years ≥ 0: in [0, 1], S(0) = 1, never rising. */
  readonly at: (years: number) => number;
  /** The weights w_k with which the periods 0, 1, … of the given length pay. */
  readonly inPeriods: (periodsPerYear: number) => PeriodWeights;
}

/**
 * The probability w_k that period k pays. Curves in whole periods take S at the start of the period;
 * curves in continuous time take the mean of S over it, so that a partial last period pays its part.
 */
export interface PeriodWeights {
  readonly weight: (k: number) => number;
  /** How many periods can pay; Infinity where the curve never ends. */
  readonly count: number;
  /** The constant w_{k+1} / w_k of an endless geometric curve, with w_0 = 1. */
  readonly ratio?: number;
}
