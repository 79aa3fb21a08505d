import { type CustomerRows, customerStatus, customersOf } from './customers.ts';
import { ExactSum } from './numeric/exact-sum.ts';

/** Rows of customers divided by the values of some of their columns. */
export interface Segments {
  /** The value of each column, by header, one entry a segment; sorted by code unit, column after column. */
  readonly keys: readonly Readonly<Record<string, string>>[];
  /** The segment of each row: an index into `keys`. */
  readonly codes: Uint32Array;
}

/**
 * The segments that the columns divide the customers into; only those that have customers. Without
 * columns, one segment of all.
 *
 * @throws {RangeError} the customers have no such column
 */
export function segmentsBy(
  customers: Pick<CustomerRows, 'count' | 'labels'>,
  columns: readonly string[],
): Segments {
  const { count } = customers;
  const coded = columns.map((header) => {
    const column = customers.labels.get(header);
    if (column === undefined) throw new RangeError(`no column ${header}`);
    return column;
  });
  // Columns are folded in one at a time, each pair (segment so far, value) becoming a new segment.
  let codes = new Uint32Array(count);
  let keys: Record<string, string>[] = count === 0 ? [] : [{}];
  for (const [i, { codes: columnCodes, values }] of coded.entries()) {
    const header = columns[i] ?? '';
    const folded = new Map<number, number>();
    const next: Record<string, string>[] = [];
    const nextCodes = new Uint32Array(count);
    for (let c = 0; c < count; c++) {
      const pair = (codes[c] ?? 0) * values.length + (columnCodes[c] ?? 0);
      let segment = folded.get(pair);
      if (segment === undefined) {
        segment = next.length;
        folded.set(pair, segment);
        next.push({ ...keys[codes[c] ?? 0], [header]: values[columnCodes[c] ?? 0] ?? '' });
      }
      nextCodes[c] = segment;
    }
    codes = nextCodes;
    keys = next;
  }
  return sorted(keys, codes, columns);
}

function sorted(
  keys: readonly Readonly<Record<string, string>>[],
  codes: Uint32Array,
  columns: readonly string[],
): Segments {
  const order = keys
    .map((_, i) => i)
    .sort((a, b) => {
      for (const column of columns) {
        const left = keys[a]?.[column] ?? '';
        const right = keys[b]?.[column] ?? '';
        if (left !== right) return left < right ? -1 : 1;
      }
      return 0;
    });
  const rank = new Uint32Array(keys.length);
  for (const [position, segment] of order.entries()) rank[segment] = position;
  return {
    keys: order.map((segment) => keys[segment] ?? {}),
    codes: codes.map((code) => rank[code] ?? 0),
  };
}

/** The number of customers of one segment, how many are active, and their spend. */
export interface SegmentCounts {
  readonly customers: number;
  /** Null where the table has no status. */
  readonly active: number | null;
  /** Σ amount ÷ Σ years covered, currency a year; null where the amounts cover no time. */
  readonly annualSpend: number | null;
}

class Tally {
  customers = 0;
  active = 0;
  readonly amount = new ExactSum();
  readonly years = new ExactSum();

  add(other: Tally): void {
    this.customers += other.customers;
    this.active += other.active;
    this.amount.addSum(other.amount);
    this.years.addSum(other.years);
  }
}

/** Counts of each segment, and of all customers. */
export function segmentCounts(
  customers: CustomerRows,
  { keys, codes }: Segments,
): { readonly segments: readonly SegmentCounts[]; readonly total: SegmentCounts } {
  const tallies = keys.map(() => new Tally());
  const { count, amount, amountYears, status } = customers;
  for (let i = 0; i < count; i++) {
    const tally = tallies[codes[i] ?? 0];
    if (tally === undefined) throw new RangeError(`customer ${i} is in no segment`);
    const many = customersOf(customers, i);
    tally.customers += many;
    if (status?.[i] === customerStatus.active) tally.active += many;
    const years = amountYears[i] ?? 0;
    if (years > 0) {
      tally.amount.add(amount[i] ?? 0);
      tally.years.add(years * many);
    }
  }
  const all = new Tally();
  for (const tally of tallies) all.add(tally);
  const counted = (tally: Tally) => counts(tally, customers);
  return { segments: tallies.map(counted), total: counted(all) };
}

function counts(tally: Tally, { status }: CustomerRows): SegmentCounts {
  const years = tally.years.total();
  return {
    customers: tally.customers,
    active: status === undefined ? null : tally.active,
    annualSpend: years > 0 ? tally.amount.total() / years : null,
  };
}
