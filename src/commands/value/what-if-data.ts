import type { FittedModel } from '../../core/survival/fit-model.ts';
import type { KaplanMeier } from '../../core/survival/kaplan-meier.ts';
import type { PaymentPeriod } from '../shared/valuation/payment-period.ts';
import type { WhatIfData } from '../shared/what-if/what-if-data.ts';

/** What a page needs to value the customers of a file anew: nobody's id, and nobody's spend by itself. */
export interface ValueWhatIfData extends WhatIfData {
  /** The columns that divide the customers. */
  readonly by: readonly string[];
  readonly segments: readonly SegmentOfPage[];
  readonly rows: RowsOfPage;
  /** The time between payments that the files say, in years. */
  readonly periodYears: number | null;
  readonly files: string;
  readonly isObserved: boolean;
  /** How the customers of each segment stay, where values are expected. */
  readonly curves?: readonly CurveOfPage[];
  /** Which figures of the total are shown. */
  readonly shown: readonly ('so far' | 'expected')[];
  readonly period: Pick<PaymentPeriod, 'periodsPerYear'>;
}

/** A segment that the page values. */
export interface SegmentOfPage {
  readonly segment: Readonly<Record<string, string>>;
  readonly customers: number;
  /** What was spent on winning customers, by a file of costs. */
  readonly spending?: number;
}

/** Condensed customers as plain data, in columns. */
export interface RowsOfPage {
  readonly segment: readonly number[];
  readonly customers: readonly number[];
  readonly once: readonly number[];
  readonly payment: readonly number[];
  readonly orders?: readonly number[];
  readonly goods?: readonly number[];
  readonly tenureYears?: readonly number[];
  readonly status?: readonly number[];
}

/** A Kaplan–Meier curve, and the model that continues it beyond the data. */
export interface CurveOfPage {
  readonly known: {
    readonly [K in 'years' | 'afterYears' | 'survival']: readonly number[];
  } & Pick<KaplanMeier, 'reachYears'>;
  readonly tail?: Pick<FittedModel, 'model' | 'parameters' | 'periodYears'>;
}
