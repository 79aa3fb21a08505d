import { ascendingOrder } from '../numeric/ascending-order.ts';
import { equalRows } from '../numeric/equal-rows.ts';
import type { Stays } from './stays.ts';

/**
 * Stays that are alike taken together, and put in order; what counts for nobody is left out.
 *
 * @param rows - the stays, alike or not, in any order
 */
export function distinctStays(rows: Stays): Stays {
  const kinds = orderedKinds(rows, []);
  return staysOf(rows, kinds, kinds.order);
}

/**
 * The same of each segment.
 *
 * @param segment - of each row, below `segments`
 */
export function staysBySegment(rows: Stays, segment: Uint32Array, segments: number): Stays[] {
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
  /** One row of each kind of stay. */
  readonly first: Uint32Array;
  readonly ended: Float64Array;
  readonly active: Float64Array;
  /** Ascending by group, exit, entry and interval; without those that count for nobody. */
  readonly order: Uint32Array;
}

function orderedKinds(rows: Stays, groups: readonly Float64Array[]): Kinds {
  const { entryYears, exitYears, afterYears } = rows;
  // The most important last, as sorting by one after another needs it.
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
  const own = kinds.map((kind) => first[kind] ?? 0);
  return {
    entryYears: taken(rows.entryYears, own),
    exitYears: taken(rows.exitYears, own),
    ended: taken(ended, kinds),
    active: taken(active, kinds),
    ...(rows.afterYears && { afterYears: taken(rows.afterYears, own) }),
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
