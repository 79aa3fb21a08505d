import type { CodedColumn } from '../../core/customers.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { isBlank } from '../cells/blank.ts';
import type { Records } from '../records/records.ts';
import { type AmountParts, inMinorUnits, netAmount } from './minor-amounts.ts';
import type { OrderSource, OrderStatus, StatusColumn } from './source.ts';

/** The orders of a log, one entry each, before any is left out. */
export interface Orders {
  readonly count: number;
  /** The order of each row. */
  readonly ofRow: Uint32Array;
  /** The first row of each. */
  readonly firstRow: Uint32Array;
  /** Whole minor units; NaN where no row says it. */
  readonly amount: Float64Array;
  readonly statusOf: (order: number) => CountedStatus;
}

/** Brings the rows of each order together, and works out what it comes to. */
export function ordersOfRows(records: Records, source: OrderSource): Orders {
  const rows = source.row === 'order' ? ordersAsRows(records.count) : grouped(records);
  const amount =
    source.row === 'priced-line' ? linesAddedUp(records, rows) : statedAmounts(records, rows);
  return { ...rows, amount, statusOf: statusOfOrders(records, source, rows) };
}

type RowsOfOrders = Pick<Orders, 'count' | 'ofRow' | 'firstRow'>;

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
function statedAmounts(records: Records, rows: RowsOfOrders): Float64Array {
  const part = (name: keyof AmountParts) => firstStated(records, name, rows);
  const parts = {
    amount: part('amount'),
    refunded: part('refunded'),
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
function firstStated(
  records: Records,
  name: keyof AmountParts,
  { count, ofRow, firstRow }: RowsOfOrders,
): Float64Array {
  // Beyond the end of a column nothing is said.
  if (!records.has(name)) return new Float64Array(0);
  const values = records.numbers(name);
  if (ofRow === firstRow) return values;
  const stated = new Float64Array(count).fill(Number.NaN);
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    if (Number.isNaN(at(stated, order))) stated[order] = at(values, row);
  }
  return stated;
}

/** An order is what the first of its rows says that is no plain purchase. */
function statusOfOrders(
  records: Records,
  source: OrderSource,
  { ofRow, firstRow }: RowsOfOrders,
): Orders['statusOf'] {
  const statusOf = statusOfRows(records, source);
  if (ofRow === firstRow) return statusOf;
  const status = new Map<number, CountedStatus>();
  for (let row = 0; row < ofRow.length; row++) {
    const order = ofRow[row] ?? 0;
    const found = statusOf(row);
    if (found !== 'purchase' && !status.has(order)) status.set(order, found);
  }
  return (order) => status.get(order) ?? 'purchase';
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

/** What a row is: a purchase, a refund, or neither for a reason. */
type CountedStatus = 'purchase' | 'refund' | Problem;

/** The status of each row by the status columns of its source; the first that is no purchase decides. */
function statusOfRows(
  records: Records,
  { statusColumns }: OrderSource,
): (row: number) => CountedStatus {
  const columns = statusColumns.map((column) => {
    const { codes, values } = records.coded(column.name);
    return { codes, status: values.map((text) => status(text, column)) };
  });
  return (row) => {
    for (const { codes, status } of columns) {
      const found = status[codes[row] ?? 0] ?? 'purchase';
      if (found !== 'purchase') return found;
    }
    return 'purchase';
  };
}

function status(text: string, column: StatusColumn): CountedStatus {
  const found = statusOfText(text, column);
  if (found === 'purchase' || found === 'refund') return found;
  if (found === undefined) return problem('order-status-unknown', { text, column: column.name });
  return problem(codes[found], { text });
}

const codes = {
  failed: 'order-failed',
  void: 'order-void',
  pending: 'order-pending',
  test: 'order-test',
  other: 'order-no-payment',
} as const;

function statusOfText(
  text: string,
  { by, words, otherwise }: StatusColumn,
): OrderStatus | undefined {
  if (isBlank(text)) return 'purchase';
  if (by === 'filled') return words['*'];
  const word = text.trim().toLowerCase().replace(/[_-]+/g, ' ');
  if (by === 'word') return Object.hasOwn(words, word) ? words[word] : otherwise;
  const part = Object.keys(words).find((each) => word.includes(each));
  return part === undefined ? otherwise : words[part];
}
