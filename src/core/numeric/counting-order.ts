/**
 * Sorts indices by whole numbers, by counting how often each occurs. The sort is stable, so that sorting by one column
 * after another, the most important one last, sorts by all of them.
 *
 * @param codes - whole, ≥ 0 and below `size`
 * @param order - indices into `codes`; left as it is. Absent: all of them
 * @see Knuth (1998), The Art of Computer Programming 3, 5.2, algorithm D
 * @example countingOrder(Uint32Array.of(2, 0, 1), 3); // => 1, 2, 0
 */
export function countingOrder(
  codes: Uint32Array,
  size: number,
  order: Uint32Array = codes.map((_, i) => i),
): Uint32Array {
  const next = new Uint32Array(size + 1);
  for (let i = 0; i < order.length; i++) {
    const code = codes[order[i] as number] as number;
    next[code + 1] = (next[code + 1] as number) + 1;
  }
  for (let code = 0; code < size; code++)
    next[code + 1] = (next[code + 1] as number) + (next[code] as number);
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const index = order[i] as number;
    const code = codes[index] as number;
    const place = next[code] as number;
    sorted[place] = index;
    next[code] = place + 1;
  }
  return sorted;
}
