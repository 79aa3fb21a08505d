import { type Customers, customerStatus } from '../customers.ts';
import { distinctStays, staysBySegment } from './distinct-stays.ts';

/**
 * The recorded stays of one group of customers, those alike taken together: one entry a distinct
 * stay, ascending by exit and then by entry. Everything that is estimated from tenures starts here,
 * so that a million customers cost no more than their distinct tenures.
 */
export interface Stays {
  /** Observed from this many years after the start: 0 unless the record omits those who left before its window. */
  readonly entryYears: Float64Array;
  /** Ended here, or still active here. */
  readonly exitYears: Float64Array;
  /** Customers who ended at the exit, or their money. */
  readonly ended: Float64Array;
  /** Customers who were still active at the exit, or their money. */
  readonly active: Float64Array;
  /**
   * Where only the interval is known in which customers ended, as in a table by year: they ended after
   * this and no later than the exit. Absent: they ended exactly at the exit.
   */
  readonly afterYears?: Float64Array;
}

/**
 * The stays of each segment, from what was recorded of every customer.
 *
 * @param segment - of each customer, below `segments`
 * @param weights - what each customer counts for, finite, ≥ 0: their money, say; 1 each where absent
 * @returns one a segment; a customer who counts for 0 is left out
 * @throws {RangeError} a tenure or a status is missing, a weight leaves its range, or somebody ended
 *   before their observation began
 */
export function recordedStays(
  customers: Customers,
  segment: Uint32Array,
  segments: number,
  weights?: Float64Array,
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
    else throw new RangeError(`it is not known whether customer ${i} has ended`);
    if (!((segment[i] ?? segments) < segments)) throw new RangeError(`no segment ${segment[i]}`);
    checkTimes(entryYears[i], tenureYears[i], status[i] === customerStatus.ended);
  }
  const rows = { entryYears, exitYears: tenureYears, ended, active };
  return staysBySegment(rows, segment, segments);
}

/**
 * The stays of a cohort, from how many of its customers were left at some times: those who are missing
 * from one time to the next have ended in between.
 *
 * @param years - since the start of all of them: 0, then ascending
 * @param surviving - customers at each of the times, never rising, ≥ 0
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

/**
 * The stays of several groups as those of one.
 *
 * @throws {RangeError} some know when customers ended and others only in which interval
 */
export function together(stays: readonly Stays[]): Stays {
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

function checkTimes(entry: number | undefined, exit: number | undefined, hasEnded: boolean): void {
  if (
    entry === undefined ||
    exit === undefined ||
    !(entry >= 0 && entry <= exit && exit < Infinity) ||
    (hasEnded && entry === exit && entry > 0)
  ) {
    throw new RangeError(`nobody can be observed from ${entry} to ${exit} years`);
  }
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

function joined(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}
