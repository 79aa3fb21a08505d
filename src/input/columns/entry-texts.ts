/** Numbers of an entry before its bytes: that of the id, and how many bytes there are. */
export const entryHeader = 2;

const blockBytes = 1 << 20;

/**
 * The texts of entries from one of them on; "" for one that is not packed. They are cut out of a long text
 * that holds many: making each on its own takes longer.
 */
export function* entryTexts(
  entries: Int32Array,
  places: Uint32Array,
  first: number,
): Generator<string> {
  const block = Buffer.allocUnsafe(Math.min(blockBytes, 4 * entries.length));
  let from = first;
  while (from < places.length) {
    let end = 0;
    let to = from;
    for (; to < places.length; to++) {
      const place = places[to] ?? 0;
      const length = Math.max(entries[place + 1] ?? 0, 0);
      if (end + length > block.length) break;
      for (let at = 0; at < length; at++)
        block[end + at] = (entries[place + entryHeader + (at >> 2)] ?? 0) >>> (8 * (at & 3));
      end += length;
    }
    const text = block.toString('latin1', 0, end);
    let begin = 0;
    for (; from < to; from++) {
      const length = Math.max(entries[(places[from] ?? 0) + 1] ?? 0, 0);
      yield text.slice(begin, begin + length);
      begin += length;
    }
  }
}
