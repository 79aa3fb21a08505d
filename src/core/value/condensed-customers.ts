import type { Customers } from '../customers.ts';
import { equalRows } from '../numeric/equal-rows.ts';
import type { Segments } from '../segments.ts';

/** Customers grouped by equal stays, one row a group. */
export interface CondensedCustomers {
  /** A row a group: its tenure and status, and the mean of its yearly spend. */
  readonly customers: Customers;
  readonly segments: Segments;
  /** How many customers each row stands for. */
  readonly counts: Float64Array;
}

/**
 * Groups customers of the same segment, tenure and status. Given how long a customer pays, every step of the value is
 * linear in the payment, so that a row's count times the value of its mean payment is the value of all its customers:
 * valuing them repeatedly costs one calculation a different stay.
 *
 * Payments that cover no time are in separate rows.
 */
export function condensedCustomers(customers: Customers, segments: Segments): CondensedCustomers {
  const { count, amount, amountYears, orders, goods, tenureYears, status, entryYears } = customers;
  const covers = amountYears.map((years) => (years > 0 ? 1 : 0));
  const { kinds, first } = equalRows([
    Float64Array.from(segments.codes),
    covers,
    ...(tenureYears === undefined ? [] : [tenureYears]),
    ...(status === undefined ? [] : [Float64Array.from(status)]),
    ...(entryYears === undefined ? [] : [entryYears]),
  ]);
  const counts = new Float64Array(first.length);
  for (let i = 0; i < count; i++) counts[kinds[i] ?? 0] = (counts[kinds[i] ?? 0] ?? 0) + 1;
  const aYear = (column: Float64Array) =>
    column.map((value, i) => value / (covers[i] === 1 ? (amountYears[i] ?? 1) : 1));
  const yearly = {
    amount: aYear(amount),
    ...(orders !== undefined && { orders: aYear(orders) }),
    ...(goods !== undefined && { goods: aYear(goods) }),
  };
  const means = (column: Float64Array): Float64Array => {
    const sums = new Float64Array(first.length);
    for (let i = 0; i < count; i++)
      sums[kinds[i] ?? 0] = (sums[kinds[i] ?? 0] ?? 0) + (column[i] ?? 0);
    return sums.map((sum, row) => sum / (counts[row] ?? 1));
  };
  const taken = (column: Float64Array) => Float64Array.from(first, (i) => column[i] ?? 0);
  return {
    customers: {
      count: first.length,
      ids: Array.from(first, String),
      labels: new Map(),
      amount: means(yearly.amount),
      amountYears: taken(covers),
      ...(yearly.orders !== undefined && { orders: means(yearly.orders) }),
      ...(yearly.goods !== undefined && { goods: means(yearly.goods) }),
      ...(tenureYears !== undefined && { tenureYears: taken(tenureYears) }),
      ...(status !== undefined && { status: Uint8Array.from(first, (i) => status[i] ?? 0) }),
      ...(entryYears !== undefined && { entryYears: taken(entryYears) }),
    },
    segments: { keys: segments.keys, codes: first.map((i) => segments.codes[i] ?? 0) },
    counts,
  };
}
