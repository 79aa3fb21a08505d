import type { CohortUnit } from '../../core/cohorts/calendar-periods.ts';
import type { SpendBasis } from '../../input/orders/order-request.ts';
import type { SourceName } from '../../input/orders/source.ts';

/** What `cohorts` answers; see docs/guide.md for each field. */
export interface CohortsResult {
  /** What the log was recognised as. */
  readonly source: SourceName;
  readonly basis: SpendBasis;
  /** What was taken off the amounts, where the export has it. */
  readonly takenOff: readonly ('refunds' | 'tax' | 'shipping')[];
  /** Whether amounts are what customers spent, or what was left of it. */
  readonly measure: 'spend' | 'margin';
  /** The calendar period. */
  readonly cohort: CohortUnit;
  /** First day with a purchase, 2024-05-01. */
  readonly from: string;
  /** Last day of the observation. */
  readonly until: string;
  /** Orders that count; several of a customer on one day are one purchase. */
  readonly orders: number;
  /** Refunds that were taken off, of those that stand in rows of their own. */
  readonly refunds: number;
  /** Whether costs of winning customers are by month; absent where there is no file of them. */
  readonly costsByMonth?: boolean;
  /** Every cell over the cohorts that have been observed for so long. */
  readonly total: CohortLine;
  readonly cohorts: readonly CohortLine[];
  /** The latest first; empty where the log is shorter than two years. */
  readonly revenueKept: readonly YearKept[];
}

export interface CohortLine extends Partial<CohortAcquisition> {
  /** "2024-05", "2024-Q2" or "2024"; null with `--by`, and in the total. */
  readonly cohort: string | null;
  /** The value of each `--by` column; empty in the total. */
  readonly segment: Readonly<Record<string, string>>;
  readonly customers: number;
  /** What they have brought until the last day, finished or not. */
  readonly soFar: number;
  readonly after: readonly AfterDays[];
  /** From the period of the first purchase to that of the last day. */
  readonly periods: readonly PeriodCell[];
}

/** Null where not the whole intake has been observed for so long. */
export interface AfterDays {
  readonly days: number;
  /** Customers whose intake has been observed for so long. */
  readonly customers: number;
  readonly perCustomer: number | null;
  /** Share who had bought again. */
  readonly returned: number | null;
}

/** Null where not the whole intake has been observed to the end of the period. */
export interface PeriodCell {
  /** 0 is that of the first purchase. */
  readonly period: number;
  /** Customers whose intake has been observed to the end of it. */
  readonly customers: number;
  /** Share who bought in it. */
  readonly active: number | null;
  /** Share who bought in any from the first after the intake to this. */
  readonly returned: number | null;
}

/** With a cost of winning customers. */
export interface CohortAcquisition {
  /** Null where none is recorded. */
  readonly acquisitionSpending: number | null;
  readonly customersWon: number;
  readonly acquisitionCost: number | null;
  /** What a customer has brought so far, by the cost of winning one. */
  readonly earnedBack: number | null;
  readonly payback: {
    /** Since the first purchase; null where it was not reached, or no cost is known. */
    readonly days: number | null;
    /** Customers who were observed for so long. */
    readonly customers: number;
    /** For how many days anybody was observed; −1 where the intake is not over. */
    readonly observedDays: number;
  };
}

/** What became in one year of the customers of the year before. */
export interface YearKept {
  /** Last day of the later year; the earlier ends twelve months before. */
  readonly until: string;
  /** Who bought in the earlier year. */
  readonly customers: number;
  /** Of them, who bought in the later. */
  readonly stayed: number;
  /** Their spend in the earlier year, and in the later. */
  readonly spend: number;
  readonly spendNext: number;
  readonly netRevenueRetention: number | null;
  readonly grossRevenueRetention: number | null;
  readonly logoRetention: number | null;
}
