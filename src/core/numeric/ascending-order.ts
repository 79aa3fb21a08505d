const buckets = 65_536;
/** The bits of a number that name its bucket. */
const bucketBits = buckets - 1;

/** Fewer values than this are sorted faster by comparing them. */
const many = 5000;

/** Whether the more significant half of a double comes last, as on almost every machine. */
const isLittleEndian = new Uint32Array(Float64Array.of(1).buffer)[0] === 0;

/** Indices, and the bits of their values in two halves: in the order of these whole numbers the values rise. */
interface Keyed {
  readonly index: Uint32Array;
  readonly upper: Uint32Array;
  readonly lower: Uint32Array;
}

/**
 * Sorts indices by a column of numbers. The sort is stable, so that sorting by one column after another, the most
 * important one last, sorts by all of them.
 *
 * A radix sort: doubles ≥ 0 are in the order of the whole numbers that their bits spell, and those below 0 in the
 * opposite one, so four rounds of distributing them by 16 bits, the least significant first, sort them. The bits move
 * with the indices, so that each round reads them one after the other. The time does not depend on how many values
 * differ. Few values are sorted by comparison.
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
  let from = keyed(values, order);
  let to: Keyed = room(order.length);
  for (const half of ['lower', 'upper'] as const) {
    for (const shift of [0, 16]) {
      const starts = bucketStarts(from[half], shift);
      if (starts === null) continue;
      distribute(from, to, half, shift, starts);
      [from, to] = [to, from];
    }
  }
  return from.index;
}

/** Infinite values have no difference from themselves. */
const compared = (a: number, b: number): number => (a < b ? -1 : Number(a > b));

const room = (size: number): Keyed => ({
  index: new Uint32Array(size),
  upper: new Uint32Array(size),
  lower: new Uint32Array(size),
});

function keyed(values: Float64Array, order: Uint32Array): Keyed {
  const { upper, lower } = room(order.length);
  const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let k = 0; k < order.length; k++) {
    const index = order[k] as number;
    const high = halves[2 * index + (isLittleEndian ? 1 : 0)] as number;
    const low = halves[2 * index + (isLittleEndian ? 0 : 1)] as number;
    const isNegative = (values[index] as number) < 0;
    // Above those below 0; −0 has the sign already.
    upper[k] = isNegative ? ~high : high | 0x80000000;
    lower[k] = isNegative ? ~low : low;
  }
  return { index: order.slice(), upper, lower };
}

/** Where each bucket begins; null where all are in the same one, and there is nothing to sort. */
function bucketStarts(words: Uint32Array, shift: number): Uint32Array | null {
  const counts = new Uint32Array(buckets);
  for (let k = 0; k < words.length; k++) {
    const bucket = ((words[k] as number) >>> shift) & bucketBits;
    counts[bucket] = (counts[bucket] as number) + 1;
  }
  let start = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = counts[bucket] as number;
    if (count === words.length) return null;
    counts[bucket] = start;
    start += count;
  }
  return counts;
}

function distribute(
  from: Keyed,
  to: Keyed,
  half: 'upper' | 'lower',
  shift: number,
  starts: Uint32Array,
): void {
  const words = from[half];
  for (let k = 0; k < words.length; k++) {
    const bucket = ((words[k] as number) >>> shift) & bucketBits;
    const place = starts[bucket] as number;
    starts[bucket] = place + 1;
    to.index[place] = from.index[k] as number;
    to.upper[place] = from.upper[k] as number;
    to.lower[place] = from.lower[k] as number;
  }
}
