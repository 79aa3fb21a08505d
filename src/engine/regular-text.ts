import type { InputWorld } from '../input/bytes/source-bytes.ts';
import { sourceBytes } from '../input/bytes/source-bytes.ts';

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Whether every reader of CSV must find the same cells in a file: a quote only opens a cell, closes it,
 * or is written twice within one (RFC 4180); no line breaks within quotes; one kind of line ending; no
 * byte 0. What readers make of anything else differs, so that is for our own to judge.
 */
export async function isRegularText(
  file: string,
  delimiter: string,
  world: InputWorld,
): Promise<boolean> {
  const text = new RegularText(delimiter);
  let isFirst = true;
  for await (const chunk of sourceBytes(file, world)) {
    const marked = isFirst && chunk.subarray(0, 3).equals(byteOrderMark);
    isFirst = false;
    if (!text.take(marked ? chunk.subarray(3) : chunk)) return false;
  }
  return text.ends;
}

/** Where a byte stands in its cell. */
const place = { start: 0, bare: 1, quoted: 2, closed: 3 } as const;
type PlaceInCell = (typeof place)[keyof typeof place];

class RegularText {
  readonly #delimiter: number;
  #place: PlaceInCell = place.start;
  #afterReturn = false;
  #returns = false;
  #bareFeeds = false;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** Whether the text may end here. */
  get ends(): boolean {
    return this.#place !== place.quoted && !this.#afterReturn;
  }

  /** Whether it is still regular. */
  take(chunk: Buffer): boolean {
    if (chunk.length === 0) return true;
    if (chunk.includes(0)) return false;
    const isPlain =
      this.#place !== place.quoted &&
      this.#place !== place.closed &&
      !this.#afterReturn &&
      !chunk.includes(quote) &&
      !chunk.includes(carriageReturn);
    return (isPlain ? this.#takePlain(chunk) : this.#takeBytes(chunk)) && !this.#mixed;
  }

  get #mixed(): boolean {
    return this.#returns && this.#bareFeeds;
  }

  /** Nearly all of a large file, and searched by the engine at several bytes a step. */
  #takePlain(chunk: Buffer): true {
    if (chunk.includes(lineFeed)) this.#bareFeeds = true;
    const last = chunk[chunk.length - 1];
    this.#place = last === lineFeed || last === this.#delimiter ? place.start : place.bare;
    return true;
  }

  #takeBytes(chunk: Buffer): boolean {
    let at: PlaceInCell = this.#place;
    let afterReturn = this.#afterReturn;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (afterReturn && byte !== lineFeed) return false;
      if (byte === quote) {
        if (at === place.bare) return false;
        at = at === place.quoted ? place.closed : place.quoted;
      } else if (byte === lineFeed || byte === carriageReturn) {
        if (at === place.quoted) return false;
        if (byte === carriageReturn) this.#returns = true;
        else if (!afterReturn) this.#bareFeeds = true;
        afterReturn = byte === carriageReturn;
        at = place.start;
      } else if (at !== place.quoted) {
        if (byte === this.#delimiter) at = place.start;
        else if (at === place.closed) return false;
        else at = place.bare;
      }
    }
    this.#place = at;
    this.#afterReturn = afterReturn;
    return true;
  }
}
