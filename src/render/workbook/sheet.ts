import type { FigureFormat } from '../table.ts';

/**
 * A workbook as rapport describes it: sheets of cells, and names for some of them. What writes it as a file stands
 * behind `workbookBytes`, so that the library can be replaced.
 */
export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
  readonly names: readonly CellName[];
}

export interface Sheet {
  /** As its tab shows it; see `sheetNames`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** So many rows stay in sight while the others move, and are printed on every page. */
  readonly frozenRows: number;
}

export interface SheetColumn {
  /** In characters. */
  readonly width: number;
}

/** Cells from the first column on; null leaves a cell empty. After one that spans several, nothing follows. */
export type SheetRow = readonly (SheetCell | null)[];

export interface SheetCell {
  /** A day is written 2024-01-31 and has the format of one; any other text is a text, whatever it begins with. */
  readonly value: number | string | boolean | null;
  /**
   * How the spreadsheet computes the value, without the equals sign: "SUM(B2:B9)". The value is what it comes to, for
   * programs that do not compute.
   */
  readonly formula?: string;
  readonly format?: FigureFormat;
  readonly look?: CellLook;
  /** Where its column is of figures, a text stands at the right as they do; a figure in a column of texts at the left. */
  readonly align?: 'left' | 'right';
  /** It takes the place of so many cells of its row, which are left out: a sentence across a table. */
  readonly span?: number;
  /** What somebody may type into it. */
  readonly rule?: CellRule;
}

/** What may stand in a cell: a number within bounds, or one of some words. */
export interface CellRule {
  readonly least?: number;
  readonly most?: number;
  /** The number is above the least. */
  readonly isAbove?: boolean;
  readonly choices?: readonly string[];
  /** The same in words, to whom it is broken: "must be between 0% and 100%". */
  readonly words: string;
}

/**
 * What a cell is to a reader: the title of a sheet, the head of a column of words or of figures, the unit beside a
 * figure, an input that may be changed, a total, words beside the figures that are less important, or sentences that go
 * on in further lines.
 */
export type CellLook =
  | 'title'
  | 'head'
  | 'figureHead'
  | 'unit'
  | 'input'
  | 'total'
  | 'note'
  | 'wrappedNote'
  | 'sentence'
  | 'strong';

/** A name by which formulas call a cell: "margin". */
export interface CellName {
  readonly name: string;
  readonly sheet: string;
  /** Both from 0. */
  readonly row: number;
  readonly column: number;
}

/** Sheets in which the figures of a result are computed by formulas. */
export interface LiveSheets {
  /** A table of the document that is called as one of these sheets is shown by it. */
  readonly sheets: readonly Sheet[];
  readonly names: readonly CellName[];
  /** What does not change with the inputs in the sheets, in sentences. */
  readonly notes: readonly string[];
}

/** A text in a cell. */
export const textCell = (value: string, look?: CellLook): SheetCell => ({
  value,
  ...(look !== undefined && { look }),
});

/** The letters of a column: 0 is "A", 26 is "AA". */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}

/** Where a cell is, as a formula of its own sheet writes it: "B2"; both from 0. */
export const cellAt = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** The same for a formula of any sheet, unchanged where it is copied: "'By home'!$B$2". */
export const fixedCellAt = (sheet: string, row: number, column: number): string =>
  `${quotedSheet(sheet)}!$${columnLetters(column)}$${row + 1}`;

/** The cells of a column from one row to another, for a formula of any sheet: "'By home'!$B$2:$B$9". */
export const fixedCells = (
  sheet: string,
  [first, last]: readonly [number, number],
  column: number,
): string => `${fixedCellAt(sheet, first, column)}:$${columnLetters(column)}$${last + 1}`;

/** The name of a sheet within a formula. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** A text within a formula. */
export const quotedText = (text: string): string => `"${text.replaceAll('"', '""')}"`;
