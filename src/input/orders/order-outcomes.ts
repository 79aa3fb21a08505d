import { isoDate } from '../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Records } from '../records/records.ts';
import { nobody, type OrderCustomers } from './customers-of-orders.ts';
import type { OrderRequest } from './order-request.ts';
import type { Orders } from './orders-of-rows.ts';
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
  { basis, until }: Pick<OrderRequest, 'basis' | 'until'>,
): SortedOrders {
  const days = records.days('date');
  const leftOut = new Map<number, Problem>();
  const repeated = repeats(records, orders, customers, source);
  const isPaidBack = paidBack(orders, customers, source);
  const outcomeOf = (order: number): Problem | 'purchase' | 'refund' => {
    const status = orders.statusOf(order);
    const amount = orders.amount[order] ?? Number.NaN;
    const givesBack = amount < 0 && source.negative === 'refund';
    if (typeof status !== 'string' && !(status.isSale && givesBack)) {
      const counts = status.isRefunded === true && (basis === 'gross' || isPaidBack(order));
      if (!counts) return status.reason;
    }
    const day = days[orders.firstRow[order] ?? 0] ?? 0;
    if (until !== undefined && day > until)
      return problem('order-after-until', { day: isoDate(day), until: isoDate(until) });
    if (customers.ofOrder[order] === nobody) return problem('order-guest', {});
    if (Number.isNaN(amount)) return problem('order-amount-missing', {});
    const id = repeated(order);
    if (id !== undefined) return problem('order-repeated', { id });
    if (status !== 'refund' && !givesBack)
      return amount < 0 ? problem('order-no-payment', { text: 'amount below 0' }) : 'purchase';
    return basis === 'gross' ? problem('refund-left-out', {}) : 'refund';
  };
  const purchases = new Uint32Array(orders.count);
  const refunds = new Uint32Array(orders.count);
  let [bought, back] = [0, 0];
  for (let order = 0; order < orders.count; order++) {
    const outcome = outcomeOf(order);
    if (outcome === 'purchase') purchases[bought++] = order;
    else if (outcome === 'refund') refunds[back++] = order;
    else leftOut.set(order, outcome);
  }
  return { purchases: purchases.subarray(0, bought), refunds: refunds.slice(0, back), leftOut };
}

/**
 * Tells a sale whose refund is in the log as an amount: beside the sale, or as a row of its own, of the same customer
 * and amount. The sale then counts, less the refund.
 */
function paidBack(
  { count, amount, refunded, statusOf }: Orders,
  { ofOrder }: OrderCustomers,
  source: OrderSource,
): (order: number) => boolean {
  const shape = (order: number) => `${ofOrder[order]} ${Math.abs(amount[order] ?? 0)}`;
  let refunds: Set<string> | undefined;
  const refundRows = () => {
    const found = new Set<string>();
    for (let order = 0; order < count; order++) {
      const isBack = (amount[order] ?? 0) < 0 && source.negative === 'refund';
      if (isBack || statusOf(order) === 'refund') found.add(shape(order));
    }
    return found;
  };
  return (order) => {
    if (Math.abs(refunded[order] ?? 0) > 0) return true;
    refunds ??= refundRows();
    return refunds.has(shape(order));
  };
}

/** Sets aside the rows of the orders that do not count. */
export function setAsideOrders(
  records: Records,
  { ofRow }: Orders,
  leftOut: ReadonlyMap<number, Problem>,
): void {
  if (leftOut.size === 0) return;
  for (let row = 0; row < ofRow.length; row++) {
    const outcome = leftOut.get(ofRow[row] ?? 0);
    if (outcome !== undefined) records.setAside(row, outcome);
  }
}

/**
 * Tells an order that came up before, number, day, customer and amount alike: exports overlap. Asked of
 * one order after another, it gives the number of one that came up before, or undefined.
 */
function repeats(
  records: Records,
  { firstRow, amount }: Orders,
  { ofOrder }: OrderCustomers,
  { row: kind }: OrderSource,
): (order: number) => string | undefined {
  if (kind !== 'order' || !records.has('order')) return () => undefined;
  const { codes, values } = records.coded('order');
  const days = records.days('date');
  const shape = (order: number): string =>
    [days[firstRow[order] ?? 0], ofOrder[order], amount[order]].join(' ');
  /** By number, the first order that has it, and 1; 0 where none has come up. */
  const first = new Uint32Array(values.length);
  /** By number, where it has come up twice, what the orders that have it are like. */
  const shapes = new Map<number, Set<string>>();
  return (order) => {
    const code = codes[firstRow[order] ?? 0] ?? 0;
    const id = values[code] ?? '';
    if (id === '') return undefined;
    const known = first[code] ?? 0;
    if (known === 0) {
      first[code] = order + 1;
      return undefined;
    }
    const seen = shapes.get(code) ?? new Set([shape(known - 1)]);
    shapes.set(code, seen);
    const current = shape(order);
    if (seen.has(current)) return id;
    seen.add(current);
    return undefined;
  };
}
