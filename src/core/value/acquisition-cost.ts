import { type CustomerRows, customersOf, noDay } from '../customers.ts';
import { ExactSum } from '../numeric/exact-sum.ts';
import { calendarDate } from '../quantity/calendar.ts';
import type { Segments } from '../segments.ts';

/** Spending on winning the customers of one segment, in one month or in all. */
export interface AcquisitionSpending {
  readonly segment: Readonly<Record<string, string>>;
  /** "2026-03"; absent: at any time. */
  readonly month?: string;
  readonly cost: number;
}

/** The spending on a segment and the customers that it won. */
export interface SegmentCost {
  readonly segment: Readonly<Record<string, string>>;
  readonly spending: number;
  readonly customersWon: number;
}

/**
 * Acquisition spending by segment, with the number of customers it won: all customers of the segment, or, where the
 * spending is by month, those who began in one of its months. Customers without a start day count in no month.
 *
 * @param customers - each is one, or as many as its column `customers` says
 * @returns one a segment that has spending, in the order in which they first appear; also those
 *   that have no customers
 * @throws {RangeError} spending is by month and the customers have no start
 */
export function segmentCosts(
  customers: Pick<CustomerRows, 'count' | 'customers' | 'startDay'>,
  { keys, codes }: Segments,
  rows: readonly AcquisitionSpending[],
): SegmentCost[] {
  const spent = new Map<
    string,
    { segment: AcquisitionSpending['segment']; sum: ExactSum; months: Set<string> | undefined }
  >();
  for (const { segment, month, cost } of rows) {
    const name = nameOf(segment);
    let entry = spent.get(name);
    if (entry === undefined) {
      entry = { segment, sum: new ExactSum(), months: month === undefined ? undefined : new Set() };
      spent.set(name, entry);
    }
    entry.sum.add(cost);
    // Spending without a month won customers of any month.
    if (month === undefined) entry.months = undefined;
    else entry.months?.add(month);
  }
  const won = new Map<string, number>();
  const names = keys.map(nameOf);
  const monthNames = new Map<number, string>();
  for (let i = 0; i < customers.count; i++) {
    const name = names[codes[i] ?? 0] ?? '';
    const months = spent.get(name)?.months;
    if (months !== undefined) {
      const month = startMonth(customers, i, monthNames);
      if (month === undefined || !months.has(month)) continue;
    }
    won.set(name, (won.get(name) ?? 0) + customersOf(customers, i));
  }
  return [...spent].map(([name, { segment, sum }]) => ({
    segment,
    spending: sum.total(),
    customersWon: won.get(name) ?? 0,
  }));
}

/** Spending ÷ customers won; null where nobody was won, or no spending is known. */
export const costEach = (cost: Omit<SegmentCost, 'segment'> | undefined): number | null =>
  cost === undefined || cost.customersWon === 0 ? null : cost.spending / cost.customersWon;

/** A key of a segment, whatever the order of its columns. */
export const nameOf = (segment: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(segment).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * "2026-03"; undefined where the start is not known.
 *
 * @param known - the months of days met before: many customers begin on one day
 */
function startMonth(
  { startDay }: Pick<CustomerRows, 'startDay'>,
  i: number,
  known: Map<number, string>,
): string | undefined {
  const day = startDay?.[i];
  if (day === undefined) throw new RangeError('spending by month needs start days');
  if (day === noDay) return undefined;
  const found = known.get(day);
  if (found !== undefined) return found;
  const { year, month } = calendarDate(day);
  const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  known.set(day, name);
  return name;
}
