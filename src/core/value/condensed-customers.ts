import { type CustomerRows, customersOf } from '../customers.ts';
import { CompensatedSums } from '../numeric/compensated-sums.ts';
import { equalRows } from '../numeric/equal-rows.ts';

/**
 * Customers who pay for equally long, added up: one row a group. Given how long a customer pays, every step of the value
 * is linear in the payment, so that the sum of the payments of a row is worth what its customers are worth together.
 * Everything that adds up customers adds up such rows.
 */
export interface CondensedCustomers {
  /** Of rows. */
  readonly count: number;
  /** The segment of each row. */
  readonly segment: Uint32Array;
  /** How many customers each row stands for. */
  readonly customers: Float64Array;
  /** 1 where the amounts cover no time, so that each customer makes one payment. */
  readonly once: Uint8Array;
  /** What the customers of each row pay together in a period. */
  readonly payment: Float64Array;
  /** Their orders, and the cost of their goods, in a period; absent where the customers have none. */
  readonly orders?: Float64Array;
  readonly goods?: Float64Array;
  /** Absent where they play no part in how long the customers pay. */
  readonly tenureYears?: Float64Array;
  readonly status?: Uint8Array;
}

/** Customers with the row that each of them is in. */
export interface CustomersInRows {
  readonly rows: CondensedCustomers;
  readonly rowOf: Uint32Array;
}

/** The columns by which customers may pay for different times. */
export type StayColumn = 'tenureYears' | 'status';

/**
 * Adds up the customers of the same segment who are equal in the columns. Payments that cover no time are in separate
 * rows.
 *
 * @param segment - the segment of each of their rows
 * @param by - the columns on which it depends how long customers pay: none where a stay is assumed
 * @throws {RangeError} columns differ in length, or an amount covers no number of years
 */
export function condensedCustomers(
  customers: CustomerRows,
  segment: Uint32Array,
  by: readonly StayColumn[],
  periodsPerYear: number,
): CustomersInRows {
  const { count, amount, amountYears, orders, goods } = customers;
  if ([segment, amount, amountYears].some(({ length }) => length !== count)) {
    throw new RangeError('the columns differ in length');
  }
  const once = amountYears.map((years, i) => {
    if (!(years >= 0)) throw new RangeError(`amount ${i} covers ${years} years`);
    return years > 0 ? 0 : 1;
  });
  const columns = by.flatMap((name) => customers[name] ?? []);
  const { kinds: rowOf, first } = equalRows(
    [segment, once, ...columns].map((column) => Float64Array.from(column)),
  );
  const taken = (column: ArrayLike<number>) => Float64Array.from(first, (i) => column[i] as number);
  const sums = (of: (i: number) => number) => {
    const all = new CompensatedSums(first.length);
    for (let i = 0; i < count; i++) all.add(rowOf[i] as number, of(i));
    return all.totals();
  };
  const ofPeriod = (column: Float64Array) =>
    sums((i) => (column[i] as number) / periodsCovered(amountYears[i] as number, periodsPerYear));
  const { tenureYears, status } = customers;
  return {
    rowOf,
    rows: {
      count: first.length,
      segment: Uint32Array.from(taken(segment)),
      customers: sums((i) => customersOf(customers, i)),
      once: Uint8Array.from(taken(once)),
      payment: ofPeriod(amount),
      ...(orders !== undefined && { orders: ofPeriod(orders) }),
      ...(goods !== undefined && { goods: ofPeriod(goods) }),
      ...(tenureYears !== undefined &&
        by.includes('tenureYears') && { tenureYears: taken(tenureYears) }),
      ...(status !== undefined &&
        by.includes('status') && { status: Uint8Array.from(taken(status)) }),
    },
  };
}

/** The periods that an amount covers; one that covers no time is one payment. */
export const periodsCovered = (amountYears: number, periodsPerYear: number): number =>
  amountYears > 0 ? amountYears * periodsPerYear : 1;
