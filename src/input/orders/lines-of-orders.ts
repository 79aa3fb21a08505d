import { noDay } from '../../core/customers.ts';
import type { Records } from '../records/records.ts';

/** Which rows are one order. */
export interface RowsOfOrders {
  readonly count: number;
  /** The order of each row. */
  readonly ofRow: Uint32Array;
  /** The row of each that has its day; the first, where none has. */
  readonly firstRow: Uint32Array;
}

/** What the rows of one order share, besides its number. */
export interface SharedByLines {
  /** What a row is, a purchase or something else. */
  readonly statusOf: (row: number) => unknown;
  /** Whether a row leaves its status to others of its order. */
  readonly isUnsaid: (row: number) => boolean;
  readonly amount: Float64Array;
  /** Whether rows with different amounts are different orders. */
  readonly byAmount: boolean;
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
    }
    ofRow[row] = order;
  }
  return { count, ofRow, firstRow: firstRow.subarray(0, count) };
}

/**
 * Rows of an order share its number, day and customer, and what they are: numbers may begin again each year, and a
 * refund has the number of its purchase. A row without a day belongs to the order of its number above it.
 */
export function linesOfOrders(
  records: Records,
  { statusOf, isUnsaid, amount, byAmount }: SharedByLines,
): RowsOfOrders & { readonly reused: ReusedNumbers } {
  const { codes, count: numbers, blank } = records.numbered('order');
  const customers = records.numbered('customer');
  const days = records.days('date');
  const ofRow = new Uint32Array(records.count);
  const firstRow = new Uint32Array(records.count);
  /** Of each order the customer, where a row names one. */
  const customerOf = new Uint32Array(records.count);
  /** By number, purchases and refunds apart, the order of the latest row. */
  const latest = new Int32Array(2 * numbers).fill(none);
  /** Orders whose number others have as well, by what their rows share. */
  const others = new Map<string, number>();
  const statuses = new Map<unknown, number>();
  const reused = new Set<number>();
  let reusedRow = none;
  let count = 0;
  let unnumbered = 0;

  const customerIn = (row: number): number => customers.codes[row] ?? 0;
  const isBack = (row: number): boolean => (amount[row] ?? 0) < 0;
  const amountsAgree = (one: number, other: number): boolean => {
    const [a = Number.NaN, b = Number.NaN] = [amount[one], amount[other]];
    return a === b || Number.isNaN(a) || Number.isNaN(b);
  };
  const isOf = (order: number, row: number): boolean => {
    const first = firstRow[order] ?? 0;
    const [day, customer, known] = [days[first], customerIn(row), customerOf[order] ?? 0];
    return (
      (day === days[row] || day === noDay) &&
      (customer === known || customer === customers.blank || known === customers.blank) &&
      (statusOf(first) === statusOf(row) || isUnsaid(row)) &&
      (!byAmount || amountsAgree(first, row))
    );
  };
  const shared = (code: number, row: number, customer: number): string => {
    const status = statusOf(row);
    const number = statuses.get(status) ?? statuses.size;
    statuses.set(status, number);
    const parts = [code, customer, days[row], number, isBack(row) ? 1 : 0];
    return byAmount ? [...parts, amount[row]].join(' ') : parts.join(' ');
  };
  const placeOf = (code: number, row: number): number => 2 * code + (isBack(row) ? 1 : 0);
  const foundIn = (code: number, row: number): number => {
    const order = latest[placeOf(code, row)] ?? none;
    if (days[row] === noDay) {
      // A row without an amount may list an item of a refund.
      const isSilent = order === none && Number.isNaN(amount[row] ?? Number.NaN);
      return isSilent ? (latest[2 * code + 1] ?? none) : order;
    }
    if (order === none || isOf(order, row)) return order;
    return others.get(shared(code, row, customerIn(row))) ?? none;
  };
  const join = (order: number, code: number, row: number): void => {
    if (days[row] !== noDay) latest[placeOf(code, row)] = order;
    if (days[firstRow[order] ?? 0] === noDay) firstRow[order] = row;
    if (customerOf[order] === customers.blank) customerOf[order] = customerIn(row);
  };
  const begin = (code: number, row: number): number => {
    const order = count;
    count += 1;
    firstRow[order] = row;
    customerOf[order] = customerIn(row);
    if (code === blank) {
      unnumbered += 1;
      return order;
    }
    const place = placeOf(code, row);
    const before = latest[place] ?? none;
    latest[place] = order;
    if (before === none) return order;
    const first = firstRow[before] ?? 0;
    others.set(shared(code, first, customerOf[before] ?? 0), before);
    others.set(shared(code, row, customerIn(row)), order);
    const isOther = days[first] !== days[row] || customerOf[before] !== customerOf[order];
    if (isOther && !isBack(row) && statusOf(first) === statusOf(row)) {
      reused.add(code);
      if (reusedRow === none) reusedRow = row;
    }
    return order;
  };

  for (let row = 0; row < records.count; row++) {
    const code = codes[row] ?? 0;
    const found = code === blank ? none : foundIn(code, row);
    if (found === none) ofRow[row] = begin(code, row);
    else {
      join(found, code, row);
      ofRow[row] = found;
    }
  }
  return {
    count,
    ofRow,
    firstRow: firstRow.subarray(0, count),
    reused: {
      count: reused.size,
      isKind: count - unnumbered > ordersOfKind * numbers,
      row: reusedRow,
    },
  };
}

const none = -1;

/** More orders than this share a word that is no number of an order: "online", "by phone". */
const ordersOfKind = 10;
