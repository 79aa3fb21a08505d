import { type CustomerRows, customerStatus } from '../customers.ts';
import { ascendingOrder } from '../numeric/ascending-order.ts';
import { equalRows } from '../numeric/equal-rows.ts';

/**
 * The recorded stays of one group of customers: one entry a distinct stay, with the number of customers who have it,
 * ascending by exit and then by entry. Every estimate from tenures starts here, so that its time depends on the number
 * of distinct tenures and not of customers.
 */
export interface Stays {
  /** Observed from this many years after the start: 0 unless the record omits those who left before its window. */
  readonly entryYears: Float64Array;
  /** When the stay ended, or was last observed. */
  readonly exitYears: Float64Array;
  /** Customers who ended at the exit, or their money. */
  readonly ended: Float64Array;
  /** Customers who were still active at the exit, or their money. */
  readonly active: Float64Array;
  /**
   * Where only the interval is known in which customers ended, as in a table by year: its start. They ended after it
   * and no later than the exit. Absent: they ended exactly at the exit.
   */
  readonly afterYears?: Float64Array;
}

/**
 * The stays of each segment, from a table of customers.
 *
 * @param segment - the segment of each row, below `segments`
 * @param weights - the weight of each row, finite, ≥ 0, such as what its customers spend; absent: how many they are
 * @returns one a segment; rows of weight 0 are left out
 * @throws {RangeError} a tenure or a status is missing, a weight leaves its range, or a stay ended
 *   before its observation began
 */
export function recordedStays(
  customers: CustomerRows,
  segment: Uint32Array,
  segments: number,
  weights = customers.customers,
): Stays[] {
  const { count, tenureYears, status } = customers;
  if (tenureYears === undefined || status === undefined) {
    throw new RangeError('stays need tenures and whether they have ended');
  }
  const entryYears = customers.entryYears ?? new Float64Array(count);
  const ended = new Float64Array(count);
  const active = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const weight = weights === undefined ? 1 : (weights[i] ?? Number.NaN);
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`customer ${i} counts ${weight}`);
    if (status[i] === customerStatus.ended) ended[i] = weight;
    else if (status[i] === customerStatus.active) active[i] = weight;
    else throw new RangeError(`customer ${i} has no status`);
    if (!((segment[i] ?? segments) < segments)) throw new RangeError(`no segment ${segment[i]}`);
    checkTimes(entryYears[i], tenureYears[i], status[i] === customerStatus.ended);
  }
  const rows = { entryYears, exitYears: tenureYears, ended, active };
  return staysBySegment(rows, segment, segments);
}

function checkTimes(entry: number | undefined, exit: number | undefined, hasEnded: boolean): void {
  if (
    entry === undefined ||
    exit === undefined ||
    !(entry >= 0 && entry <= exit && exit < Infinity) ||
    (hasEnded && entry === exit && entry > 0)
  ) {
    throw new RangeError(`no customer can be observed from ${entry} to ${exit} years`);
  }
}

/**
 * The stays of a cohort, from the number of its customers who were left at some times: customers who are missing
 * from one time to the next ended in between.
 *
 * @param years - since the start of the cohort: 0, then ascending
 * @param surviving - customers left at each of the times, not rising, ≥ 0
 * @throws {RangeError} either leaves its range
 */
export function cohortStays(years: ArrayLike<number>, surviving: ArrayLike<number>): Stays {
  const last = years.length - 1;
  checkCohort(years, surviving);
  const intervals = Math.max(1, last);
  const rows = {
    entryYears: new Float64Array(intervals),
    exitYears: new Float64Array(intervals),
    ended: new Float64Array(intervals),
    active: new Float64Array(intervals),
    afterYears: new Float64Array(intervals),
  };
  for (let i = 1; i <= last; i++) {
    rows.afterYears[i - 1] = years[i - 1] ?? 0;
    rows.exitYears[i - 1] = years[i] ?? 0;
    rows.ended[i - 1] = (surviving[i - 1] ?? 0) - (surviving[i] ?? 0);
  }
  rows.active[intervals - 1] = surviving[last] ?? 0;
  return distinctStays(rows);
}

function checkCohort(years: ArrayLike<number>, surviving: ArrayLike<number>): void {
  if (years.length !== surviving.length) throw new RangeError('a count is needed at each time');
  if (years[0] !== 0) throw new RangeError(`a cohort starts at 0 years, not ${years[0]}`);
  for (let i = 0; i < years.length; i++) {
    const time = years[i] ?? Number.NaN;
    const left = surviving[i] ?? Number.NaN;
    if (!(time < Infinity && (i === 0 || time > (years[i - 1] ?? 0)))) {
      throw new RangeError(`times must rise, not reach ${time}`);
    }
    if (!(left >= 0 && left <= (surviving[i - 1] ?? Number.MAX_VALUE))) {
      throw new RangeError(`a cohort cannot come to ${left} customers`);
    }
  }
}

/**
 * The stays of several groups, pooled.
 *
 * @throws {RangeError} some groups have exact times of ending and others intervals
 */
export function pooledStays(stays: readonly Stays[]): Stays {
  const inIntervals = stays.filter(({ afterYears }) => afterYears !== undefined).length;
  if (inIntervals !== 0 && inIntervals !== stays.length) {
    throw new RangeError('exact stays and stays in intervals cannot be one group');
  }
  const rows = {
    entryYears: joined(stays.map(({ entryYears }) => entryYears)),
    exitYears: joined(stays.map(({ exitYears }) => exitYears)),
    ended: joined(stays.map(({ ended }) => ended)),
    active: joined(stays.map(({ active }) => active)),
    ...(inIntervals !== 0 && {
      afterYears: joined(stays.map(({ afterYears = new Float64Array() }) => afterYears)),
    }),
  };
  return distinctStays(rows);
}

function joined(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}

/**
 * One entry for all equal stays, in ascending order; stays of no customers are left out.
 *
 * @param rows - the stays, equal or not, in any order
 */
export function distinctStays(rows: Stays): Stays {
  const kinds = orderedKinds(rows, []);
  return staysOf(rows, kinds, kinds.order);
}

/**
 * The distinct stays of each segment.
 *
 * @param segment - the segment of each row, below `segments`
 */
function staysBySegment(rows: Stays, segment: Uint32Array, segments: number): Stays[] {
  const kinds = orderedKinds(rows, segments > 1 ? [Float64Array.from(segment)] : []);
  const { order, first } = kinds;
  const stays: Stays[] = [];
  let end = 0;
  while (stays.length < segments) {
    const start = end;
    while (end < order.length && segment[first[order[end] ?? 0] ?? 0] === stays.length) end += 1;
    stays.push(staysOf(rows, kinds, order.subarray(start, end)));
  }
  return stays;
}

interface Kinds {
  /** The first row of each kind of stay. */
  readonly first: Uint32Array;
  readonly ended: Float64Array;
  readonly active: Float64Array;
  /** Ascending by group, exit, entry and interval; without kinds of no customers. */
  readonly order: Uint32Array;
}

function orderedKinds(rows: Stays, groups: readonly Float64Array[]): Kinds {
  const { entryYears, exitYears, afterYears } = rows;
  // The most important key last, as the stable sorts by one key after another require.
  const keys = [...(afterYears ? [afterYears] : []), entryYears, exitYears, ...groups];
  const { kinds, first } = equalRows(keys);
  const ended = summed(rows.ended, kinds, first.length);
  const active = summed(rows.active, kinds, first.length);
  let order: Uint32Array = first
    .map((_, kind) => kind)
    .filter((kind) => (ended[kind] ?? 0) + (active[kind] ?? 0) > 0);
  for (const key of keys) order = ascendingOrder(taken(key, first), order);
  return { first, ended, active, order };
}

function staysOf(rows: Stays, { first, ended, active }: Kinds, kinds: Uint32Array): Stays {
  const firstRows = kinds.map((kind) => first[kind] ?? 0);
  return {
    entryYears: taken(rows.entryYears, firstRows),
    exitYears: taken(rows.exitYears, firstRows),
    ended: taken(ended, kinds),
    active: taken(active, kinds),
    ...(rows.afterYears && { afterYears: taken(rows.afterYears, firstRows) }),
  };
}

function summed(column: Float64Array, kinds: Uint32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (let row = 0; row < column.length; row++) {
    const kind = kinds[row] ?? 0;
    sums[kind] = (sums[kind] ?? 0) + (column[row] ?? 0);
  }
  return sums;
}

function taken(column: Float64Array, indices: Uint32Array): Float64Array {
  const values = new Float64Array(indices.length);
  for (let i = 0; i < indices.length; i++) values[i] = column[indices[i] ?? 0] ?? 0;
  return values;
}
