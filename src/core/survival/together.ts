import { distinctStays } from './distinct-stays.ts';
import type { Stays } from './stays.ts';

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

function joined(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}
