/** One record of a main list. */
type Row = Readonly<Record<string, string | number | boolean | null>>;

type Cell = string | number | boolean | null;

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
export function* csv(rows: Iterable<Row>, empty: readonly string[] = []): Generator<string> {
  // A list can be gone through twice; anything else has the columns of its first record.
  const columns = Array.isArray(rows) ? columnsOf(rows, empty) : undefined;
  yield* csvLines(cellsOf(rows, columns, empty));
}

function columnsOf(rows: readonly Row[], empty: readonly string[]): readonly string[] {
  if (rows.length === 0) return empty;
  const columns = new Set<string>();
  for (const row of rows) for (const column in row) columns.add(column);
  return [...columns];
}

function* cellsOf(
  rows: Iterable<Row>,
  known: readonly string[] | undefined,
  empty: readonly string[],
): Generator<readonly Cell[]> {
  let columns = known;
  if (columns !== undefined && columns.length > 0) yield columns;
  for (const row of rows) {
    if (columns === undefined) {
      columns = Object.keys(row);
      yield columns;
    }
    const cells: Cell[] = [];
    for (const column of columns) cells.push(row[column] ?? null);
    yield cells;
  }
  if (columns === undefined && empty.length > 0) yield empty;
}

/** Rows of cells as CSV, in parts. */
export function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let lines: string[] = [];
  for (const row of rows) {
    // Joined natively, line by line: text that grows cell by cell costs twice as much.
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

function cellText(value: string): string {
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
