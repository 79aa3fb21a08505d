/** What stands in one field of a record. */
export type Cell = string | number | boolean | null;

/** One flat record of a command's main list, for CSV and JSON lines; keys in the order of the columns. */
export type Row = Readonly<Record<string, Cell>>;

/** Fills a block with the numbers of the records from a place on; NaN where nothing is known. */
type Fill = (block: Float64Array, from: number) => void;

export interface NumberColumn {
  readonly fill: Fill;
}

/** Texts that recur, as days do, by their codes. */
export interface CodedColumn {
  readonly fillCodes: Fill;
  readonly textOf: (code: number) => string;
}

/** Whatever stands in a column, by the place of the record; undefined where the record has no such field. */
export interface CellColumn {
  readonly at: (place: number) => Cell | undefined;
}

export type Column = NumberColumn | CodedColumn | CellColumn;

/** Records in columns: of a million of them, the objects would take longer to make than their text to write. */
export class ColumnRows {
  readonly length: number;
  /** In their order. */
  readonly columns: ReadonlyMap<string, Column>;

  constructor(length: number, columns: ReadonlyMap<string, Column>) {
    this.length = length;
    this.columns = columns;
  }

  /** Of records with these fields or fewer: the columns are all keys in the order in which they first appear. */
  static of(rows: readonly Row[]): ColumnRows {
    const names = new Set(rows.flatMap((row) => Object.keys(row)));
    const columns = Array.from(names, (name) => [name, { at: ownCells(rows, name) }] as const);
    return new ColumnRows(rows.length, new Map(columns));
  }
}

/** Not what every object has: a column may be called "constructor". */
const ownCells =
  (rows: readonly Row[], name: string): CellColumn['at'] =>
  (place) => {
    const row = rows[place];
    return row !== undefined && Object.hasOwn(row, name) ? row[name] : undefined;
  };
