/** What stands in one field of a record. */
export type Cell = string | number | boolean | null;

/** One flat record of a command's main list, for CSV and JSON lines; keys in the order of the columns. */
export type Row = Readonly<Record<string, Cell>>;

/** What stands in a column, by the place of the record. */
export type ColumnAt = (place: number) => Cell;

/** Records in columns: of a million of them, the objects would take longer to make than their text to write. */
export class ColumnRows implements Iterable<Row> {
  readonly length: number;
  /** In their order. */
  readonly columns: ReadonlyMap<string, ColumnAt>;

  constructor(length: number, columns: ReadonlyMap<string, ColumnAt>) {
    this.length = length;
    this.columns = columns;
  }

  *[Symbol.iterator](): Generator<Row> {
    const columns = [...this.columns];
    for (let place = 0; place < this.length; place++)
      yield Object.fromEntries(columns.map(([name, at]) => [name, at(place)]));
  }
}
