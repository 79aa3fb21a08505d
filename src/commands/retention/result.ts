import type { Shortage } from '../../core/survival/evidence.ts';
import type { ModelName } from '../../core/survival/model.ts';

/** What `retention` answers; see docs/guide.md for each field. */
export interface RetentionResult {
  /** Whether the files list customers, or how many of a cohort were left at which time. */
  readonly kind: 'customers' | 'cohorts';
  /** How often the models in whole periods let customers decide, as `--period` takes it. */
  readonly period: string;
  readonly total: SegmentRetention;
  readonly segments: readonly SegmentRetention[];
  /** Whether the segments end alike; null where there is nothing to compare. */
  readonly logRank: LogRank | null;
}

export interface LogRank {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

export interface SegmentRetention {
  /** The value of each `--by` column, or the cohort; empty for the total. */
  readonly segment: Readonly<Record<string, string>>;
  readonly customers: number;
  readonly ended: number;
  /** Customer-years observed. */
  readonly exposureYears: number;
  /** The least tenure at which anybody was observed; 0 but for `--window-start`. */
  readonly observedFromYears: number;
  /** In how many of the years up to the reach nobody was observed; 0 but for `--window-start`. */
  readonly unseenYears: number;
  /** Since when survival is 0 although others are observed later; null where that is not so. */
  readonly allEndedYears: number | null;
  /** Why the estimates of the segment say too little to be printed; null where they do not. */
  readonly marked: Shortage | null;
  readonly exponential: ExponentialRetention | null;
  readonly restrictedMean: RestrictedMean;
  /** Null where more than half of the customers are left at the reach. */
  readonly medianYears: number | null;
  /** The same with each customer counted by spend a year; null where no spend is known. */
  readonly revenue: { readonly restrictedMeanYears: number } | null;
  readonly curve: readonly CurvePoint[];
  /** With `--at`. */
  readonly at?: readonly AskedPoint[];
  readonly models: readonly FittedRetention[];
  /** The models that the data defeat. */
  readonly unfitted: readonly UnfittedModel[];
  /** The model with the lowest AIC; null where none was fitted. */
  readonly bestModel: ModelName | null;
  /** With `--at` or `--horizon` beyond the reach: the best model from there on. */
  readonly beyond?: readonly { readonly years: number; readonly survival: number }[];
}

export interface ExponentialRetention {
  /** Ended a year of exposure. */
  readonly rate: number;
  readonly rateLow: number;
  readonly rateHigh: number;
  /** Null where nobody ended. */
  readonly meanYears: number | null;
}

export interface RestrictedMean {
  readonly years: number;
  readonly horizon: number;
  readonly low: number;
  readonly high: number;
  /** With `--intervals`. */
  readonly bootstrap?: { readonly low: number; readonly high: number };
}

/** The Kaplan–Meier estimate at one time; all of it null where nobody is observed: beyond the reach, before the first entry, and in gaps. */
export interface SurvivalPoint {
  readonly years: number;
  /** Customers observed at that time, those who end then included. */
  readonly atRisk: number;
  readonly survival: number | null;
  /** Of 95 %; null where survival is 1 or 0. */
  readonly low: number | null;
  readonly high: number | null;
  readonly revenueSurvival: number | null;
}

export interface CurvePoint extends SurvivalPoint {
  /** Since the point before. */
  readonly ended: number;
}

export interface AskedPoint extends SurvivalPoint {
  /** As it was written. */
  readonly text: string;
}

/** A model fitted by maximum likelihood, and what it says. */
export interface FittedRetention {
  readonly model: ModelName;
  readonly parameters: Readonly<Record<string, number>>;
  readonly standardErrors: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  readonly aic: number;
  /** Null where it is infinite. */
  readonly meanYears: number | null;
  /** The share of the mean that lies beyond the reach; null where the mean is infinite. */
  readonly extrapolatedShare: number | null;
  /** With `--horizon`: the mean counted up to there. */
  readonly toHorizon?: Lifetime;
  /** With `--discount`: the expected lifetime of a new customer. Null where it is infinite. */
  readonly discountedYears?: number | null;
  readonly discountedExtrapolatedShare?: number | null;
  /** With `--residual`: what is to come in the n-th period, the n − 1 renewals before made. */
  readonly residual?: readonly Residual[];
  /** With `--at`. */
  readonly at?: readonly {
    readonly years: number;
    readonly survival: number;
    readonly extrapolated: boolean;
  }[];
}

export interface UnfittedModel {
  readonly model: ModelName;
  /** The code of the finding. */
  readonly code: string;
  readonly why: string;
}

interface Lifetime {
  readonly years: number;
  readonly extrapolatedShare: number;
}

interface Residual {
  readonly period: number;
  /** Discounted with `--discount`; null where it is infinite. */
  readonly years: number | null;
  readonly extrapolatedShare: number | null;
}
