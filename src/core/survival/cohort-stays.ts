import { distinctStays } from './distinct-stays.ts';
import type { Stays } from './stays.ts';

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
