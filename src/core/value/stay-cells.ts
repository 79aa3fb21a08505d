import { type Customers, customerStatus } from '../customers.ts';
import { ascendingOrder } from '../numeric/ascending-order.ts';
import { equalRows } from '../numeric/equal-rows.ts';
import type { Segments } from '../segments.ts';
import type { Terms } from './terms.ts';
import { type Unit, unitColumn, unitsOf } from './unit-values.ts';

/**
 * The customers of one segment by cells: those of a cell have the same tenure, status, start of observation, and time
 * that their amounts cover. So they differ only in how much they spend.
 */
export interface StayCells {
  readonly units: readonly Unit[];
  /** How many customers each cell has. */
  readonly sizes: Float64Array;
  readonly tenureYears: Float64Array;
  readonly entryYears: Float64Array;
  readonly isActive: Uint8Array;
  /** The time that amounts cover; 0 for payments that cover none. */
  readonly amountYears: Float64Array;
  /** Of each unit, its mean in each cell: the customer first, whose mean is 1. */
  readonly means: readonly Float64Array[];
  /** Of each customer of the segment, the cell. */
  readonly cellOf: Uint32Array;
  /** Of each unit but the first, by how much each customer of the segment is above the mean of the cell. */
  readonly above: readonly Float64Array[];
}

/** The customers of each segment by cells. */
export function stayCells(
  customers: Customers,
  { codes, keys }: Segments,
  terms: Terms,
): StayCells[] {
  const {
    count,
    tenureYears,
    status,
    entryYears = new Float64Array(count),
    amountYears,
  } = customers;
  if (tenureYears === undefined || status === undefined) {
    throw new RangeError('cells need tenures and who is still active');
  }
  const { kinds, first } = equalRows([
    Float64Array.from(codes),
    tenureYears,
    Float64Array.from(status),
    entryYears,
    amountYears,
  ]);
  const units = unitsOf(customers, terms);
  const columns = units.map((unit) => unitColumn(customers, unit, terms.periodsPerYear));
  const segmentOf = Float64Array.from(codes);
  const order = ascendingOrder(
    segmentOf,
    Uint32Array.from(codes, (_, i) => i),
  );
  const cellsOf = keys.map((): number[] => []);
  const numberOf = Uint32Array.from(first, (i) => (cellsOf[codes[i] ?? 0]?.push(i) ?? 0) - 1);
  let end = 0;
  return keys.map((_, s) => {
    const start = end;
    while (end < count && codes[order[end] ?? 0] === s) end += 1;
    const members = order.subarray(start, end);
    const cells = Uint32Array.from(cellsOf[s] ?? []);
    const cellOf = members.map((i) => numberOf[kinds[i] ?? 0] ?? 0);
    const sizes = new Float64Array(cells.length);
    for (const cell of cellOf) sizes[cell] = (sizes[cell] ?? 0) + 1;
    const taken = (column: Float64Array, of: Uint32Array) =>
      Float64Array.from(of, (i) => column[i] ?? 0);
    const own = columns.map((column) => taken(column, members));
    const means = own.map((column) => cellMeans(column, cellOf, sizes));
    return {
      units,
      sizes,
      tenureYears: taken(tenureYears, cells),
      entryYears: taken(entryYears, cells),
      isActive: Uint8Array.from(cells, (i) => (status[i] === customerStatus.active ? 1 : 0)),
      amountYears: taken(amountYears, cells),
      means,
      cellOf,
      above: own
        .map((column, u) => column.map((x, i) => x - (means[u]?.[cellOf[i] ?? 0] ?? 0)))
        .slice(1),
    };
  });
}

/** The mean of each cell; where all its numbers are the same, exactly that. */
function cellMeans(column: Float64Array, cellOf: Uint32Array, sizes: Float64Array): Float64Array {
  const some = new Float64Array(sizes.length);
  for (const [i, cell] of cellOf.entries()) some[cell] = column[i] ?? 0;
  const away = new Float64Array(sizes.length);
  for (const [i, cell] of cellOf.entries()) {
    away[cell] = (away[cell] ?? 0) + ((column[i] ?? 0) - (some[cell] ?? 0));
  }
  return away.map((sum, cell) => (some[cell] ?? 0) + sum / (sizes[cell] ?? 1));
}
