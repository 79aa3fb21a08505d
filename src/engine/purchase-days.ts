import type { PurchaseDays } from '../core/purchase/purchase-totals.ts';
import { minorUnits } from '../input/orders/minor-amounts.ts';
import { type GroupedOrders, OrderBuffer } from './grouped-orders.ts';

/** What the orders of customers come to, and what our own reader may see otherwise. */
export interface GroupedDays {
  readonly days: PurchaseDays;
  readonly purchases: number;
  readonly refunds: number;
  readonly lastDay: number;
  /** A refund with no purchase before it, which our own reader sets aside with its line. */
  readonly unmatched: boolean;
  /** Two orders of one customer, on one day and of one amount: perhaps one that comes up twice. */
  readonly alike: boolean;
}

/**
 * Days with a purchase, sorted by customer and day, as `purchaseDays` of our own reader has them: orders of
 * one day are one purchase, and an amount below 0 is a refund, taken off the latest purchase up to its day.
 *
 * @param order - the customers in the order in which they are to be
 */
export function groupedDays(grouped: GroupedOrders, order: Uint32Array): GroupedDays {
  const { orders } = grouped;
  const customer = new Uint32Array(orders);
  const day = new Int32Array(orders);
  const amount = new Float64Array(orders);
  const buffer = new OrderBuffer();
  let [count, refunds, lastDay, unmatched, alike] = [0, 0, -Infinity, false, false];
  for (let number = 0; number < order.length; number++) {
    grouped.ordersOf(order[number] ?? 0, buffer);
    const { days, amounts } = buffer;
    const begin = count;
    for (let i = 0; i < buffer.count; i++) {
      const [when = 0, spent = 0] = [days[i], amounts[i]];
      if (i > 0 && when === days[i - 1] && spent === amounts[i - 1]) alike = true;
      if (spent < 0) continue;
      if (count === begin || day[count - 1] !== when) {
        customer[count] = number;
        day[count] = when;
        count += 1;
      }
      amount[count - 1] = (amount[count - 1] ?? 0) + spent;
    }
    lastDay = Math.max(lastDay, days[buffer.count - 1] ?? lastDay);
    let entry = count - 1;
    for (let i = buffer.count - 1; i >= 0; i--) {
      const [when = 0, spent = 0] = [days[i], amounts[i]];
      if (spent >= 0) continue;
      refunds += 1;
      while (entry >= begin && (day[entry] ?? 0) > when) entry -= 1;
      if (entry < begin) unmatched = true;
      else amount[entry] = (amount[entry] ?? 0) + spent;
    }
  }
  return {
    days: {
      customers: order.length,
      customer: customer.subarray(0, count),
      day: day.subarray(0, count),
      amount: amount.subarray(0, count),
      minorUnits,
    },
    purchases: orders - refunds,
    refunds,
    lastDay,
    unmatched,
    alike,
  };
}
