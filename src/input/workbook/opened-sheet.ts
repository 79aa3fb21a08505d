import { type Layout, layoutOf, type RecognisedHeaders } from '../layout/layout.ts';
import { type CellText, cellText } from './cell-text.ts';
import type { DateSystem } from './serial-days.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** A sheet whose first rows have been read: how they fall into a table, and what follows them. */
export interface OpenedSheet {
  readonly sheet: Sheet;
  readonly layout: Layout;
  /** How many of its headers are recognised. */
  readonly recognised: number;
  /** The column in which the table begins, from 0. */
  readonly firstColumn: number;
  readonly firstRows: readonly SheetRow[];
  /** Whether these are all rows. */
  readonly complete: boolean;
  /** The rows after them. */
  readonly rest: AsyncGenerator<readonly SheetRow[]>;
  /** The first rows as CSV. */
  readonly beginning: Buffer;
}

/** As much of a file of text tells its layout. */
const sampleSize = 1 << 16;

/**
 * Reads the first rows of a sheet, and finds its header as in a file of text.
 *
 * @returns undefined where the sheet holds nothing
 * @throws {Refusal} the sheet is damaged, or larger than any can be
 */
export async function openSheet(
  sheet: Sheet,
  dates: DateSystem,
  recognised: RecognisedHeaders,
): Promise<OpenedSheet | undefined> {
  const rest = sheet.rows();
  const firstRows: SheetRow[] = [];
  let size = 0;
  let complete = false;
  while (size < sampleSize && !complete) {
    const next = await rest.next();
    complete = next.done === true;
    for (const row of next.done === true ? [] : next.value) {
      firstRows.push(row);
      size += row.cells.reduce((sum, cell) => sum + cellText(cell, dates).text.length + 1, 0);
    }
  }
  if (firstRows.length === 0) return undefined;
  const columns = firstRows.flatMap(({ cells }) => cells.map(({ column }) => column));
  const firstColumn = columns.reduce((a, b) => Math.min(a, b));
  const width = columns.reduce((a, b) => Math.max(a, b)) + 1 - firstColumn;
  const texts = firstRows.map((row) => rowTexts(row, firstColumn, width, dates));
  const csv = texts.map((cells) => `${cells.map(({ text }) => inCsv(text)).join(',')}\n`);
  const beginning = Buffer.from(csv.join(''));
  const layout = layoutOf(beginning, complete, ',', recognised);
  const header = texts[layout.headerIndex] ?? [];
  return {
    sheet,
    layout: {
      ...layout,
      delimiterDecidedBy: 'xlsx',
      spacedQuotes: false,
      headerLine: firstRows[layout.headerIndex]?.line ?? 1,
    },
    recognised: recognised(header.map(({ text }) => text)),
    firstColumn,
    firstRows,
    complete,
    rest,
    beginning,
  };
}

/** Ends the reading of a sheet that is not the one. */
export async function closeSheet({ rest }: OpenedSheet): Promise<void> {
  await rest.return(undefined);
}

const blank: CellText = { text: '', kind: 'text' };

/** The cells of a row of the table as text, as many as its header has; what stands beside the table is left out. */
export function rowTexts(
  { cells }: SheetRow,
  firstColumn: number,
  width: number,
  dates: DateSystem,
): CellText[] {
  const texts = new Array<CellText>(width).fill(blank);
  for (const cell of cells) {
    const index = cell.column - firstColumn;
    if (index >= 0 && index < width) texts[index] = cellText(cell, dates);
  }
  return texts;
}

/** A row of a sheet is one line: its line breaks become spaces. */
function inCsv(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
