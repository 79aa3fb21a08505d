import { noDay } from '../../core/customers.ts';
import type { Records } from '../records/records.ts';
import type { OrderCustomers } from './names/customers-of-orders.ts';
import type { Orders } from './orders-of-rows.ts';
import type { OrderSource } from './source.ts';

/** Whether an amount is money that goes back. */
export const givesBack = (amount: number, { negative }: Pick<OrderSource, 'negative'>): boolean =>
  amount < 0 && negative === 'refund';

/**
 * Tells a sale whose refund is in the log as an amount: beside the sale, or as an order of its own, of the same customer
 * and amount, on the day of the sale or later. Each of these belongs to one sale, if possible to one of its number, else
 * to the latest. The sale then counts, less the refund.
 */
export function paidBack(
  records: Records,
  orders: Orders,
  { ofOrder }: OrderCustomers,
  source: OrderSource,
): (order: number) => boolean {
  let found: ReadonlySet<number> | undefined;
  const pairs = () => {
    const { count, amount, refunded, firstRow, statusOf } = orders;
    const days = records.days('date');
    const dayOf = (order: number): number => days[firstRow[order] ?? 0] ?? noDay;
    const isSale = (order: number): boolean => {
      const status = statusOf(order);
      return (
        typeof status !== 'string' &&
        status.isRefunded === true &&
        (amount[order] ?? 0) > 0 &&
        !(Math.abs(refunded[order] ?? 0) > 0)
      );
    };
    const isRefund = (order: number): boolean => {
      const status = statusOf(order);
      if (status === 'refund') return true;
      return (status === 'purchase' || status.isSale) && givesBack(amount[order] ?? 0, source);
    };
    const ofPairs = Array.from({ length: count }, (_, order) => order)
      .filter((order) => dayOf(order) !== noDay && (isSale(order) || isRefund(order)))
      // Of one day the sales come first.
      .sort((a, b) => dayOf(a) - dayOf(b) || Number(isRefund(a)) - Number(isRefund(b)));
    const shape = (order: number) => `${ofOrder[order]} ${Math.abs(amount[order] ?? 0)}`;
    const { codes, blank } = records.numbered('order');
    const numberOf = (order: number): number => codes[firstRow[order] ?? 0] ?? blank;
    const paired = new Set<number>();
    const pair = (some: readonly number[], keyOf: (order: number) => string): void => {
      const sales = new Map<string, number[]>();
      for (const order of some) {
        if (paired.has(order)) continue;
        const key = keyOf(order);
        const open = sales.get(key) ?? [];
        sales.set(key, open);
        if (!isRefund(order)) open.push(order);
        else {
          const sale = open.pop();
          if (sale !== undefined) paired.add(sale).add(order);
        }
      }
    };
    const isNumbered = (order: number): boolean => numberOf(order) !== blank;
    pair(ofPairs.filter(isNumbered), (order) => `${numberOf(order)} ${shape(order)}`);
    pair(ofPairs, shape);
    return paired;
  };
  return (order) => {
    if (Math.abs(orders.refunded[order] ?? 0) > 0) return true;
    found ??= pairs();
    return found.has(order);
  };
}
