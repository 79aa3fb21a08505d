import type { Records } from '../records/records.ts';
import type { OrderCustomers } from './customers-of-orders.ts';
import type { Orders } from './orders-of-rows.ts';
import type { OrderSource } from './source.ts';

/**
 * Tells an order that came up before, number, day, customer and amount alike: exports overlap. Asked of
 * one order after another, it gives the number of one that came up before, or undefined.
 */
export function repeats(
  records: Records,
  { firstRow, amount }: Orders,
  { ofOrder }: OrderCustomers,
  { row: kind }: OrderSource,
): (order: number) => string | undefined {
  if (kind !== 'order' || !records.has('order')) return () => undefined;
  const { codes, values } = records.coded('order');
  const days = records.days('date');
  const isAlike = (one: number, other: number): boolean =>
    days[firstRow[one] ?? 0] === days[firstRow[other] ?? 0] &&
    ofOrder[one] === ofOrder[other] &&
    amount[one] === amount[other];
  /** By number, the first order that has it, and 1; 0 where none has come up. */
  const first = new Uint32Array(values.length);
  /** By number, the different orders after the first that have it. */
  const others = new Map<number, number[]>();
  return (order) => {
    const code = codes[firstRow[order] ?? 0] ?? 0;
    const id = values[code] ?? '';
    if (id === '') return undefined;
    const known = first[code] ?? 0;
    if (known === 0) {
      first[code] = order + 1;
      return undefined;
    }
    const more = others.get(code) ?? [];
    if (isAlike(order, known - 1) || more.some((other) => isAlike(order, other))) return id;
    others.set(code, [...more, order]);
    return undefined;
  };
}
