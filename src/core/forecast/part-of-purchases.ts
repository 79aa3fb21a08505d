import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import type { KnownPurchases } from './purchase-forecast.ts';

/**
 * What is known of some of the customers, numbered anew in their order.
 *
 * @param members - their numbers, rising
 */
export function partOfPurchases(
  { totals, summary, days }: KnownPurchases,
  members: Uint32Array,
): KnownPurchases {
  const numbers = (column: Float64Array) => Float64Array.from(members, (i) => column[i] as number);
  const counts = (column: Uint32Array) => Uint32Array.from(members, (i) => column[i] as number);
  const dates = (column: Int32Array) => Int32Array.from(members, (i) => column[i] as number);
  return {
    totals: {
      orders: counts(totals.orders),
      firstDay: dates(totals.firstDay),
      lastDay: dates(totals.lastDay),
      amount: numbers(totals.amount),
    },
    summary: {
      purchases: counts(summary.purchases),
      recency: numbers(summary.recency),
      age: numbers(summary.age),
      meanSpend: numbers(summary.meanSpend),
    },
    days: days === null ? null : partOfDays(days, members),
  };
}

function partOfDays({ customers, ...days }: PurchaseDays, members: Uint32Array): PurchaseDays {
  const number = new Int32Array(customers).fill(-1);
  for (const [place, customer] of members.entries()) number[customer] = place;
  const kept: number[] = [];
  for (let i = 0; i < days.customer.length; i++)
    if ((number[days.customer[i] as number] as number) >= 0) kept.push(i);
  return {
    customers: members.length,
    customer: Uint32Array.from(kept, (i) => number[days.customer[i] as number] as number),
    day: Int32Array.from(kept, (i) => days.day[i] as number),
    amount: Float64Array.from(kept, (i) => days.amount[i] as number),
    minorUnits: days.minorUnits,
  };
}
