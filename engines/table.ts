/** What a column of a table holds. */
export type ColumnType = 'text' | 'timestamp' | 'date' | 'amount';

/** A table that is loaded into engines, in two files of the same rows. */
export interface Table {
  readonly name: string;
  /** Its columns in order, with what they hold. */
  readonly columns: readonly (readonly [name: string, type: ColumnType])[];
  /** With a header; an empty cell is NULL, and "" a text without characters. */
  readonly csv: string;
  /** A folder of Parquet files. */
  readonly parquet: string;
}

/** The types of columns as most engines call them. */
export const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
  amount: 'DECIMAL(18, 3)',
};

/** The columns of a table with their types, as in CREATE TABLE. */
export const columnList = ({ columns }: Table, types = sqlTypes): string =>
  columns.map(([name, type]) => `${name} ${types[type]}`).join(', ');
