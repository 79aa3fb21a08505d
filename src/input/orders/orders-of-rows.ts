import type { CodedColumn } from '../../core/customers.ts';
import type { Problem } from '../../problems/problem.ts';
import type { Records } from '../records/records.ts';
import { type AmountParts, inMinorUnits, netAmount } from './minor-amounts.ts';
import { refundsIn } from './refunds-in.ts';
import type { OrderSource } from './source.ts';

/** The orders of a log, one entry each, before any is left out. */
export interface Orders extends OrderAmounts {
  readonly statusOf: (order: number) => CountedStatus;
}

/** What a row is: a purchase, a refund, or neither. */
export type CountedStatus = 'purchase' | 'refund' | NotCounted;

/** A row that is no purchase, for a reason. */
export interface NotCounted {
  readonly reason: Problem;
  /** Whether it is a sale all the same, so that a negative amount gives its money back. */
  readonly isSale: boolean;
  /** Whether the sale counts where the log says in amounts what was paid back. */
  readonly isRefunded?: true;
}

/** What orders come to. */
export interface OrderAmounts {
  readonly count: number;
  /** The order of each row. */
  readonly ofRow: Uint32Array;
  /** The first row of each. */
  readonly firstRow: Uint32Array;
  /** Whole minor units; NaN where no row says it. */
  readonly amount: Float64Array;
  /** What was refunded of each; beyond its end nothing is said. */
  readonly refunded: Float64Array;
  /** The rows that are said to be refunded, with no amount; absent where none can be. */
  readonly isRefunded?: (row: number) => boolean;
}

/** Brings the rows of each order together, and works out what it comes to. */
export function ordersOfRows(records: Records, source: OrderSource): OrderAmounts {
  const rows = source.row === 'order' ? ordersAsRows(records.count) : grouped(records);
  const refunds = refundsIn(records);
  const refunded = refunds.ofRows && firstStated(refunds.ofRows, rows);
  const refundsOfOrders = { refunded: refunded ?? new Float64Array(0), ...refunds.flags };
  if (source.row === 'priced-line')
    return { ...rows, amount: linesAddedUp(records, rows), ...refundsOfOrders };
  const amount = statedAmounts(records, rows, refundsOfOrders.refunded);
  return { ...rows, amount, ...refundsOfOrders };
}

type RowsOfOrders = Pick<OrderAmounts, 'count' | 'ofRow' | 'firstRow'>;

/** Every row is an order of its own. */
function ordersAsRows(count: number): RowsOfOrders {
  const ofRow = new Uint32Array(count);
  for (let row = 0; row < count; row++) ofRow[row] = row;
  return { count, ofRow, firstRow: ofRow };
}

/** Rows of an order share its number; a row without one is an order of its own. */
function grouped(records: Records): RowsOfOrders {
  const ofRow = new Uint32Array(records.count);
  const firstRow = new Uint32Array(records.count);
  const { codes, values } = records.coded('order');
  const orderOf = new Int32Array(values.length).fill(-1);
  let count = 0;
  for (let row = 0; row < records.count; row++) {
    const code = codes[row] ?? 0;
    const isShared = values[code] !== '';
    let order = isShared ? (orderOf[code] ?? -1) : -1;
    if (order < 0) {
      order = count;
      count += 1;
      firstRow[order] = row;
      if (isShared) orderOf[code] = order;
    }
    ofRow[row] = order;
  }
  return { count, ofRow, firstRow: firstRow.subarray(0, count) };
}

/** Of orders whose lines cost quantity × price. */
function linesAddedUp(records: Records, { count, ofRow }: RowsOfOrders): Float64Array {
  const quantity = records.numbers('quantity');
  const price = records.numbers('price');
  const amount = new Float64Array(count);
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    amount[order] = at(amount, order) + inMinorUnits(at(quantity, row) * at(price, row));
  }
  return amount;
}

/** Of orders whose totals stand on their rows. */
function statedAmounts(records: Records, rows: RowsOfOrders, refunded: Float64Array): Float64Array {
  const part = (name: keyof AmountParts) =>
    // Beyond the end of a column nothing is said.
    records.has(name) ? firstStated(records.numbers(name), rows) : new Float64Array(0);
  const parts = {
    amount: part('amount'),
    refunded,
    tax: part('tax'),
    shipping: part('shipping'),
  };
  const amount = new Float64Array(rows.count);
  const isWhole = parts.refunded.length + parts.tax.length + parts.shipping.length === 0;
  if (isWhole) {
    for (let order = 0; order < rows.count; order++)
      amount[order] = inMinorUnits(at(parts.amount, order));
    return amount;
  }
  for (let order = 0; order < rows.count; order++)
    amount[order] = netAmount({
      amount: at(parts.amount, order),
      refunded: at(parts.refunded, order),
      tax: at(parts.tax, order),
      shipping: at(parts.shipping, order),
    });
  return amount;
}

/** What stands on an order's first row that says anything: some files repeat its totals on every row. */
function firstStated(values: Float64Array, { count, ofRow, firstRow }: RowsOfOrders): Float64Array {
  if (ofRow === firstRow) return values;
  const stated = new Float64Array(count).fill(Number.NaN);
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    if (Number.isNaN(at(stated, order))) stated[order] = at(values, row);
  }
  return stated;
}

/** For each order, the code of the first text on its rows that is not blank. */
export function firstTexts(
  { codes, values }: CodedColumn,
  { count, ofRow, firstRow }: RowsOfOrders,
): Uint32Array {
  if (ofRow === firstRow) return codes;
  const first = new Uint32Array(count);
  for (let order = 0; order < count; order++) first[order] = codes[firstRow[order] ?? 0] ?? 0;
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    if (values[first[order] ?? 0] === '') first[order] = codes[row] ?? 0;
  }
  return first;
}

const at = (column: Float64Array, i: number): number => column[i] ?? Number.NaN;
