import { ascendingOrder } from '../numeric/ascending-order.ts';

/** Fewer customers than this are not divided. */
const enough = 20;

/**
 * Ten groups of customers of equal size, the most valuable first; one group for fewer than 20 customers. Customers of
 * equal value are ordered by their number, so that the sizes of the groups differ by at most one.
 *
 * @returns the group of each customer, from 0
 */
export function deciles(values: Float64Array): {
  readonly of: Uint32Array;
  readonly count: number;
} {
  const count = values.length;
  if (count < enough) return { of: new Uint32Array(count), count: 1 };
  const last = new Uint32Array(count);
  for (let i = 0; i < count; i++) last[i] = count - 1 - i;
  const order = ascendingOrder(values, last).toReversed();
  const groups = new Uint32Array(count);
  for (let place = 0; place < count; place++)
    groups[order[place] as number] = Math.floor((place * 10) / count);
  return { of: groups, count: 10 };
}
