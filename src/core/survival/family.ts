import type { CalculationFacts } from '../problem.ts';
import type { Curve } from './curve.ts';

/**
 * The survival models that can be fitted to recorded stays: first those in continuous time, then those in whole
 * periods, each from the fewest parameters to the most.
 */
export const modelNames = [
  'exponential',
  'weibull',
  'geometric',
  'discrete-weibull',
  'shifted-beta-geometric',
  'beta-discrete-weibull',
] as const;

export type ModelName = (typeof modelNames)[number];

/** A survival model with fixed parameters, in the form that a likelihood is computed from. */
export interface Law {
  /** log S(t), for t ≥ 0; writes its derivatives with respect to the parameters to `slopes`. */
  readonly logSurvival: (years: number, slopes: Float64Array) => number;
  /** Logarithm of the density per year of ending at t ≥ 0; writes its derivatives likewise. */
  readonly logDensity: (years: number, slopes: Float64Array) => number;
}

/** The limit that a model approaches where its likelihood has no maximum. */
export type Limit = CalculationFacts['model-at-limit']['limit'];

/** How a parameter is transformed for the search, so that it stays above 0 (log), or between 0 and 1 (logit). */
export type Link = 'log' | 'logit';

/** A family of survival models: the parameters to fit, and the law and the curve for each value of them. */
export interface Family {
  readonly parameters: Readonly<Record<string, Link>>;
  /** True where customers decide only at the end of a renewal period. */
  readonly inPeriods: boolean;
  /** The starting points of the search, given the share of customers who leave a year. */
  readonly starts: (rate: number, periodYears: number) => readonly (readonly number[])[];
  readonly law: (parameters: readonly number[], periodYears: number) => Law;
  /** The limit that the parameters have practically reached, or null. */
  readonly limit: (parameters: readonly number[], rate: number) => Limit | null;
  readonly curve: (parameters: readonly number[], periodYears: number) => Curve;
}
