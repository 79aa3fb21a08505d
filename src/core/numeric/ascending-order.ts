const buckets = 65_536;

/** Fewer values than this are sorted faster by comparing them. */
const many = 5000;

/** Where the most significant 16 bits of a double lie: at its end on almost every machine. */
const most = new Uint16Array(Float64Array.of(1).buffer)[3] === 0 ? 0 : 3;
const wordsFromLeast = most === 3 ? [0, 1, 2, 3] : [3, 2, 1, 0];

/**
 * Sorts indices by a column of numbers. The sort is stable, so that sorting by one column after another, the most
 * important one last, sorts by all of them.
 *
 * A radix sort: doubles ≥ 0 are in the order of the whole numbers that their bits spell, and those below 0 in the
 * opposite one, so four rounds of distributing them by 16 bits, the least significant first, sort them. The time does
 * not depend on how many values differ. Few values are sorted by comparison.
 *
 * @param values - any but NaN; −0 is 0
 * @param order - indices into `values`; left as it is
 * @see Knuth (1998), The Art of Computer Programming 3, 5.2.5, algorithm R
 * @example ascendingOrder(Float64Array.of(3, 1, 2), Uint32Array.of(0, 1, 2)); // => 1, 2, 0
 */
export function ascendingOrder(values: Float64Array, order: Uint32Array): Uint32Array {
  if (order.length < many) {
    return order.slice().sort((a, b) => compared(values[a] ?? 0, values[b] ?? 0));
  }
  const words = new Uint16Array(values.buffer, values.byteOffset, values.length * 4);
  let sorted = order;
  for (const word of wordsFromLeast) {
    const bucketOf = (index: number): number => {
      const bits = words[index * 4 + word] ?? 0;
      if ((values[index] ?? 0) < 0) return bits ^ 0xffff;
      // Above those below 0; −0 has the sign already.
      return word === most ? bits | 0x8000 : bits;
    };
    const starts = bucketStarts(bucketOf, order);
    if (starts === null) continue;
    const next = new Uint32Array(order.length);
    for (const index of sorted) {
      const bucket = bucketOf(index);
      const place = starts[bucket] ?? 0;
      next[place] = index;
      starts[bucket] = place + 1;
    }
    sorted = next;
  }
  return sorted;
}

/** Infinite values have no difference from themselves. */
const compared = (a: number, b: number): number => (a < b ? -1 : Number(a > b));

/** Where each bucket begins; null where all are in the same one, and there is nothing to sort. */
function bucketStarts(bucketOf: (index: number) => number, order: Uint32Array): Uint32Array | null {
  const counts = new Uint32Array(buckets);
  let last = 0;
  for (const index of order) {
    last = bucketOf(index);
    counts[last] = (counts[last] ?? 0) + 1;
  }
  if (order.length === 0 || counts[last] === order.length) return null;
  let start = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = counts[bucket] ?? 0;
    counts[bucket] = start;
    start += count;
  }
  return counts;
}
