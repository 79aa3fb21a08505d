import type { RecordCells } from './record-cells.ts';

/** What `scan` says of a record that has not ended. */
export const unended = -1;
/** What `scan` says of a record that breaks the rules of quotes. */
const irregular = -2;

const lineFeed = 10;
const quote = 34;

/**
 * Finds the cells of records as RFC 4180 has them, in UTF-8 with bare line feeds. A quote in the middle of
 * an unquoted cell is part of its text. A quoted cell that goes on after its closing quote is irregular.
 */
export class RecordScanner {
  /** Lines on which the latest record goes on after its first. */
  moreLines = 0;
  readonly #delimiter: number;
  readonly #cells: RecordCells;

  /** @param delimiter - one byte */
  constructor(delimiter: number, cells: RecordCells) {
    this.#delimiter = delimiter;
    this.#cells = cells;
  }

  /**
   * Finds the cells of the record that begins at a byte.
   *
   * @param isLast - whether nothing follows the bytes
   * @returns where the next record begins; below 0 where none was found: `unended` or `irregular`
   */
  scan(bytes: Buffer, at: number, isLast: boolean): number {
    const delimiter = this.#delimiter;
    const cells = this.#cells;
    const length = bytes.length;
    cells.begin(bytes);
    this.moreLines = 0;
    let place = at;
    for (;;) {
      let begin = place;
      let end: number;
      if (place < length && bytes[place] === quote) {
        begin += 1;
        end = this.#closingQuote(bytes, begin);
        place = end + 1;
        // Whether the quote closes the cell shows in what follows.
        if (end < 0 || (place === length && !isLast)) return unended;
        if (place < length && bytes[place] !== delimiter && bytes[place] !== lineFeed)
          return irregular;
      } else {
        while (place < length && bytes[place] !== delimiter && bytes[place] !== lineFeed)
          place += 1;
        if (place === length && !isLast) return unended;
        end = place;
      }
      cells.add(begin, end);
      if (place === length) return length;
      place += 1;
      if (bytes[place - 1] === lineFeed) return place;
    }
  }

  /** Where the quoted text that begins at a byte ends; -1 where it does not. */
  #closingQuote(bytes: Buffer, begin: number): number {
    const { length } = bytes;
    for (let place = begin; place < length; place++) {
      const byte = bytes[place];
      if (byte === lineFeed) this.moreLines += 1;
      if (byte !== quote) continue;
      if (bytes[place + 1] !== quote) return place;
      this.#cells.escaped = true;
      place += 1;
    }
    return -1;
  }
}
