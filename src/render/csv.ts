import { type Cell, type ColumnAt, ColumnRows, type Row } from './column-rows.ts';
import { numberTexts } from './number-texts.ts';
import { TextBlock } from './text-block.ts';

/** So much text is put together before it is handed on. */
const bytesAtOnce = 1 << 18;

/**
 * Records as CSV for a spreadsheet: full precision, `.` decimal, a blank cell for null. The columns
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
