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
  const order = Uint32Array.from({ length: customers }, (_, i) => i).sort(
    (i, j) =>
      at(purchases, i) - at(purchases, j) ||
      at(recency, i) - at(recency, j) ||
      at(age, i) - at(age, j),
  );
  const first: number[] = [];
  const weights: number[] = [];
  const counts: number[] = [];
  const countOf: number[] = [];
  const cellOf = new Uint32Array(customers);
  let before = -1;
  for (const i of order) {
    const same =
      before >= 0 &&
      at(purchases, i) === at(purchases, before) &&
      at(recency, i) === at(recency, before) &&
      at(age, i) === at(age, before);
    if (!same) {
      first.push(i);
      weights.push(0);
      if (counts.at(-1) !== at(purchases, i)) counts.push(at(purchases, i));
      countOf.push(counts.length - 1);
    }
    const cell = first.length - 1;
    weights[cell] = (weights[cell] ?? 0) + 1;
    cellOf[i] = cell;
    before = i;
  }
  const column = (of: ArrayLike<number>) => Float64Array.from(first, (i) => at(of, i));
  const [last, observed] = [column(recency), column(age)];
  const times = Float64Array.from(new Set([...last, ...observed])).sort();
  const index = new Map(Array.from(times, (time, i) => [time, i]));
  const codes = (of: Float64Array) => Uint32Array.from(of, (time) => index.get(time) ?? 0);
  return {
    count: first.length,
    purchases: column(purchases),
    recency: last,
    age: observed,
    times,
    recencyOf: codes(last),
    ageOf: codes(observed),
    weight: Float64Array.from(weights),
    counts: Float64Array.from(counts),
    countOf: Uint32Array.from(countOf),
    cellOf,
    customers,
  };
}
