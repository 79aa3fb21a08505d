import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Engine } from './engine.ts';
import { secondsOf } from './seconds.ts';
import { columnList } from './table.ts';

/** DuckDB, within this process; a development dependency. */
export const duckdb: Engine = {
  name: 'DuckDB',
  dialect: 'duckdb',
  start: async ({ folder, atEnd }) => {
    const instance = await DuckDBInstance.create(join(folder, 'shop.duckdb'), {
      temp_directory: join(folder, 'spilled'),
    });
    atEnd(() => instance.closeSync());
    const connection = await instance.connect();
    atEnd(() => connection.closeSync());
    const run = async (statement: string) => {
      await connection.run(statement);
    };
    const [[version]] = (await connection.runAndReadAll('SELECT version()')).getRows() as [
      [string],
    ];
    return {
      version: version.replace(/^v/, ''),
      run,
      load: async (table) => {
        await run(`CREATE TABLE ${table.name} (${columnList(table)})`);
        await run(
          `INSERT INTO ${table.name} SELECT * FROM read_parquet(${quoted(`${table.parquet}/*.parquet`)})`,
        );
      },
      answer: (statement, file) =>
        secondsOf(() => run(`COPY (${statement}\n) TO ${quoted(file)} (FORMAT csv, HEADER)`)),
    };
  },
};

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
