import { wrapWithin } from '../text-width.ts';
import type { CellLook, SheetCell, SheetColumn, SheetRow } from './sheet.ts';

/** Points that a line takes, in Calibri 11 or what stands in for it; a row is not higher than the last. */
const linePoints = 15;
const highestRow = 409;

/** What goes on in further lines, and how many characters a character of the column's width holds: bold ones are wider. */
const wrapped: Readonly<Partial<Record<CellLook, number>>> = {
  sentence: 0.95,
  wrappedNote: 0.95,
  strong: 0.85,
  head: 0.85,
  figureHead: 0.85,
};

/** Characters of a column that has no width of its own. */
export const defaultWidth = 8;

/**
 * The height of a row in points, so that no wrapped text is cut or runs into the next row: programs disagree on whether
 * they find it themselves. Rather too high than too low. Undefined where one line is enough.
 */
export function rowHeight(row: SheetRow, columns: readonly SheetColumn[]): number | undefined {
  const lines = row.reduce((most, cell, at) => Math.max(most, linesOf(cell, at, columns)), 1);
  return lines === 1 ? undefined : Math.min(highestRow, lines * linePoints);
}

function linesOf(cell: SheetCell | null, at: number, columns: readonly SheetColumn[]): number {
  if (cell === null || cell.look === undefined || typeof cell.value !== 'string') return 1;
  const share = wrapped[cell.look];
  if (share === undefined) return 1;
  const width = Array.from(
    { length: cell.span ?? 1 },
    (_, i) => columns[at + i]?.width ?? defaultWidth,
  ).reduce((sum, each) => sum + each, 0);
  const characters = Math.max(1, Math.floor(width * share));
  return cell.value.split('\n').reduce((sum, line) => sum + wrapWithin(line, characters).length, 0);
}
