import type { RecordCells } from '../csv/record-cells.ts';
import { beginningsOfTotals, endingsOfTotals } from './total-words.ts';

const total = /^(grand[ -]?|sub-?)?totals?(\s*$|\s+for\b|\s*[(:])/i;
const footnote =
  /copyright|©|\(c\) |confidential|all rights reserved|^(report )?(generated|created|printed|exported|run|produced|as of)( on| at| by)?\b|\b(cash|accrual) basis\b|^(mon|tues|wednes|thurs|fri|satur|sun)day,|^end of (report|file)/i;

/**
 * The last column of the lists that `estimate` and `value` print with a total: what each row is. A segment may
 * have any name, so the name of a row does not show it; but a total has one of these.
 */
export const lineColumn = { header: 'line', total: 'total' } as const;
const namesOfTotals = ['All', 'lifetimeValue', 'netValue'];

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

/** The first three letters of the names of totals, as numbers. */
const beginnings = new Set(
  ['gra', 'sub', ...beginningsOfTotals].map((text) => threeLetters(...codes(text))),
);

/** The last three of those that stand behind the name of a group. */
const endings = new Set(endingsOfTotals.map((text) => threeLetters(...codes(text))));

/** The first letters of those, and the last of these: a digit is none of them, and tells at once. */
const firstLetters = lettersIn(['gra', 'sub', ...beginningsOfTotals], 0);
const lastLetters = lettersIn(endingsOfTotals, 2);

/**
 * Whether a cell with these first letters is blank, or may be the name of a total: cheap, and nearly always false. A
 * letter beyond the end of the cell is 0.
 */
export const mayBeginTotal = (first: number, second: number, third: number): boolean =>
  first <= 32 ||
  first > 127 ||
  second > 127 ||
  third > 127 ||
  (firstLetters[first | 32] === 1 && beginnings.has(threeLetters(first, second, third)));

/** The same of its last letters, where a group is named before the word for its total. */
const mayEndTotal = (third: number, second: number, last: number): boolean =>
  lastLetters[last | 32] === 1 && endings.has(threeLetters(third, second, last));

/** The cells that tell whether a row is another line than the row of a customer: the first, the id, the last called `line`. */
export class TellingCells {
  readonly #indices: readonly number[];
  readonly #idIndex: number;
  readonly #lineIndex: number;

  /** @param idIndex - the column of ids; -1 where the file has none */
  constructor(headers: readonly string[], idIndex: number) {
    this.#idIndex = idIndex;
    this.#lineIndex =
      headers.length > 1 && headers.at(-1) === lineColumn.header ? headers.length - 1 : -1;
    this.#indices = [0, idIndex, this.#lineIndex].filter((index, i) => i === 0 || index > 0);
  }

  /** Whether one of them is blank, or may name a total. */
  mayBeOther(cells: readonly string[]): boolean {
    return this.#indices.some((index) => {
      const cell = cells[index] ?? '';
      const [a = 0, b = 0, c = 0] = codes(cell);
      return cell === '' || mayBeginTotal(a, b, c) || mayEndTotal(...codes(cell.slice(-3)));
    });
  }

  /** The same of a row in bytes. */
  mayBeOtherPlain({ bytes, begins, ends }: RecordCells): boolean {
    for (const index of this.#indices) {
      const begin = begins[index] ?? 0;
      const end = ends[index] ?? 0;
      if (
        begin === end ||
        mayBeginTotal(bytes[begin] ?? 0, bytes[begin + 1] ?? 0, bytes[begin + 2] ?? 0) ||
        mayEndTotal(bytes[end - 3] ?? 0, bytes[end - 2] ?? 0, bytes[end - 1] ?? 0)
      )
        return true;
    }
    return false;
  }

  /** Whether a row calls itself a total. */
  isTotal(cells: readonly string[]): boolean {
    return isTotal(cells, cells[this.#idIndex] ?? '', cells[this.#lineIndex]);
  }
}

/** Capital letters count as small ones. */
function threeLetters(first: number, second: number, third: number): number {
  return ((first | 32) << 16) | ((second | 32) << 8) | (third | 32);
}

/** Of each letter of ASCII 1 where a text has it at that place. */
function lettersIn(texts: readonly string[], place: number): Uint8Array {
  const found = new Uint8Array(128);
  for (const text of texts) found[text.charCodeAt(place)] = 1;
  return found;
}

function codes(text: string): [number, number, number] {
  return [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
}
