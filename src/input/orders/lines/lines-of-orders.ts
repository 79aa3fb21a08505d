import { noDay } from '../../../core/customers.ts';
import type { Records } from '../../records/records.ts';
import { NumberedOrders, none, type SharedByLines } from './numbered-orders.ts';

/** Which rows are one order. */
export interface RowsOfOrders {
  readonly count: number;
  /** The order of each row. */
  readonly ofRow: Uint32Array;
  /** The row of each that has its day; the first, where none has. */
  readonly firstRow: Uint32Array;
}

/** Orders whose number stands on others as well. */
interface ReusedNumbers {
  readonly count: number;
  /** Whether so many orders share each of them that they are no numbers of orders. */
  readonly isKind: boolean;
  /** The row of the first of them. */
  readonly row: number;
}

/** Every row is an order of its own. */
export function rowsAsOrders(count: number): RowsOfOrders {
  const ofRow = new Uint32Array(count);
  for (let row = 0; row < count; row++) ofRow[row] = row;
  return { count, ofRow, firstRow: ofRow };
}

/** Rows of an order share its number, whatever else they say; a row without one is an order of its own. */
export function rowsByNumber(records: Records): RowsOfOrders {
  const { codes, count: numbers, blank } = records.numbered('order');
  const days = records.days('date');
  const ofRow = new Uint32Array(records.count);
  const firstRow = new Uint32Array(records.count);
  const orderOf = new Int32Array(numbers).fill(none);
  let count = 0;
  for (let row = 0; row < records.count; row++) {
    const code = codes[row] ?? 0;
    let order = code === blank ? none : (orderOf[code] ?? none);
    if (order === none) {
      order = count;
      count += 1;
      firstRow[order] = row;
      orderOf[code] = order;
    } else if (days[firstRow[order] ?? 0] === noDay) firstRow[order] = row;
    ofRow[row] = order;
  }
  return { count, ofRow, firstRow: firstRow.subarray(0, count) };
}

/**
 * Rows of an order share its number, day and customer, and what they are: numbers may begin again each year, and a
 * refund has the number of its purchase. Rows that say all of this make orders. Each of the others joins an order that
 * it does not contradict, that of the row of its number above it if possible: so the order of the rows matters only
 * where a row may belong to several.
 */
export function linesOfOrders(
  records: Records,
  shared: SharedByLines,
): RowsOfOrders & { readonly reused: ReusedNumbers } {
  const { codes, count: numbers, blank } = records.numbered('order');
  const orders = new NumberedOrders(records, numbers, shared);
  if (areDifferent(codes, numbers, blank))
    return { ...rowsAsOrders(records.count), reused: { count: 0, isKind: false, row: none } };
  const ofRow = new Int32Array(records.count).fill(none);
  let unnumbered = 0;
  let isLeft = false;
  for (let row = 0; row < records.count; row++) {
    const code = codes[row] ?? 0;
    if (code === blank) {
      ofRow[row] = orders.add(row);
      unnumbered += 1;
    } else if (orders.isWhole(row)) ofRow[row] = orders.ofWhole(code, row);
    else isLeft = true;
  }
  if (isLeft) {
    orders.learn();
    const above = new Int32Array(numbers).fill(none);
    for (let row = 0; row < records.count; row++) {
      const code = codes[row] ?? 0;
      if (ofRow[row] === none) ofRow[row] = orders.ofOther(code, row, above[code] ?? none);
      above[code] = ofRow[row] ?? none;
    }
  }
  const { count, firstRow, reused, reusedRow } = orders;
  return {
    count,
    ofRow: new Uint32Array(ofRow.buffer),
    firstRow: firstRow.subarray(0, count),
    reused: {
      count: reused.size,
      isKind: count - unnumbered > ordersOfKind * numbers,
      row: reusedRow,
    },
  };
}

/** Whether no two rows have the same number: each is an order of its own, whatever else it says. */
function areDifferent(codes: Uint32Array, numbers: number, blank: number): boolean {
  const isSeen = new Uint8Array(numbers);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    if (code === blank) continue;
    if (isSeen[code] === 1) return false;
    isSeen[code] = 1;
  }
  return true;
}

/** More orders than this share a word that is no number of an order: "online", "by phone". */
const ordersOfKind = 10;
