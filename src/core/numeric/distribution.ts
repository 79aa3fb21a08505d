import { exactSum } from './exact-sum.ts';

/**
 * How the values of each group are spread.
 *
 * @param codes - the group of each value, below `groups`
 * @returns one a group; null for a group without values
 */
export function distributions(
  values: Float64Array,
  codes: Uint32Array,
  groups: number,
): (Distribution | null)[] {
  // Counting sort: each group's values side by side in one array, then sorted in place.
  const ends = new Uint32Array(groups + 1);
  for (const code of codes) ends[code + 1] = (ends[code + 1] ?? 0) + 1;
  for (let group = 0; group < groups; group++) {
    ends[group + 1] = (ends[group + 1] ?? 0) + (ends[group] ?? 0);
  }
  const next = ends.slice(0, groups);
  const grouped = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const group = codes[i] ?? 0;
    const at = next[group] ?? 0;
    grouped[at] = values[i] ?? 0;
    next[group] = at + 1;
  }
  return Array.from({ length: groups }, (_, group) =>
    distribution(grouped.subarray(ends[group], ends[group + 1])),
  );
}

/** How the values are spread; sorts them in place. Null where there are none. */
export function distribution(values: Float64Array): Distribution | null {
  if (values.length === 0) return null;
  values.sort();
  return {
    mean: exactSum(values) / values.length,
    median: quantile(values, 0.5),
    p10: quantile(values, 0.1),
    p90: quantile(values, 0.9),
  };
}

/**
 * The p-quantile of sorted values, type 7 of Hyndman & Fan (the default of R, NumPy and Excel's
 * PERCENTILE.INC): linear between the order statistics at h = (n − 1)·p.
 *
 * @param sorted - ascending, at least one value
 * @param p - in [0, 1]
 * @throws {RangeError} no values, or p leaves its range
 * @see Hyndman & Fan (1996), The American Statistician 50(4)
 * @example quantile([1, 2, 3, 4], 0.5); // => 2.5
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], not ${p}`);
  const h = (sorted.length - 1) * p;
  const below = Math.floor(h);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  if (low === undefined || high === undefined) throw new RangeError('a quantile needs values');
  return low + (h - below) * (high - low);
}

/** How values are spread: their mean and three quantiles of type 7. */
export interface Distribution {
  readonly mean: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}
