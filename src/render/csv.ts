import { type Cell, ColumnRows, type Row } from './column-rows.ts';
import { plainNumber } from './plain-number.ts';
import { recordParts } from './record-parts.ts';
import { TextBlock, type TextPart } from './text-block.ts';

/** What stands between two cells. */
type Delimiter = ',' | '\t';

/**
 * Records as CSV for a spreadsheet: all digits, `.` decimal, a blank cell for null. The columns
 * are all keys in the order in which they first appear.
 *
 * @param empty - the columns where there are no records
 * @param delimiter - a tab for tab-separated values
 */
export function* csv(
  rows: readonly Row[] | ColumnRows,
  empty: readonly string[] = [],
  delimiter: Delimiter = ',',
): Generator<TextPart> {
  const records = rows instanceof ColumnRows ? rows : ColumnRows.of(rows);
  const names = records.length === 0 ? empty : [...records.columns.keys()];
  if (names.length > 0) yield* csvLines([names], delimiter);
  yield* recordParts(records, {
    before: '',
    between: delimiter,
    after: '\n',
    prefix: () => '',
    text: cellText(delimiter),
    unknown: '',
    isEveryColumnShown: true,
  });
}

/** Rows of cells as CSV, in parts. */
export function* csvLines(
  rows: Iterable<readonly Cell[]>,
  delimiter: Delimiter = ',',
): Generator<TextPart> {
  const block = new TextBlock();
  const text = cellText(delimiter);
  for (const row of rows) {
    block.add(`${row.map(text).join(delimiter)}\n`);
    if (block.isFull) yield block.take();
  }
  if (block.length > 0) yield block.take();
}

/** What makes a text fall apart where it is not in quotes. */
const apart: Readonly<Record<Delimiter, RegExp>> = { ',': /[",\r\n]/, '\t': /["\t\r\n]/ };

/** A text that begins like a formula, or may fall apart. */
const unusual = /^[=+\-@]|[",\t\r\n]/;

const cellText =
  (delimiter: Delimiter) =>
  (value: Cell): string => {
    if (typeof value === 'number') return plainNumber(value);
    if (typeof value !== 'string') return value === null ? '' : `${value}`;
    if (!unusual.test(value)) return value;
    const harmless = harmlessText(value);
    return apart[delimiter].test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };

/**
 * Text that a spreadsheet does not run: a cell that begins like a formula gets an apostrophe before it.
 *
 * @see OWASP, "CSV Injection"
 */
function harmlessText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
