import { type Cell, ColumnRows, type Row } from './column-rows.ts';
import { plainNumber } from './plain-number.ts';
import { recordParts } from './record-parts.ts';
import { TextBlock, type TextPart } from './text-block.ts';

/**
 * Records as CSV for a spreadsheet: all digits, `.` decimal, a blank cell for null. The columns
 * are all keys in the order in which they first appear.
 *
 * @param empty - the columns where there are no records
 */
export function* csv(
  rows: readonly Row[] | ColumnRows,
  empty: readonly string[] = [],
): Generator<TextPart> {
  const records = rows instanceof ColumnRows ? rows : ColumnRows.of(rows);
  const names = records.length === 0 ? empty : [...records.columns.keys()];
  if (names.length > 0) yield* csvLines([names]);
  yield* recordParts(records, {
    before: '',
    after: '\n',
    prefix: () => '',
    text: cellText,
    unknown: '',
    isEveryColumnShown: true,
  });
}

/** Rows of cells as CSV, in parts. */
export function* csvLines(rows: Iterable<readonly Cell[]>): Generator<TextPart> {
  const block = new TextBlock();
  for (const row of rows) {
    block.add(`${row.map(cellText).join(',')}\n`);
    if (block.isFull) yield block.take();
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
