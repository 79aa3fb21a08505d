import type { RecordCells } from '../csv/record-cells.ts';

const total = /^(grand[ -]?|sub-?)?totals?(\s*$|\s+for\b|\s*[(:])/i;
const footnote =
  /copyright|©|\(c\) |confidential|all rights reserved|^(report )?(generated|created|printed|exported|run|produced|as of)( on| at| by)?\b|\b(cash|accrual) basis\b|^(mon|tues|wednes|thurs|fri|satur|sun)day,|^end of (report|file)/i;

/**
 * The last column of the lists that `estimate` and `value` print with a total: what each row is. A segment may
 * have any name, so the name of a row does not show it; but a total has one of these.
 */
export const lineColumn = { header: 'line', total: 'total' } as const;
const namesOfTotals = ['All', 'lifetimeValue', 'netValue'];

/** Whether the last column of a file is the one that says which row is a total. */
export const saysTotal = (headers: readonly string[]): boolean =>
  headers.length > 1 && headers.at(-1) === lineColumn.header;

/**
 * Whether a row is a total of the rows before it.
 *
 * @param idCell - the cell that names the customer, in any column
 * @param lineCell - the cell of the column that says what a row is; blank where the file has none
 */
export function isTotal(cells: readonly string[], idCell: string, lineCell = ''): boolean {
  const first = (cells.find((cell) => cell.trim() !== '') ?? '').trim();
  const isNamedTotal = lineCell.trim() === lineColumn.total && namesOfTotals.includes(first);
  return total.test(first) || total.test(idCell.trim()) || isNamedTotal;
}

/** Whether a row is a line of small print below a table: one cell, in words that reports end with. */
export function isFootnote(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.length <= 3 && footnote.test((filled[0] ?? '').trim());
}

/** Whether a row is blank. */
export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** How many cells of a row are not blank. */
export const filledCells = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.trim() !== '').length;

/** "tot", "gra" and "sub" as numbers, which every total begins with. */
const beginnings = new Set(['tot', 'gra', 'sub'].map((text) => threeLetters(...codes(text))));

/**
 * Whether a cell with these first letters is blank, or may be a total: cheap, and nearly always false. A letter
 * beyond the end of the cell is 0.
 */
export const mayBeginTotal = (first: number, second: number, third: number): boolean =>
  first <= 32 || first > 127 || beginnings.has(threeLetters(first, second, third));

/** The same of a cell as text. */
export const mayBeginOther = (cell = ''): boolean =>
  cell === '' || mayBeginTotal(cell.charCodeAt(0), cell.charCodeAt(1), cell.charCodeAt(2));

/** As `mayBeginOther`, of a cell in bytes. */
export function mayBeginOtherPlain({ bytes, begins, ends }: RecordCells, cell: number): boolean {
  const begin = begins[cell] ?? 0;
  return (
    begin === ends[cell] ||
    mayBeginTotal(bytes[begin] ?? 0, bytes[begin + 1] ?? 0, bytes[begin + 2] ?? 0)
  );
}

/** Capital letters count as small ones. */
function threeLetters(first: number, second: number, third: number): number {
  return ((first | 32) << 16) | ((second | 32) << 8) | (third | 32);
}

function codes(text: string): [number, number, number] {
  return [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
}
