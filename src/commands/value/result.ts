import type { Distribution } from '../../core/numeric/quantile.ts';
import type { Shortage } from '../../core/survival/evidence.ts';
import type { ModelName } from '../../core/survival/model.ts';
import type { Interval } from '../../core/uncertainty/bootstrap.ts';
import type { Payback } from '../../core/value/payback.ts';
import type { StayReading } from '../../core/value/stay-readings.ts';
import type { StepName } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { Drawing } from '../economics/drawing.ts';
import type { Uncertainty } from '../economics/uncertainty.ts';
import type { ValueMethodName } from '../valuation/method.ts';

/** What `value` answers; see docs/guide.md for each field. */
export interface ValueResult extends Partial<Uncertainty> {
  readonly basis: 'spend' | 'margin';
  readonly method: ValueMethodName;
  /** Time between payments, as `--period` takes it. */
  readonly period: string;
  /** Customers whose tenure is unfinished, so that `observed` is too low for them; null where the files do not say. */
  readonly unfinished: number | null;
  readonly leftOut: readonly StepName[];
  /** With `--intervals`: how they were drawn. */
  readonly bootstrap?: Drawing;
  /** With `--acquisition-costs`: whether they name months, and so won those who began in them; else all customers. */
  readonly costsByMonth?: boolean;
  readonly total: SegmentValue;
  readonly segments: readonly SegmentValue[];
  /** With `--method all`: what each method makes of the same customers. */
  readonly methods?: readonly MethodValue[];
  /** With `--each`: how many customers passed `--where`, before `--top`. */
  readonly matching?: number;
  /** With `--each`. */
  readonly customers?: readonly CustomerValue[];
}

export interface SegmentValue extends Partial<SegmentAcquisition>, Partial<SegmentExpectations> {
  /** The value of each `--by` column; empty for the total. */
  readonly segment: Readonly<Record<string, string>>;
  readonly customers: number;
  readonly active: number | null;
  /** Σ amount ÷ Σ years covered; null where the amounts cover no time. */
  readonly annualSpend: number | null;
  /** Mean years of payment that the value counts; null where the segment has no customers. */
  readonly meanYears: number | null;
  /** Of one customer, before acquisition; null where the segment has no customers. */
  readonly lifetimeValue: Distribution | null;
  readonly waterfall: readonly Step[];
  /** Of all customers, before acquisition. */
  readonly totalValue: number;
  /** Of all customers, after acquisition. */
  readonly netValue: number;
  /** With `--intervals`. */
  readonly intervals?: SegmentIntervals;
  /** Of `netValue`. */
  readonly range?: { readonly low: number; readonly base: number; readonly high: number };
}

/** Between these a figure lies in 95 of 100 such samples of customers; null where an end is beyond all numbers. */
export interface SegmentIntervals {
  /** Of the mean lifetime value. */
  readonly mean: Interval | null;
  /** Of `totalValue`. */
  readonly total: Interval | null;
  readonly ltvToCac?: Interval | null;
}

/** What only expected values have. */
export interface SegmentExpectations {
  /** Of all customers: what their recorded tenures are worth. */
  readonly soFar: number;
  /** Of all customers: what the active ones are still to bring. */
  readonly toCome: number;
  /** Of one new customer, from the first payment, before acquisition; null without a spend a year. */
  readonly atAcquisition: number | null;
  /** How far the data of the segment reach. */
  readonly reachYears: number;
  /** The share of the total value that lies beyond the data. */
  readonly extrapolatedShare: number;
  /** Why the segment is too small for its estimates to say anything. */
  readonly marked: Shortage | null;
}

/** What one method makes of all customers; null where it has no answer. */
export interface MethodValue {
  readonly method: ComparedMethod;
  readonly model?: ModelName;
  readonly meanYears: number | null;
  /** Of one customer, before acquisition. */
  readonly lifetimeValue: number | null;
  /** Of all customers, each by their own segment. */
  readonly totalValue: number | null;
  /** Of all customers, taken as one segment. */
  readonly totalWithoutSegments: number | null;
  /** Why it differs. */
  readonly why: string;
}

export type ComparedMethod = StayReading | 'observed' | 'expected';

/** What winning the customers of a segment cost; absent without acquisition costs. */
export interface SegmentAcquisition {
  /** In all; null where no costs are recorded for the segment. */
  readonly acquisitionSpending: number | null;
  /** The customers that the spending won. */
  readonly customersWon: number;
  /** Spending ÷ customers won; null where either is missing. */
  readonly acquisitionCost: number | null;
  readonly ltvToCac: number | null;
  /** Of one customer; null: never, or no cost is known. */
  readonly payback: Payback;
}

export interface CustomerValue {
  readonly id: string;
  readonly segment: Readonly<Record<string, string>>;
  readonly annualSpend: number | null;
  readonly tenureYears: number | null;
  /** Expected values: their two parts. */
  readonly soFar?: number;
  readonly toCome?: number;
  readonly lifetimeValue: number;
  /** The `--keep` columns. */
  readonly kept?: Readonly<Record<string, string>>;
}
