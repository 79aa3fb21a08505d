/** Fewer customers than this are not divided. */
const enough = 20;

/**
 * Ten groups of customers of the same size, the most valuable first; of few customers one. Equal values are parted by the place of the
 * customer, so that the groups are as equal as can be.
 *
 * @returns the group of each customer, from 0
 */
export function deciles(values: ArrayLike<number>): {
  readonly of: Uint32Array;
  readonly count: number;
} {
  const count = values.length;
  if (count < enough) return { of: new Uint32Array(count), count: 1 };
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => (values[b] as number) - (values[a] as number) || a - b,
  );
  const groups = new Uint32Array(count);
  for (const [place, i] of order.entries()) groups[i] = Math.floor((place * 10) / count);
  return { of: groups, count: 10 };
}
