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
    const own = shape(order);
    if (seen.has(own)) return id;
    seen.add(own);
    return undefined;
  };
}
