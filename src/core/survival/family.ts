import type { CalculationFacts } from '../problem.ts';
import type { Curve } from './curve.ts';

/** A law of staying with its parameters settled, as a likelihood asks for it. */
export interface Law {
  /** log S(t), for t ≥ 0; writes its derivatives by the parameters to `slopes`. */
  readonly logSurvival: (years: number, slopes: Float64Array) => number;
  /** Logarithm of the density per year of ending at t ≥ 0, likewise. */
  readonly logDensity: (years: number, slopes: Float64Array) => number;
}

/** Where a law goes when no parameters fit best, but the further they go the better. */
export type Limit = CalculationFacts['model-at-limit']['limit'];

/** How a parameter is kept where it belongs while the best is sought: above 0, or between 0 and 1. */
export type Link = 'log' | 'logit';

/** A family of laws of staying; a model is one of them. */
export interface Family {
  readonly parameters: Readonly<Record<string, Link>>;
  /** True where customers decide only at the end of a renewal period. */
  readonly inPeriods: boolean;
  /** Where to begin to look, given how many leave a year of those there are. */
  readonly starts: (rate: number, periodYears: number) => readonly (readonly number[])[];
  readonly law: (parameters: readonly number[], periodYears: number) => Law;
  /** Not null where the parameters have gone so far that only the limit is meant. */
  readonly limit: (parameters: readonly number[], rate: number) => Limit | null;
  readonly curve: (parameters: readonly number[], periodYears: number) => Curve;
}
