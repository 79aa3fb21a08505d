import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Engine } from './engine.ts';
import { pathWith } from './programs.ts';
import { pythonPackage } from './python-package.ts';
import { secondsOf } from './seconds.ts';
import { columnList } from './table.ts';

/** The package that has the program `duckdb`, of the version of the development dependency. */
const client = { name: 'duckdb-cli', version: '1.5.6' };

/** DuckDB, within this process; a development dependency. */
export const duckdb: Engine = {
  name: 'DuckDB',
  dialect: 'duckdb',
  start: async (place) => {
    const { folder, atEnd } = place;
    const database = join(folder, 'shop.duckdb');
    const instance = await DuckDBInstance.create(database, {
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
      client: async () => {
        const python = await pythonPackage(place, client.name, client.version);
        // Two programs do not open one file; its name is that of the line.
        await run('CHECKPOINT');
        await copyFile(database, join(folder, 'FILE.duckdb'));
        return { PATH: pathWith(dirname(python)) };
      },
    };
  },
};

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
