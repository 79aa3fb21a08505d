import type { WhatIfData } from '../shared/what-if/what-if-data.ts';

/** What a page needs to value the customers of files anew: nobody's id, and only what they spend together. */
export interface ValueWhatIfData extends WhatIfData {
  readonly customers: CustomersOfPage;
}

/** The customers, added up by how long they pay. */
export interface CustomersOfPage {
  /** The columns that divide them. */
  readonly by: readonly string[];
  readonly segments: readonly SegmentOfPage[];
  readonly rows: RowsOfPage;
  /** How long they stay where no input says it: by these curves of the segments, or as recorded. */
  readonly curves?: readonly CurveOfPage[];
  /** The time between payments that the files say, in years. */
  readonly periodYears: number | null;
  /** Their names, for messages. */
  readonly files: string;
  /** Which figures are shown, where there are two: what is recorded so far, and the whole. */
  readonly figures: readonly ('so far' | 'expected')[];
}

/** A segment that the page values. */
export interface SegmentOfPage {
  readonly segment: Readonly<Record<string, string>>;
  readonly customers: number;
  /** What was spent on winning customers, by a file of costs. */
  readonly spending?: number;
}

type Column = readonly number[];

/** Condensed customers as plain data, in columns. */
export interface RowsOfPage {
  readonly segment: Column;
  readonly customers: Column;
  readonly once: Column;
  readonly payment: Column;
  readonly orders?: Column;
  readonly goods?: Column;
  readonly tenureYears?: Column;
  readonly status?: Column;
}

/**
 * A curve at the times at which values ask for it. Which these are depends on the stays and the periods, and on no
 * input that a reader may change.
 */
export interface CurveOfPage {
  readonly survival: Points;
  readonly area: Points;
  /** Absent where the curve has no end. */
  readonly reachYears?: number;
}

/** Of a function, the values at some times. */
export interface Points {
  readonly years: Column;
  readonly values: Column;
}
