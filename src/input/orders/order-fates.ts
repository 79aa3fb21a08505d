import { type Problem, problem } from '../../core/problem.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Records } from '../records/records.ts';
import { nobody, type OrderCustomers } from './customers-of-orders.ts';
import type { OrderRequest } from './order-request.ts';
import type { Orders } from './orders-of-rows.ts';
import type { OrderSource } from './source.ts';

/** Orders that count, as purchases or as refunds, and why each of the others does not. */
export interface SortedOrders {
  /** Indexes of orders. */
  readonly purchases: readonly number[];
  readonly refunds: readonly number[];
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
  const purchases: number[] = [];
  const refunds: number[] = [];
  const fates = new Map<number, Problem>();
  const repeated = repeats(records, orders, customers, source);
  const numbers = records.coded('order');
  const fateOf = (order: number): Problem | 'purchase' | 'refund' => {
    const judged = orders.verdict[order] ?? 'purchase';
    if (typeof judged !== 'string') return judged;
    const amount = orders.amount[order] ?? Number.NaN;
    const row = orders.firstRow[order] ?? 0;
    const day = days[row] ?? 0;
    if (until !== undefined && day > until)
      return problem('order-after-until', { day: isoDate(day), until: isoDate(until) });
    if (customers.ofOrder[order] === nobody) return problem('order-guest', {});
    if (Number.isNaN(amount)) return problem('order-amount-missing', {});
    if (repeated(order))
      return problem('order-repeated', { id: numbers.values[numbers.codes[row] ?? 0] ?? '' });
    const back = judged === 'refund' || (amount < 0 && source.negative === 'refund');
    if (!back) return amount < 0 ? problem('order-no-payment', { text: 'amount below 0' }) : judged;
    return basis === 'gross' ? problem('refund-left-out', {}) : 'refund';
  };
  for (let order = 0; order < orders.count; order++) {
    const fate = fateOf(order);
    if (fate === 'purchase') purchases.push(order);
    else if (fate === 'refund') refunds.push(order);
    else fates.set(order, fate);
  }
  return { purchases, refunds, fates };
}

/** Tells an order that came up before, number, day, customer and amount alike: exports overlap. */
function repeats(
  records: Records,
  { firstRow, amount }: Orders,
  { ofOrder }: OrderCustomers,
  { row: kind }: OrderSource,
): (order: number) => boolean {
  const { codes, values } = records.coded('order');
  const days = records.days('date');
  const seen = new Set<string>();
  return (order) => {
    const row = firstRow[order] ?? 0;
    const code = codes[row] ?? 0;
    if (kind !== 'order' || values[code] === '') return false;
    const key = [code, days[row], ofOrder[order], amount[order]].join(' ');
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  };
}

/** Sets aside the rows of the orders that do not count. */
export function setAsideOrders(
  records: Records,
  { ofRow }: Orders,
  fates: ReadonlyMap<number, Problem>,
): void {
  for (const [row, order] of ofRow.entries()) {
    const fate = fates.get(order);
    if (fate !== undefined) records.setAside(row, fate);
  }
}
