import type { ChangeLog } from '../../core/movements/amount-changes.ts';
import type { CalendarMonth } from '../../core/movements/calendar-months.ts';
import { onGrid } from '../../core/numeric/decimal-grid.ts';
import { type Segments, segmentsBy } from '../../core/segments.ts';
import type { Duplicates } from '../customer-request.ts';
import { labelName } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';

/** A trial that ended in a month, and whether it was paid for afterwards. */
export interface EndedTrial {
  readonly month: CalendarMonth;
  readonly segment: number;
  readonly converted: boolean;
}

/** Monthly recurring revenue by subscriber: every source of it is read as this. */
export interface RecurringRevenue {
  readonly log: ChangeLog;
  /** The month at whose end the amounts are the first opening. */
  readonly opening: CalendarMonth;
  readonly last: CalendarMonth;
  /** The day up to which the last month goes, in days since 1970-01-01, where that is not its end. */
  readonly lastDay: number | undefined;
  readonly segments: Segments['keys'];
  readonly segmentOf: (part: number) => number;
  readonly eachPart: boolean;
  /** Undefined where the files do not show trials. */
  readonly trials: readonly EndedTrial[] | undefined;
}

/** Decimals of a price that is divided by the months of its period. */
const cents = 2;

/**
 * The amount a month of a price for several: divided, and rounded to the cent, so that each subscriber's amount is one
 * that can be added up by hand. A price of a month stays as it is.
 */
export const monthlyAmount = (amount: number, months: number): number =>
  months === 1 ? amount : onGrid(amount / months, cents);

/** A length in years as months, whole where it is whole but for rounding. */
export function monthsIn(years: number): number {
  const months = years * 12;
  const whole = Math.round(months);
  return Math.abs(months - whole) < 1e-9 ? whole : months;
}

/** What options say of a log of changes, or of invoices. */
export interface LogSettings {
  /** Columns that divide the revenue. */
  readonly by: readonly string[];
  /** The day up to which the log goes, in days since 1970-01-01. */
  readonly asOf: number | undefined;
  readonly duplicates: Duplicates | undefined;
}

/** Of each row: who pays, and the segment that the amount is in. */
export interface RowsOfSubscribers {
  readonly subscribers: Uint32Array;
  readonly segments: Segments;
}

/** Who pays in each row, and in which segment: a value of each column of `by`. */
export function rowsOfSubscribers(records: Records, by: readonly string[]): RowsOfSubscribers {
  const labels = new Map(by.map((header) => [header, records.coded(labelName(header))]));
  return {
    subscribers: records.numbered('id').codes,
    segments: segmentsBy({ count: records.count, labels }, by),
  };
}

/** The segments of a source whose amounts each stand in a row with their segment. */
export const segmentParts = ({
  segments,
}: RowsOfSubscribers): Pick<RecurringRevenue, 'segments' | 'segmentOf' | 'eachPart'> => ({
  segments: segments.keys,
  segmentOf: (part) => part,
  eachPart: false,
});
