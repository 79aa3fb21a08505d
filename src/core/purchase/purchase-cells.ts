import type { PurchaseHistory } from './purchase-model.ts';

/**
 * What a model of purchases goes by, one entry a customer: all times in one unit, counted from the first purchase.
 */
export interface PurchaseHistories {
  /** x, repeat purchases: those after the first. */
  readonly purchases: ArrayLike<number>;
  /** t_x, when the last purchase was; 0 without a repeat purchase. */
  readonly recency: ArrayLike<number>;
  /** T, how long the customer has been observed, ≥ t_x. */
  readonly age: ArrayLike<number>;
}

/** Histories that differ, and how many customers share each: a likelihood needs no more. */
export interface CellColumns {
  readonly count: number;
  readonly purchases: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** How many customers have this history. */
  readonly weight: Float64Array;
  /** Different numbers of repeat purchases, rising. */
  readonly counts: Float64Array;
  /** Which of `counts` a cell has. */
  readonly countOf: Uint32Array;
  /** Different times of any kind, rising: days are whole, so that they are few, and so are their logarithms. */
  readonly times: Float64Array;
  /** Which of `times` is the recency of a cell, and which its age. */
  readonly recencyOf: Uint32Array;
  readonly ageOf: Uint32Array;
}

/** The histories of customers, and which of them each has. */
export interface PurchaseCells extends CellColumns {
  /** The cell of each customer. */
  readonly cellOf: Uint32Array;
  /** All customers. */
  readonly customers: number;
}

/** What is known of the customers of one cell. */
export const historyOf = (
  { purchases, recency, age }: CellColumns,
  cell: number,
): PurchaseHistory => ({
  purchases: purchases[cell] as number,
  recency: recency[cell] as number,
  age: age[cell] as number,
});

/**
 * Brings equal histories together. Cells are in the order of their numbers, so that the order of the
 * customers changes nothing, not even the last bit of a sum.
 *
 * @throws {RangeError} a history that cannot be: columns of different lengths, purchases that are no whole number
 */
export function purchaseCells({ purchases, recency, age }: PurchaseHistories): PurchaseCells {
  const customers = purchases.length;
  if (recency.length !== customers || age.length !== customers) {
    throw new RangeError(`all columns need one entry for each of ${customers} customers`);
  }
  const at = (column: ArrayLike<number>, i: number) => column[i] ?? Number.NaN;
  for (let i = 0; i < customers; i++) {
    const [x, last, observed] = [at(purchases, i), at(recency, i), at(age, i)];
    const possible = x >= 0 && Number.isInteger(x) && last >= 0 && observed >= last;
    if (!(possible && observed < Infinity && (x > 0 || last === 0))) {
      throw new RangeError(`customer ${i} cannot have x ${x}, t_x ${last} and T ${observed}`);
    }
  }
  const counts = distinct(purchases);
  const times = distinct(recency, age);
  const [ofCount, ofTime] = [placesIn(counts), placesIn(times)];
  // One number for each history, in the order of purchases, recency and age: exact below 2⁵³.
  const size = times.length;
  const keys = new Float64Array(customers);
  for (let i = 0; i < customers; i++)
    keys[i] =
      (ofCount(at(purchases, i)) * size + ofTime(at(recency, i))) * size + ofTime(at(age, i));
  const cells = keys.slice().sort();
  let count = 0;
  const weights = new Float64Array(customers);
  for (let i = 0; i < customers; i++) {
    const key = cells[i] as number;
    if (i === 0 || key !== cells[count - 1]) {
      cells[count] = key;
      count += 1;
    }
    weights[count - 1] = (weights[count - 1] as number) + 1;
  }
  const unique = cells.subarray(0, count);
  const codes = (of: (key: number) => number) =>
    new Uint32Array(count).map((_, i) => of(unique[i] as number));
  const ageOf = codes((key) => key % size);
  const recencyOf = codes((key) => Math.floor(key / size) % size);
  const countOf = codes((key) => Math.floor(key / size / size));
  const column = (values: Float64Array, places: Uint32Array) =>
    new Float64Array(count).map((_, i) => values[places[i] as number] as number);
  return {
    count,
    purchases: column(counts, countOf),
    recency: column(times, recencyOf),
    age: column(times, ageOf),
    weight: weights.slice(0, count),
    counts,
    countOf,
    times,
    recencyOf,
    ageOf,
    cellOf: new Uint32Array(customers).map((_, i) => placeOf(keys[i] as number, unique)),
    customers,
  };
}

/** The different values of columns, rising. */
function distinct(...columns: readonly ArrayLike<number>[]): Float64Array {
  const values = new Set<number>();
  for (const column of columns) for (let i = 0; i < column.length; i++) values.add(column[i] ?? 0);
  return Float64Array.from(values).sort();
}

/** Tells where a value stands. */
function placesIn(values: Float64Array): (value: number) => number {
  const places = new Map(Array.from(values, (value, i) => [value, i]));
  return (value) => places.get(value) ?? 0;
}

/** Where a value stands in a rising column that has it. */
function placeOf(value: number, column: Float64Array): number {
  let from = 0;
  let to = column.length - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((column[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
