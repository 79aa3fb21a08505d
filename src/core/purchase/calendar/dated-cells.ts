import type { CellColumns } from '../purchase-cells.ts';

/** Distinct histories with the days of the first and last purchases, counted from the first day of the log. */
export interface DatedCells {
  readonly cells: CellColumns;
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/**
 * The days behind the times of histories.
 *
 * @param from - the first day of the log
 * @param until - the instant at which all ages end, in days since 1970-01-01
 * @param unitDays - the length of the unit of the times, in days
 */
export function datedCells(
  cells: CellColumns,
  from: number,
  until: number,
  unitDays: number,
): DatedCells {
  const first = new Int32Array(cells.count);
  const last = new Int32Array(cells.count);
  for (let i = 0; i < cells.count; i++) {
    const day = until - from - Math.round((cells.age[i] as number) * unitDays);
    if (day < 0) throw new RangeError('a first purchase before the first day of the log');
    first[i] = day;
    last[i] = day + Math.round((cells.recency[i] as number) * unitDays);
  }
  return { cells, first, last };
}

/** Histories whose times follow a clock that can be set anew. */
export interface TimedCells {
  readonly columns: CellColumns;
  /**
   * Sets the times of all histories.
   *
   * @param reached - the time from the first day of the log to the start of each day, in the unit of the model; the last
   *   entry is that of the end
   */
  readonly setClock: (reached: Float64Array) => void;
}

/** Copies histories, so that their times can be set. */
export function timedCells({ cells, first, last }: DatedCells): TimedCells {
  const { count } = cells;
  const firsts = Int32Array.from(new Set(first)).sort();
  const placeOf = new Map(Array.from(firsts, (day, place) => [day, place]));
  // The age of each first day, then the recency of each history.
  const times = new Float64Array(firsts.length + count);
  const columns: CellColumns = {
    ...cells,
    recency: new Float64Array(count),
    age: new Float64Array(count),
    times,
    recencyOf: Uint32Array.from({ length: count }, (_, i) => firsts.length + i),
    ageOf: Uint32Array.from(first, (day) => placeOf.get(day) ?? 0),
  };
  return {
    columns,
    setClock: (reached) => {
      const end = reached[reached.length - 1] as number;
      for (let k = 0; k < firsts.length; k++)
        times[k] = end - (reached[firsts[k] as number] as number);
      for (let i = 0; i < count; i++) {
        const since = reached[last[i] as number] as number;
        const recency = since - (reached[first[i] as number] as number);
        columns.recency[i] = recency;
        times[firsts.length + i] = recency;
        columns.age[i] = times[columns.ageOf[i] as number] as number;
      }
    },
  };
}
