/** A table. Cells are already formatted; a renderer only aligns them. */
export interface Table {
  readonly kind: 'table';
  readonly heading?: string;
  /** A short name, for the sheet of a workbook; absent where the heading is one. */
  readonly name?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export interface Column {
  /** Empty where the column needs no name. When no column has one, the head is left out. */
  readonly header: string;
  readonly align: 'left' | 'right';
  /** May be cut short with an ellipsis where a terminal is too narrow. */
  readonly flexible?: boolean;
  /** Goes on in further lines where it would be cut: for sentences. */
  readonly wraps?: boolean;
  /** Bars of characters: a page leaves them out, because it has a picture of the same figures. */
  readonly drawn?: boolean;
  /** What its cells stand for, with all digits, for a spreadsheet; absent where they are only words. */
  readonly figures?: readonly Figures[];
}

/** One figure of each row of a column: most columns have one, an interval has two. */
export interface Figures {
  /** Which of several it is: "low". */
  readonly name?: string;
  /** Of all of them, or by the row's place where the rows differ in their unit. */
  readonly format: FigureFormat | ((row: number) => FigureFormat);
  /** By the row's place in the table as the view made it; null where nothing is known. A day is written 2024-01-31. */
  readonly at: (row: number) => number | string | null;
}

/** The format of the figure of a row. */
export const formatAt = ({ format }: Pick<Figures, 'format'>, row: number): FigureFormat =>
  typeof format === 'function' ? format(row) : format;

/** How a spreadsheet shows a figure that it keeps with all its digits. */
export type FigureFormat =
  | { readonly kind: 'money' }
  | { readonly kind: 'number'; readonly decimals: number }
  | { readonly kind: 'share'; readonly decimals: number }
  | { readonly kind: 'day' };

export interface TableRow {
  readonly cells: readonly string[];
  /** A total is set off by a rule above its numbers. */
  readonly role?: 'total';
}
