import { type Cell, type ColumnAt, ColumnRows, type Row } from './column-rows.ts';
import { plainNumber } from './plain-number.ts';

/** So much text is put together before it is handed on. */
const bytesAtOnce = 1 << 18;

/**
 * Records as CSV for a spreadsheet: all digits, `.` decimal, a blank cell for null. The columns
 * are all keys in the order in which they first appear.
 *
 * In parts, since a list of millions is longer than a string can be.
 *
 * @param empty - the columns where there are no records
 */
export function* csv(
  rows: readonly Row[] | ColumnRows,
  empty: readonly string[] = [],
): Generator<string> {
  const { length, columns } = rows instanceof ColumnRows ? rows : inColumns(rows);
  const names = length === 0 ? empty : [...columns.keys()];
  if (names.length > 0) yield* csvLines([names]);
  yield* partsOf(length, [...columns.values()]);
}

function inColumns(rows: readonly Row[]): ColumnRows {
  const names = new Set<string>();
  for (const row of rows) for (const name of Object.keys(row)) names.add(name);
  const columns = new Map(
    Array.from(names, (name) => [name, (place: number) => ownCell(rows[place], name)]),
  );
  return new ColumnRows(rows.length, columns);
}

function* partsOf(length: number, columns: readonly ColumnAt[]): Generator<string> {
  const texts = columns.map(textsOf);
  const block = new TextBlock(2 * bytesAtOnce);
  for (let place = 0; place < length; place++) {
    for (let k = 0; k < texts.length; k++) {
      if (k > 0) block.add(',');
      block.add((texts[k] as TextAt)(place));
    }
    block.add('\n');
    if (block.length >= bytesAtOnce) yield block.take();
  }
  if (block.length > 0) yield block.take();
}

/** Not what every object has: a column may be called "constructor". */
const ownCell = (row: Row | undefined, name: string): Cell =>
  row !== undefined && Object.hasOwn(row, name) ? (row[name] ?? null) : null;

/** What stands in a column as it is written. */
function textsOf(at: ColumnAt): TextAt {
  const text = numberTexts();
  return (place) => {
    const cell = at(place);
    return typeof cell === 'number' ? text(cell) : cellText(cell);
  };
}

type TextAt = (place: number) => string;

/** Rows of cells as CSV, in parts. */
export function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  const block = new TextBlock(2 * bytesAtOnce);
  for (const row of rows) {
    block.add(`${row.map(cellText).join(',')}\n`);
    if (block.length >= bytesAtOnce) yield block.take();
  }
  if (block.length > 0) yield block.take();
}

/** A cell that begins like a formula, or falls apart. */
const unusual = /^[=+\-@\t\r]|[",\r\n]/;

function cellText(value: Cell): string {
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value !== 'string') return value === null ? '' : `${value}`;
  if (!unusual.test(value)) return value;
  const harmless = harmlessText(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Text that a spreadsheet does not run: a cell that begins like a formula gets an apostrophe before it.
 *
 * @see OWASP, "CSV Injection"
 */
function harmlessText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** So many of the numbers written last are remembered; a power of two. */
const remembered = 4096;

/**
 * The text of a number, as `plainNumber` writes it, for a column in which numbers may recur: ages of customers are few, and finding
 * the shortest digits of a double takes longer than finding it again. Where few of the first recur, none is
 * remembered from then on.
 */
export function numberTexts(): (value: number) => string {
  const numbers = new Float64Array(remembered).fill(Number.NaN);
  const texts = new Array<string>(remembered).fill('');
  const bits = new Float64Array(1);
  const halves = new Uint32Array(bits.buffer);
  /** Of the first. */
  let lookups = 0;
  let found = 0;
  return (value) => {
    if (lookups >= 2 * remembered && found < remembered) return plainNumber(value);
    lookups += 1;
    bits[0] = value;
    const mixed = Math.imul((halves[0] as number) ^ (halves[1] as number), 0x9e3779b1);
    const place = mixed >>> 20;
    if (numbers[place] === value) found += 1;
    else {
      numbers[place] = value;
      texts[place] = plainNumber(value);
    }
    return texts[place] as string;
  };
}

/** Longer pieces are copied natively: a call costs as much as a loop over so many letters. */
const short = 24;

/** Text put together from many short pieces, as bytes: a million of them are joined in half the time of strings. */
export class TextBlock {
  #bytes: Buffer;
  #end = 0;

  /** @param size - bytes that it takes before it grows */
  constructor(size: number) {
    this.#bytes = Buffer.allocUnsafe(size);
  }

  /** In bytes. */
  get length(): number {
    return this.#end;
  }

  add(piece: string): void {
    const { length } = piece;
    // No character of UTF-16 takes more than three bytes.
    if (this.#end + 3 * length > this.#bytes.length) this.#grow(3 * length);
    const bytes = this.#bytes;
    const begin = this.#end;
    if (length <= short) {
      let i = 0;
      for (; i < length; i++) {
        const unit = piece.charCodeAt(i);
        if (unit > 127) break;
        bytes[begin + i] = unit;
      }
      if (i === length) {
        this.#end = begin + length;
        return;
      }
    }
    this.#end = begin + bytes.write(piece, begin);
  }

  /** The text so far; what is added next begins another. */
  take(): string {
    const text = this.#bytes.toString('utf8', 0, this.#end);
    this.#end = 0;
    return text;
  }

  #grow(more: number): void {
    const grown = Buffer.allocUnsafe(2 * this.#bytes.length + more);
    this.#bytes.copy(grown, 0, 0, this.#end);
    this.#bytes = grown;
  }
}
