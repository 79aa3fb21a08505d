import { exactSum } from './exact-sum.ts';
import { type Distribution, quantile } from './quantile.ts';

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
