import { type Cell, type ColumnAt, ColumnRows, type Row } from './column-rows.ts';
import { numberTexts } from './number-texts.ts';

/** So many lines are put together before they are handed on. */
const linesAtOnce = 4096;

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
  yield* joined(linesOf(length, Object.values(columns)));
}

function inColumns(rows: readonly Row[]): ColumnRows {
  const columns: Record<string, ColumnAt> = {};
  for (const row of rows)
    for (const name in row) columns[name] ??= (place) => rows[place]?.[name] ?? null;
  return new ColumnRows(rows.length, columns);
}

function* linesOf(length: number, columns: readonly ColumnAt[]): Generator<string> {
  const written = columns.map((at) => {
    const text = numberTexts();
    return (place: number): Cell => {
      const cell = at(place);
      return typeof cell === 'number' ? text(cell) : harmlessCell(cell);
    };
  });
  const cells = columns.map((): Cell => null);
  for (let place = 0; place < length; place++) {
    for (let k = 0; k < written.length; k++) cells[k] = written[k]?.(place) ?? null;
    // Joined natively, line by line: text that grows cell by cell costs twice as much.
    yield cells.join(',');
  }
}

/** Rows of cells as CSV, in parts. */
export function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  yield* joined(linesOfCells(rows));
}

function* linesOfCells(rows: Iterable<readonly Cell[]>): Generator<string> {
  for (const row of rows) yield row.map(harmlessCell).join(',');
}

function* joined(all: Iterable<string>): Generator<string> {
  let lines: string[] = [];
  for (const line of all) {
    lines.push(line);
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
