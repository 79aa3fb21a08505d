import { dailyRepeats } from '../purchase/daily-repeats.ts';
import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import type { KnownPurchases } from './known-purchases.ts';

/**
 * Divides the purchases by groups of customers, who are renumbered in each. Each row is read once, however many groups
 * there are.
 *
 * @param parts - the numbers of the customers of each group, rising
 */
export function partsOfPurchases(
  { totals, summary, days, counted }: KnownPurchases,
  parts: readonly Uint32Array[],
): readonly KnownPurchases[] {
  if (counted !== undefined) return parts.map(counted.part);
  const starts = days === null ? undefined : startsOf(days);
  return parts.map((members) => {
    const ofPart = days === null || starts === undefined ? null : partOfDays(days, starts, members);
    return {
      totals: {
        orders: counts(totals.orders, members),
        firstDay: dates(totals.firstDay, members),
        lastDay: dates(totals.lastDay, members),
        amount: numbers(totals.amount, members),
      },
      summary: {
        purchases: counts(summary.purchases, members),
        recency: numbers(summary.recency, members),
        age: numbers(summary.age, members),
        meanSpend: numbers(summary.meanSpend, members),
      },
      days: ofPart,
      repeats: ofPart && dailyRepeats(ofPart),
    };
  });
}

const numbers = (column: Float64Array, of: Uint32Array) =>
  Float64Array.from(of, (i) => column[i] as number);
const counts = (column: Uint32Array, of: Uint32Array) =>
  Uint32Array.from(of, (i) => column[i] as number);
const dates = (column: Int32Array, of: Uint32Array) =>
  Int32Array.from(of, (i) => column[i] as number);

/** The index of the first day of each customer, and at the end the number of days. */
function startsOf({ customers, customer }: PurchaseDays): Uint32Array {
  const starts = new Uint32Array(customers + 1).fill(customer.length);
  for (let i = customer.length - 1; i >= 0; i--) starts[customer[i] as number] = i;
  return starts;
}

function partOfDays(days: PurchaseDays, starts: Uint32Array, members: Uint32Array): PurchaseDays {
  const kept: number[] = [];
  const customer: number[] = [];
  for (const [place, i] of members.entries()) {
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++) {
      kept.push(at);
      customer.push(place);
    }
  }
  const rows = Uint32Array.from(kept);
  return {
    customers: members.length,
    customer: Uint32Array.from(customer),
    day: dates(days.day, rows),
    amount: numbers(days.amount, rows),
    ...(days.orders !== undefined && { orders: rows.map((at) => days.orders?.[at] ?? 0) }),
    ...(days.goods !== undefined && { goods: numbers(days.goods, rows) }),
    minorUnits: days.minorUnits,
  };
}
