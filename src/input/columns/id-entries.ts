import type { Packed } from './packed-texts.ts';
import type { LaidOut } from './sorted-texts.ts';

// Ids in one array, an entry each: the number of the id, its length in bytes, and its bytes, four to a number.

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

/** The bytes of entries that are packed, one after another. */
export function entryBytes(entries: Int32Array, places: Uint32Array): LaidOut {
  const begins = new Uint32Array(places.length + 1);
  for (let i = 0; i < places.length; i++)
    begins[i + 1] = (begins[i] ?? 0) + (entries[(places[i] ?? 0) + 1] ?? 0);
  const units = new Uint8Array(begins[places.length] ?? 0);
  for (let i = 0; i < places.length; i++) {
    const content = (places[i] ?? 0) + entryHeader;
    const begin = begins[i] ?? 0;
    const length = (begins[i + 1] ?? 0) - begin;
    for (let at = 0; at < length; at++)
      units[begin + at] = (entries[content + (at >> 2)] ?? 0) >>> (8 * (at & 3));
  }
  return { units, begins };
}

/** The text of one entry that is packed. */
export function entryText(entries: Int32Array, place: number): string {
  const length = entries[place + 1] ?? 0;
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; at++) bytes[at] = byteOf(entries, place, at);
  return bytes.toString('latin1');
}

const byteOf = (entries: Int32Array, place: number, at: number): number =>
  ((entries[place + entryHeader + (at >> 2)] ?? 0) >>> (8 * (at & 3))) & 0xff;

/** Whether the text of an entry is digits alone, up to a place. */
function isDigits(entries: Int32Array, place: number, end: number): boolean {
  for (let at = 0; at < end; at++) {
    const byte = byteOf(entries, place, at);
    if (byte < zero || byte > nine) return false;
  }
  return end > 0;
}

/** Whether the text of an entry may be a number with a zero in front, or a point and zeros at the end: "0178", "178.0". */
export function isPadded(entries: Int32Array, place: number): boolean {
  const length = entries[place + 1] ?? 0;
  if (length < 2) return false;
  if (byteOf(entries, place, 0) === zero) return true;
  let end = length;
  while (end > 0 && byteOf(entries, place, end - 1) === zero) end -= 1;
  return end < length && byteOf(entries, place, end - 1) === point;
}

const [point, zero, nine] = [46, 48, 57];

/** Whether all ids that are numbers are digits, and equally many. */
export function hasOneWidth(entries: Int32Array, places: Uint32Array): boolean {
  let width = 0;
  for (const place of places) {
    const length = entries[place + 1] ?? 0;
    if (!isDigits(entries, place, length)) {
      if (isPadded(entries, place)) return false;
    } else if (width === 0) width = length;
    else if (width !== length) return false;
  }
  return true;
}

/**
 * On which side of the id of an entry a packed text is: 1 after it, −1 before it, 0 where it is the same. Shorter
 * comes first.
 */
export function comparedWithEntry(
  entries: Int32Array,
  entry: number,
  { begins, lengths, words }: Packed,
  i: number,
): number {
  const length = lengths[i] ?? 0;
  const longer = length - (entries[entry + 1] ?? 0);
  if (longer !== 0) return Math.sign(longer);
  const begin = begins[i] ?? 0;
  const content = entry + entryHeader;
  for (let word = 0; 4 * word < length; word++) {
    const [own, other] = [words[begin + word] ?? 0, entries[content + word] ?? 0];
    if (own !== other) return turned(own) > turned(other) ? 1 : -1;
  }
  return 0;
}

/** Four bytes with the first as the highest: numbers in the order of the texts. */
const turned = (four: number): number =>
  ((four & 0xff) << 24) | ((four & 0xff00) << 8) | ((four >>> 8) & 0xff00) | (four >>> 24);
