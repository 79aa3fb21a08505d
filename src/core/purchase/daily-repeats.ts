import { firstDayOf, type PurchaseDays } from './purchase-totals.ts';

/** The repeat purchases of all customers on each day: those after a customer's first. */
export interface DailyRepeats {
  /** The first day with a purchase, in days since 1970-01-01. */
  readonly first: number;
  /** Of that day and each one after it. */
  readonly counts: Float64Array;
}

/** The repeat purchases of a log by day. */
export function dailyRepeats(days: Pick<PurchaseDays, 'customer' | 'day'>): DailyRepeats {
  const { customer, day } = days;
  if (day.length === 0) return { first: 0, counts: new Float64Array(0) };
  const first = firstDayOf(days);
  let last = first;
  for (let i = 0; i < day.length; i++) last = Math.max(last, day[i] as number);
  const counts = new Float64Array(last - first + 1);
  for (let i = 1; i < day.length; i++) {
    if (customer[i] !== customer[i - 1]) continue;
    const at = (day[i] as number) - first;
    counts[at] = (counts[at] as number) + 1;
  }
  return { first, counts };
}

/** The same up to a day. */
export const repeatsUpTo = ({ first, counts }: DailyRepeats, last: number): DailyRepeats => ({
  first,
  counts: counts.subarray(0, Math.max(0, last - first + 1)),
});
