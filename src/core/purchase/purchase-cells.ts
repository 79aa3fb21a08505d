import { countingOrder } from '../numeric/counting-order.ts';

/** The purchase history of one customer; times in the unit of the model. */
export interface PurchaseHistory {
  /** x, repeat purchases. */
  readonly purchases: number;
  /** t_x, the time of the last purchase. */
  readonly recency: number;
  /** T, how long the customer has been observed. */
  readonly age: number;
  /** The number of the customer's group, where groups buy at different rates; absent where they do not. */
  readonly group?: number;
}

/**
 * The purchase histories of customers, one entry a customer, or one for several who have the same: all times in one unit,
 * counted from the first purchase.
 */
export interface PurchaseHistories {
  /** x, repeat purchases: those after the first. */
  readonly purchases: ArrayLike<number>;
  /** t_x, the time of the last purchase; 0 without a repeat purchase. */
  readonly recency: ArrayLike<number>;
  /** T, how long the customer has been observed, ≥ t_x. */
  readonly age: ArrayLike<number>;
  /** The number of each customer's group, from 0. Absent where all are one group. */
  readonly group?: ArrayLike<number> | undefined;
  /** The number of customers that each entry stands for. Absent where each is one customer. */
  readonly customers?: ArrayLike<number> | undefined;
}

/** The number of customers that an entry stands for: one, where it is not said. */
export const customersAt = (
  { customers }: Pick<PurchaseHistories, 'customers'>,
  entry: number,
): number => (customers === undefined ? 1 : (customers[entry] as number));

/** The distinct histories, and the number of customers who have each: what a likelihood is computed from. */
export interface CellColumns {
  readonly count: number;
  readonly purchases: Float64Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** The number of customers with this history. */
  readonly weight: Float64Array;
  /** The distinct numbers of repeat purchases, rising. */
  readonly counts: Float64Array;
  /** The index in `counts` of the purchases of each cell. */
  readonly countOf: Uint32Array;
  /** The distinct times, recencies and ages, rising. Days are whole numbers, so that there are few of them. */
  readonly times: Float64Array;
  /** The indices in `times` of the recency and the age of each cell. */
  readonly recencyOf: Uint32Array;
  readonly ageOf: Uint32Array;
  /** The group of each cell. Absent where all are one group. */
  readonly group?: Uint32Array;
}

/** The distinct histories of a number of customers. */
export interface CountedCells extends CellColumns {
  /** The number of all customers. */
  readonly customers: number;
}

/** The distinct histories, and which of them each customer has. */
export interface PurchaseCells extends CountedCells {
  /** The cell of each entry. */
  readonly cellOf: Uint32Array;
}

/** The history of one cell. */
export const historyOf = (
  { purchases, recency, age, group }: CellColumns,
  cell: number,
): PurchaseHistory => ({
  purchases: purchases[cell] as number,
  recency: recency[cell] as number,
  age: age[cell] as number,
  group: group === undefined ? 0 : (group[cell] as number),
});

/**
 * Groups equal histories. Cells are sorted by purchases, recency, age and group, so that the order of the customers changes
 * nothing, not even the last bit of a sum.
 *
 * @throws {RangeError} a history is impossible: columns of different lengths, purchases that are not whole numbers
 */
export function purchaseCells(histories: PurchaseHistories): PurchaseCells {
  const { purchases, recency, age, group, customers } = histories;
  const entries = purchases.length;
  const columns = [recency, age, group, customers];
  if (columns.some((each) => each !== undefined && each.length !== entries)) {
    throw new RangeError(`all columns need one entry for each of ${entries} customers`);
  }
  for (let i = 0; i < entries; i++) {
    const x = purchases[i] as number;
    const last = recency[i] as number;
    const observed = age[i] as number;
    const possible = x >= 0 && Number.isInteger(x) && last >= 0 && observed >= last;
    if (!(possible && observed < Infinity && (x > 0 || last === 0))) {
      throw new RangeError(`customer ${i} cannot have x ${x}, t_x ${last} and T ${observed}`);
    }
  }
  const {
    values: counts,
    places: [countOf],
  } = distinct(purchases);
  const {
    values: times,
    places: [recencyOf, ageOf],
  } = distinct(recency, age);
  const groupOf = group && Uint32Array.from(group);
  let order = groupOf && countingOrder(groupOf, groupsIn(groupOf));
  order = countingOrder(ageOf, times.length, order);
  order = countingOrder(recencyOf, times.length, order);
  order = countingOrder(countOf, counts.length, order);
  const differ = (i: number, j: number) =>
    ageOf[i] !== ageOf[j] ||
    recencyOf[i] !== recencyOf[j] ||
    countOf[i] !== countOf[j] ||
    groupOf?.[i] !== groupOf?.[j];
  const cellOf = new Uint32Array(entries);
  const weights = new Float64Array(entries);
  /** An entry of each cell. */
  const members = new Uint32Array(entries);
  let count = 0;
  let all = 0;
  for (let i = 0; i < entries; i++) {
    const entry = order[i] as number;
    if (i === 0 || differ(entry, members[count - 1] as number)) {
      members[count] = entry;
      count += 1;
    }
    const own = customersAt(histories, entry);
    if (!(own > 0 && own < Infinity)) throw new RangeError(`entry ${entry} of ${own} customers`);
    cellOf[entry] = count - 1;
    weights[count - 1] = (weights[count - 1] as number) + own;
    all += own;
  }
  const cells = members.subarray(0, count);
  const codes = (of: Uint32Array) => cells.map((entry) => of[entry] as number);
  const column = (values: Float64Array, of: Uint32Array) => {
    const found = new Float64Array(count);
    for (let i = 0; i < count; i++) found[i] = values[of[cells[i] as number] as number] as number;
    return found;
  };
  return {
    count,
    purchases: column(counts, countOf),
    recency: column(times, recencyOf),
    age: column(times, ageOf),
    weight: weights.slice(0, count),
    counts,
    countOf: codes(countOf),
    times,
    recencyOf: codes(recencyOf),
    ageOf: codes(ageOf),
    ...(groupOf !== undefined && { group: codes(groupOf) }),
    cellOf,
    customers: all,
  };
}

/** The number of groups: one more than the greatest number of a group. */
function groupsIn(group: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < group.length; i++) most = Math.max(most, group[i] ?? 0);
  return most + 1;
}

/** The distinct values of columns, rising, and the places of each column's entries among them. */
function distinct<Columns extends readonly ArrayLike<number>[]>(
  ...columns: Columns
): {
  readonly values: Float64Array;
  readonly places: { readonly [Column in keyof Columns]: Uint32Array };
} {
  const seen = new Map<number, number>();
  // Places in the order in which the values are met first, so that each entry is looked up once.
  const met = columns.map((column) => {
    const found = new Uint32Array(column.length);
    for (let i = 0; i < found.length; i++) {
      const value = column[i] as number;
      let place = seen.get(value);
      if (place === undefined) {
        place = seen.size;
        seen.set(value, place);
      }
      found[i] = place;
    }
    return found;
  });
  const values = Float64Array.from(seen.keys()).sort();
  const rank = new Uint32Array(values.length);
  for (const [i, value] of values.entries()) rank[seen.get(value) as number] = i;
  for (const found of met)
    for (let i = 0; i < found.length; i++) found[i] = rank[found[i] as number] as number;
  return { values, places: met as { readonly [Column in keyof Columns]: Uint32Array } };
}

/** Histories, each with its weight: all of them, or a representative sample. */
export type Histories = CellColumns;

/**
 * A representative sample of the histories: one from each of `most` equal parts of the customers, sorted by purchases,
 * recency and age. For calculations that need many passes and only three digits, such as the uncertainty of a sum.
 *
 * @param most - the number of histories of the sample; where there are no more, all are returned with their weights
 */
export function thinnedCells(all: CountedCells, most: number): Histories {
  if (all.count <= most) return all;
  const part = all.customers / most;
  const cells = sampledPlaces(all.weight, most);
  const taken = <Column extends Float64Array | Uint32Array>(to: Column, of: Column): Column => {
    for (let i = 0; i < most; i++) to[i] = of[cells[i] as number] ?? 0;
    return to;
  };
  const column = (of: Float64Array) => taken(new Float64Array(most), of);
  const codes = (of: Uint32Array) => taken(new Uint32Array(most), of);
  return {
    count: most,
    purchases: column(all.purchases),
    recency: column(all.recency),
    age: column(all.age),
    weight: new Float64Array(most).fill(part),
    counts: all.counts,
    countOf: codes(all.countOf),
    times: all.times,
    recencyOf: codes(all.recencyOf),
    ageOf: codes(all.ageOf),
    ...(all.group !== undefined && { group: codes(all.group) }),
  };
}

/**
 * The places of a representative sample: one from each of `most` equal parts of the customers, in their order.
 *
 * @param weight - the customers of each place
 * @returns all places where there are no more
 */
export function sampledPlaces(weight: Float64Array, most: number): Uint32Array {
  if (weight.length <= most) return Uint32Array.from(weight.keys());
  const part = weight.reduce((sum, each) => sum + each, 0) / most;
  const places = new Uint32Array(most);
  let place = 0;
  let before = weight[0] ?? 0;
  for (let i = 0; i < most; i++) {
    while (before <= (i + 0.5) * part) {
      place += 1;
      before += weight[place] ?? Infinity;
    }
    places[i] = place;
  }
  return places;
}

/**
 * The place in a sample of the history nearest to each one, in the order of purchases, recency and age.
 *
 * @param some - of `all`, by {@link thinnedCells}
 */
export function nearestInSample(all: CountedCells, some: Histories): Uint32Array {
  const part = all.customers / some.count;
  const places = new Uint32Array(all.count);
  let before = 0;
  for (let cell = 0; cell < all.count; cell++) {
    const weight = all.weight[cell] as number;
    const place = some === all ? cell : Math.floor((before + weight / 2) / part);
    places[cell] = Math.min(place, some.count - 1);
    before += weight;
  }
  return places;
}

/** Σ weight · f(history). */
export function sumOver(
  histories: Histories,
  f: (history: PurchaseHistory, i: number) => number,
): number {
  const { count, weight } = histories;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (weight[i] as number) * f(historyOf(histories, i), i);
  return sum;
}

/** Visits every history. */
export function eachHistory(
  histories: Histories,
  visit: (history: PurchaseHistory, i: number) => void,
): void {
  for (let i = 0; i < histories.count; i++) visit(historyOf(histories, i), i);
}
