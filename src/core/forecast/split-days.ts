import type { PurchaseDays } from '../purchase/purchase-totals.ts';

/** A log of purchases parted in time: what was known at the end of a day, and what came after it. */
export interface SplitDays {
  /** The days up to the split, of the customers who had bought by then. */
  readonly known: PurchaseDays;
  /** Which customers these are, by their numbers in the whole log. */
  readonly customers: Uint32Array;
  /** Customers whose first purchase came later: nothing was known of them. */
  readonly leftOut: number;
  /** Of each customer known, the days with a purchase after the split. */
  readonly purchases: Float64Array;
  /** What they spent on these days, in the currency. */
  readonly spend: Float64Array;
  /** Purchases of all of them in each week after the split. */
  readonly weekly: Float64Array;
}

/**
 * Parts a log at the end of a day.
 *
 * @param last - the last day that is known, in days since 1970-01-01
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
  const weekly = new Float64Array(Math.ceil((until - last) / 7));
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
      const week = Math.floor((when - last - 1) / 7);
      weekly[week] = (weekly[week] as number) + 1;
    }
  }
  const size = number + 1;
  return {
    known: { customers: size, ...known, minorUnits },
    customers: customers.subarray(0, size),
    leftOut,
    purchases: purchases.subarray(0, size),
    spend: spend.subarray(0, size).map((sum) => sum / minorUnits),
    weekly,
  };
}
