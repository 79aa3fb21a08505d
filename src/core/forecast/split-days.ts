import type { DailyRepeats } from '../purchase/daily-repeats.ts';
import type { PurchaseDays } from '../purchase/purchase-totals.ts';

/** A log of purchases split at the end of a day. */
export interface SplitDays {
  /** The days up to the split, of the customers who had bought by then. */
  readonly known: PurchaseDays;
  /** The numbers of these customers in the whole log. */
  readonly customers: Uint32Array;
  /** The number of customers whose first purchase came later. */
  readonly leftOut: number;
  /** The days with a purchase after the split, for each customer known by then. */
  readonly purchases: Float64Array;
  /** Their spend on these days, in the currency. */
  readonly spend: Float64Array;
  /** Purchases of all these customers on each day after the split. */
  readonly daily: Float64Array;
}

/** Sums of seven days; the last week may be shorter. */
export function weeksOf(daily: Float64Array): Float64Array {
  const weekly = new Float64Array(Math.ceil(daily.length / 7));
  for (const [i, purchases] of daily.entries()) {
    const week = Math.floor(i / 7);
    weekly[week] = (weekly[week] as number) + purchases;
  }
  return weekly;
}

/** The repeat purchases of each week up to a day, which is the last of the last week; the first may be shorter. */
export function weeksUpTo({ first, counts }: DailyRepeats, last: number): Float64Array {
  const weekly = new Float64Array(Math.ceil((last - first + 1) / 7));
  for (let day = first; day <= last; day++) {
    const week = weekly.length - 1 - Math.floor((last - day) / 7);
    weekly[week] = (weekly[week] as number) + (counts[day - first] ?? 0);
  }
  return weekly;
}

/**
 * Splits a log at the end of a day.
 *
 * @param last - the last day before the split, in days since 1970-01-01
 * @param until - the last day of the observation
 */
export function splitDays(days: PurchaseDays, last: number, until: number): SplitDays {
  const { customer, day, amount, minorUnits } = days;
  const count = day.length;
  let keptDays = 0;
  for (let i = 0; i < count; i++) if ((day[i] as number) <= last) keptDays += 1;
  const known = {
    customer: new Uint32Array(keptDays),
    day: new Int32Array(keptDays),
    amount: new Float64Array(keptDays),
  };
  const customers = new Uint32Array(days.customers);
  const purchases = new Float64Array(days.customers);
  const spend = new Float64Array(days.customers);
  const daily = new Float64Array(until - last);
  let number = -1;
  let current = -1;
  let leftOut = 0;
  let isKnown = false;
  let at = 0;
  for (let i = 0; i < count; i++) {
    const who = customer[i] as number;
    const when = day[i] as number;
    if (who !== current) {
      current = who;
      isKnown = when <= last;
      if (isKnown) {
        number += 1;
        customers[number] = who;
      } else leftOut += 1;
    }
    if (!isKnown) continue;
    if (when <= last) {
      known.customer[at] = number;
      known.day[at] = when;
      known.amount[at] = amount[i] as number;
      at += 1;
    } else {
      purchases[number] = (purchases[number] as number) + 1;
      spend[number] = (spend[number] as number) + (amount[i] as number);
      daily[when - last - 1] = (daily[when - last - 1] as number) + 1;
    }
  }
  const size = number + 1;
  return {
    known: { customers: size, ...known, minorUnits },
    customers: customers.subarray(0, size),
    leftOut,
    purchases: purchases.subarray(0, size),
    spend: spend.subarray(0, size).map((sum) => sum / minorUnits),
    daily,
  };
}
