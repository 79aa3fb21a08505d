import { isoDate } from '../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Records } from '../records/records.ts';
import { nobody, type OrderCustomers } from './customers-of-orders.ts';
import type { OrderRequest } from './order-request.ts';
import type { Orders } from './orders-of-rows.ts';
import { repeats } from './repeated-orders.ts';
import type { OrderSource } from './source.ts';

/** Orders that count, as purchases or as refunds, and why each of the others does not. */
export interface SortedOrders {
  /** Indexes of orders. */
  readonly purchases: Uint32Array;
  readonly refunds: Uint32Array;
  readonly fates: Map<number, Problem>;
}

/** Says of each order whether it counts. */
export function sortedOrders(
  records: Records,
  orders: Orders,
  customers: OrderCustomers,
  source: OrderSource,
  { basis, until }: Pick<OrderRequest, 'basis' | 'until'>,
): SortedOrders {
  const days = records.days('date');
  const fates = new Map<number, Problem>();
  const repeated = repeats(records, orders, customers, source);
  const fateOf = (order: number): Problem | 'purchase' | 'refund' => {
    const judged = orders.verdict(order);
    if (typeof judged !== 'string') return judged;
    const amount = orders.amount[order] ?? Number.NaN;
    const day = days[orders.firstRow[order] ?? 0] ?? 0;
    if (until !== undefined && day > until)
      return problem('order-after-until', { day: isoDate(day), until: isoDate(until) });
    if (customers.ofOrder[order] === nobody) return problem('order-guest', {});
    if (Number.isNaN(amount)) return problem('order-amount-missing', {});
    const id = repeated(order);
    if (id !== undefined) return problem('order-repeated', { id });
    const back = judged === 'refund' || (amount < 0 && source.negative === 'refund');
    if (!back) return amount < 0 ? problem('order-no-payment', { text: 'amount below 0' }) : judged;
    return basis === 'gross' ? problem('refund-left-out', {}) : 'refund';
  };
  const purchases = new Uint32Array(orders.count);
  const refunds = new Uint32Array(orders.count);
  let [bought, back] = [0, 0];
  for (let order = 0; order < orders.count; order++) {
    const fate = fateOf(order);
    if (fate === 'purchase') purchases[bought++] = order;
    else if (fate === 'refund') refunds[back++] = order;
    else fates.set(order, fate);
  }
  return { purchases: purchases.subarray(0, bought), refunds: refunds.slice(0, back), fates };
}

/** Sets aside the rows of the orders that do not count. */
export function setAsideOrders(
  records: Records,
  { ofRow }: Orders,
  fates: ReadonlyMap<number, Problem>,
): void {
  if (fates.size === 0) return;
  for (let row = 0; row < ofRow.length; row++) {
    const fate = fates.get(ofRow[row] ?? 0);
    if (fate !== undefined) records.setAside(row, fate);
  }
}
