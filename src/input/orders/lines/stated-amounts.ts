import type { Records } from '../../records/records.ts';
import { type AmountParts, inMinorUnits, netAmount } from '../minor-amounts.ts';
import { rowUse } from './line-amounts.ts';
import type { RowsOfOrders } from './lines-of-orders.ts';

/** What each row says of a part of its amount; beyond the end of a column nothing is said. */
export type PartsOfRows = (name: keyof AmountParts) => Float64Array;

/** @param refunded - amounts that were paid back */
export const partsOfRows =
  (records: Records, refunded: Float64Array = new Float64Array(0)): PartsOfRows =>
  (name) => {
    if (name === 'refunded') return refunded;
    return records.has(name) ? records.numbers(name) : new Float64Array(0);
  };

/** What orders come to whose parts are stated, and what was refunded of them. */
export function statedAmounts(
  { count }: RowsOfOrders,
  part: (name: keyof AmountParts) => Float64Array,
): { readonly amount: Float64Array; readonly refunded: Float64Array } {
  const parts = {
    amount: part('amount'),
    refunded: part('refunded'),
    tax: part('tax'),
    shipping: part('shipping'),
  };
  const { refunded } = parts;
  const amount = new Float64Array(count);
  const isWhole = refunded.length + parts.tax.length + parts.shipping.length === 0;
  if (isWhole) {
    for (let order = 0; order < count; order++)
      amount[order] = inMinorUnits(at(parts.amount, order));
    return { amount, refunded };
  }
  for (let order = 0; order < count; order++)
    amount[order] = netAmount({
      amount: at(parts.amount, order),
      refunded: at(refunded, order),
      tax: at(parts.tax, order),
      shipping: at(parts.shipping, order),
    });
  return { amount, refunded };
}

/** What stands on an order's first row that says anything but 0: some files repeat its totals on every row. */
export function firstStated(
  values: Float64Array,
  { count, ofRow, firstRow }: RowsOfOrders,
): Float64Array {
  if (ofRow === firstRow || values.length === 0) return values;
  const stated = new Float64Array(count).fill(Number.NaN);
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    const [known, value] = [at(stated, order), at(values, row)];
    if (Number.isNaN(known) || (known === 0 && !Number.isNaN(value))) stated[order] = value;
  }
  return stated;
}

/** What the lines of each order add up to; NaN where none says it. */
export function addedUp(
  values: Float64Array,
  { count, ofRow }: RowsOfOrders,
  use: Uint8Array,
): Float64Array {
  const sum = new Float64Array(count).fill(Number.NaN);
  for (let row = 0; row < ofRow.length; row++) {
    const value = at(values, row);
    if (Number.isNaN(value) || use[row] !== rowUse.counts) continue;
    const order = ofRow[row] ?? 0;
    const before = at(sum, order);
    sum[order] = Number.isNaN(before) ? value : before + value;
  }
  return sum;
}

const at = (column: Float64Array, i: number): number => column[i] ?? Number.NaN;
