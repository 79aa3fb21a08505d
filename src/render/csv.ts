import { type Cell, type ColumnAt, ColumnRows, type Row } from './column-rows.ts';
import { numberTexts } from './number-texts.ts';

/** So many lines are put together before they are handed on. */
const linesAtOnce = 1024;

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
  const names = length === 0 ? empty : Object.keys(columns);
  if (names.length > 0) yield* csvLines([names]);
  yield* partsOf(length, Object.values(columns));
}

function inColumns(rows: readonly Row[]): ColumnRows {
  const columns: Record<string, ColumnAt> = {};
  for (const row of rows)
    for (const name in row) columns[name] ??= (place) => rows[place]?.[name] ?? null;
  return new ColumnRows(rows.length, columns);
}

/**
 * Column by column, so many lines at a time: the numbers of a column and their texts are at hand while it is written.
 * The cells of a part stand in their order, with what parts them in between, and are joined natively at once.
 */
function* partsOf(length: number, columns: readonly ColumnAt[]): Generator<string> {
  const width = 2 * columns.length;
  const texts = columns.map(textsOf);
  const cells = Array.from({ length: Math.min(length, linesAtOnce) * width }, (_, i): Cell => {
    return i % width === width - 1 ? '\n' : ',';
  });
  for (let from = 0; from < length; from += linesAtOnce) {
    cells.length = Math.min(linesAtOnce, length - from) * width;
    for (const [k, text] of texts.entries())
      for (let i = 2 * k, place = from; i < cells.length; i += width, place++)
        cells[i] = text(place);
    yield cells.join('');
  }
}

/** What stands in a column as it is written. */
function textsOf(at: ColumnAt): ColumnAt {
  const text = numberTexts();
  return (place) => {
    const cell = at(place);
    return typeof cell === 'number' ? text(cell) : harmlessCell(cell);
  };
}

/** Rows of cells as CSV, in parts. */
export function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(row.map(harmlessCell).join(','));
    if (lines.length === linesAtOnce) {
      yield `${lines.join('\n')}\n`;
      lines = [];
    }
  }
  if (lines.length > 0) yield `${lines.join('\n')}\n`;
}

/** A cell as `join` writes it: numbers as they are, and nothing for null. */
const harmlessCell = (cell: Cell): Cell => (typeof cell === 'string' ? cellText(cell) : cell);

/** A cell that begins like a formula, or falls apart. */
const unusual = /^[=+\-@\t\r]|[",\r\n]/;

function cellText(value: string): string {
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
