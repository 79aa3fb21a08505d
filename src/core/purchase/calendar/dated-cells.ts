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
   * @param scales - what all recencies and all ages are multiplied by
   */
  readonly setClock: (
    reached: Float64Array,
    scales?: { readonly recency: number; readonly age: number },
  ) => void;
}

const unscaled = { recency: 1, age: 1 };

/** Copies histories, so that their times can be set. */
export function timedCells({ cells, first, last }: DatedCells): TimedCells {
  const { count } = cells;
  const firsts = Int32Array.from(new Set(first)).sort();
  const placeOf = new Uint32Array((firsts.at(-1) ?? 0) + 1);
  for (const [place, day] of firsts.entries()) placeOf[day] = place;
  // The age of each first day, then the recency of each history.
  const times = new Float64Array(firsts.length + count);
  const columns: CellColumns = {
    ...cells,
    recency: times.subarray(firsts.length),
    age: new Float64Array(count),
    times,
    recencyOf: new Uint32Array(count).map((_, i) => firsts.length + i),
    ageOf: new Uint32Array(count).map((_, i) => placeOf[first[i] as number] as number),
  };
  const { recency, age, ageOf } = columns;
  return {
    columns,
    setClock: (reached, scales = unscaled) => {
      const end = reached[reached.length - 1] as number;
      for (let k = 0; k < firsts.length; k++)
        times[k] = (end - (reached[firsts[k] as number] as number)) * scales.age;
      for (let i = 0; i < count; i++) {
        const since = reached[last[i] as number] as number;
        recency[i] = (since - (reached[first[i] as number] as number)) * scales.recency;
        age[i] = times[ageOf[i] as number] as number;
      }
    },
  };
}
