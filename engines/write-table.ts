import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { csvLine } from './csv-line.ts';
import { columnList, type Table } from './table.ts';

/** Writes the rows of a table as CSV, and DuckDB makes Parquet of it. */
export async function writtenTable(
  folder: string,
  { name, columns }: Pick<Table, 'name' | 'columns'>,
  rows: Iterable<readonly (string | null)[]>,
): Promise<Table> {
  const table = {
    name,
    columns,
    csv: join(folder, `${name}.csv`),
    parquet: join(folder, name),
  };
  const lines = [columns.map(([column]) => column), ...rows].map(csvLine);
  await mkdir(table.parquet);
  await writeFile(table.csv, lines.join(''));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE ${name} (${columnList(table)})`);
  await connection.run(
    `COPY ${name} FROM '${table.csv}' (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', AUTO_DETECT false)`,
  );
  await connection.run(`COPY ${name} TO '${table.parquet}/part.parquet' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return table;
}
