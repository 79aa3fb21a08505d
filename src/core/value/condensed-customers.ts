import type { Customers } from '../customers.ts';
import type { Segments } from '../segments.ts';

/** Customers whose stays are alike, one row for all of them. */
export interface CondensedCustomers {
  /** A row a group: its tenure and status, and the mean of its yearly spend. */
  readonly customers: Customers;
  readonly segments: Segments;
  /** How many customers each row stands for. */
  readonly counts: Float64Array;
  /** The row of each customer. */
  readonly rows: Uint32Array;
}

/**
 * Takes customers of the same segment, tenure and status together. Given how long a customer pays, every
 * step of the value is a multiple of the payment and a constant, so that a row's count times the value
 * of its mean payment is the value of all its customers: valuing them again and again costs no more
 * than their different stays.
 *
 * Payments that cover no time are rows of their own.
 */
export function condensedCustomers(customers: Customers, segments: Segments): CondensedCustomers {
  const { count, amount, amountYears, tenureYears, status } = customers;
  const bySegment = segments.keys.map(() => new Map<number, number[]>());
  const rows = new Uint32Array(count);
  const counts: number[] = [];
  const spends: number[] = [];
  const first: number[] = [];
  for (let i = 0; i < count; i++) {
    const years = amountYears[i] ?? 0;
    const kind = (status?.[i] ?? 0) * 2 + (years > 0 ? 1 : 0);
    const row = rowOf(
      bySegment[segments.codes[i] ?? 0],
      tenureYears?.[i] ?? 0,
      kind,
      counts.length,
    );
    if (row === counts.length) {
      counts.push(0);
      spends.push(0);
      first.push(i);
    }
    rows[i] = row;
    counts[row] = (counts[row] ?? 0) + 1;
    spends[row] = (spends[row] ?? 0) + (amount[i] ?? 0) / (years > 0 ? years : 1);
  }
  return {
    customers: {
      count: counts.length,
      ids: first.map(String),
      labels: new Map(),
      amount: Float64Array.from(spends, (spend, row) => spend / (counts[row] ?? 1)),
      amountYears: Float64Array.from(first, (i) => ((amountYears[i] ?? 0) > 0 ? 1 : 0)),
      ...(tenureYears !== undefined && {
        tenureYears: Float64Array.from(first, (i) => tenureYears[i] ?? Number.NaN),
      }),
      ...(status !== undefined && { status: Uint8Array.from(first, (i) => status[i] ?? 0) }),
    },
    segments: {
      keys: segments.keys,
      codes: Uint32Array.from(first, (i) => segments.codes[i] ?? 0),
    },
    counts: Float64Array.from(counts),
    rows,
  };
}

/** The row of customers of this tenure and kind; `next` where it is the first of them. */
function rowOf(
  known: Map<number, number[]> | undefined,
  tenureYears: number,
  kind: number,
  next: number,
): number {
  if (known === undefined) throw new RangeError('a customer is in no segment');
  let kinds = known.get(tenureYears);
  if (kinds === undefined) {
    kinds = [];
    known.set(tenureYears, kinds);
  }
  const row = kinds[kind] ?? next;
  kinds[kind] = row;
  return row;
}
