import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { placeholderDays, placeholderText } from '../cells/placeholder-days.ts';
import type { Records } from '../records/records.ts';
import { nobody, type OrderCustomers } from './names/customers-of-orders.ts';
import type { OrderRequest } from './order-request.ts';
import type { Orders } from './orders-of-rows.ts';
import { givesBack, paidBack } from './paid-back.ts';
import type { OrderSource } from './source.ts';

/** Orders that count, as purchases or as refunds, and why each of the others does not. */
export interface SortedOrders {
  /** Indexes of orders. */
  readonly purchases: Uint32Array;
  readonly refunds: Uint32Array;
  readonly leftOut: Map<number, Problem>;
}

/** Says of each order whether it counts. */
export function sortedOrders(
  records: Records,
  orders: Orders,
  customers: OrderCustomers,
  source: OrderSource,
  { amounts, since, until }: Pick<OrderRequest, 'amounts' | 'since' | 'until'>,
): SortedOrders {
  const days = records.days('date');
  const leftOut = new Map<number, Problem>();
  const isPaidBack = paidBack(records, orders, customers, source);
  const placeholders = placeholderDays(days);
  const outcomeOf = (order: number): Problem | 'purchase' | 'refund' => {
    const status = orders.statusOf(order);
    const amount = orders.amount[order] ?? Number.NaN;
    const isBack = givesBack(amount, source);
    if (typeof status !== 'string' && !(status.isSale && isBack)) {
      const counts = status.isRefunded === true && (amounts === 'gross' || isPaidBack(order));
      if (!counts) return status.reason;
    }
    const day = days[orders.firstRow[order] ?? 0] ?? 0;
    if (day === noDay) return problem('order-date-missing', {});
    if (placeholders.has(day))
      return problem('order-date-placeholder', { day: placeholderText(day) });
    if (since !== undefined && day < since)
      return problem('order-before-since', {
        days: { day: isoDate(day), since: isoDate(since) },
      });
    if (until !== undefined && day > until)
      return problem('order-after-until', {
        days: { day: isoDate(day), until: isoDate(until) },
      });
    if (customers.ofOrder[order] === nobody) return problem('order-guest', {});
    if (Number.isNaN(amount)) return problem('order-amount-missing', {});
    if (status !== 'refund' && !isBack)
      return amount < 0 ? problem('order-no-payment', { text: 'amount below 0' }) : 'purchase';
    return amounts === 'gross' ? problem('refund-left-out', {}) : 'refund';
  };
  const purchases = new Uint32Array(orders.count);
  const refunds = new Uint32Array(orders.count);
  let [bought, back] = [0, 0];
  const [from, to] = [Math.max(since ?? -Infinity, noDay + 1), until ?? Infinity];
  /** Whether nothing speaks against an order, which is the case of nearly all: as `outcomeOf`, but quick. */
  const isPlain = (order: number): boolean => {
    const day = days[orders.firstRow[order] ?? 0] ?? noDay;
    return (
      (orders.amount[order] ?? Number.NaN) >= 0 &&
      day >= from &&
      day <= to &&
      customers.ofOrder[order] !== nobody &&
      placeholders.size === 0 &&
      orders.statusOf(order) === 'purchase'
    );
  };
  for (let order = 0; order < orders.count; order++) {
    const outcome = isPlain(order) ? 'purchase' : outcomeOf(order);
    if (outcome === 'purchase') purchases[bought++] = order;
    else if (outcome === 'refund') refunds[back++] = order;
    else leftOut.set(order, outcome);
  }
  return { purchases: purchases.subarray(0, bought), refunds: refunds.slice(0, back), leftOut };
}

/** Sets aside the rows of the orders that do not count, and those that add nothing to one that does. */
export function setAsideOrders(
  records: Records,
  { ofRow, outcomeOf }: Orders,
  leftOut: ReadonlyMap<number, Problem>,
): void {
  if (leftOut.size === 0 && outcomeOf === undefined) return;
  for (let row = 0; row < ofRow.length; row++) {
    const outcome = leftOut.get(ofRow[row] ?? 0) ?? outcomeOf?.(row);
    if (outcome !== undefined) records.setAside(row, outcome);
  }
}
