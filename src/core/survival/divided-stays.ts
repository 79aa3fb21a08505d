import { distinctStays } from './distinct-stays.ts';
import type { Stays } from './stays.ts';

/**
 * Stays in intervals, divided wherever one of them begins or ends: those who ended in an interval are taken to have
 * ended evenly over it, each part of it with its share of them. Tables that have rows at different times then add
 * up; where all have the same rows nothing changes, and exact stays are as they were.
 *
 * @param times - where to divide, ascending; absent: where the stays themselves begin and end
 * @example dividedStays(together([cohortStays([0, 2], [10, 4]), cohortStays([0, 1, 2], [10, 8, 7])]))
 *   // => of the six who ended in (0, 2], three in (0, 1] and three in (1, 2]
 */
export function dividedStays(stays: Stays, times = intervalEnds(stays)): Stays {
  const { entryYears, exitYears, afterYears, ended, active } = stays;
  if (afterYears === undefined) return stays;
  const parts: { row: number; from: number; to: number; last: boolean }[] = [];
  for (let row = 0; row < exitYears.length; row++) {
    const to = exitYears[row] ?? 0;
    let from = afterYears[row] ?? 0;
    for (const time of (ended[row] ?? 0) > 0 ? times : []) {
      if (!(time > from && time < to)) continue;
      parts.push({ row, from, to: time, last: false });
      from = time;
    }
    parts.push({ row, from, to, last: true });
  }
  if (parts.length === exitYears.length) return stays;
  const share = ({ row, from, to }: { row: number; from: number; to: number }) =>
    (to - from) / ((exitYears[row] ?? 0) - (afterYears[row] ?? 0));
  return distinctStays({
    entryYears: Float64Array.from(parts, ({ row }) => entryYears[row] ?? 0),
    exitYears: Float64Array.from(parts, ({ to }) => to),
    afterYears: Float64Array.from(parts, ({ from }) => from),
    ended: Float64Array.from(parts, (part) =>
      (ended[part.row] ?? 0) > 0 ? (ended[part.row] ?? 0) * share(part) : 0,
    ),
    active: Float64Array.from(parts, ({ row, last }) => (last ? (active[row] ?? 0) : 0)),
  });
}

/** All times at which an interval begins or ends, ascending. */
export function intervalEnds({ afterYears = new Float64Array(), exitYears }: Stays): Float64Array {
  return Float64Array.from(new Set([...afterYears, ...exitYears])).sort();
}
