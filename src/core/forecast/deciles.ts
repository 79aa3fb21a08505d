import { ascendingOrder } from '../numeric/ascending-order.ts';

/** Fewer customers than this are not divided. */
const enough = 20;

/**
 * Ten groups of customers of the same size, the most valuable first; of few customers one. Equal values are parted by the place of the
 * customer, so that the groups are as equal as can be.
 *
 * @returns the group of each customer, from 0
 */
export function deciles(values: Float64Array): {
  readonly of: Uint32Array;
  readonly count: number;
} {
  const count = values.length;
  if (count < enough) return { of: new Uint32Array(count), count: 1 };
  const last = new Uint32Array(count).map((_, i) => count - 1 - i);
  const order = ascendingOrder(values, last).toReversed();
  const groups = new Uint32Array(count);
  for (const [place, i] of order.entries()) groups[i] = Math.floor((place * 10) / count);
  return { of: groups, count: 10 };
}
