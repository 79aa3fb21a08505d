import { resolve } from 'node:path';
import type { DuckDBResult } from '@duckdb/node-api';
import type { InputWorld } from '../input/bytes/source-bytes.ts';
import { plainHeader } from '../input/headers/plain-header.ts';
import type { OpenedFile, OpenSettings } from '../input/layout/open-file.ts';
import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import { type Database, emptyDatabase, loadedDuckDb } from './database.ts';

/**
 * Opens a Parquet file for our own reader: its rows as the text of their cells. Each has a database of
 * its own, as one holds the rows of a single query at a time.
 *
 * @returns undefined where DuckDB is not installed
 * @throws {Refusal} the file is not what it begins like
 */
export async function openParquet(
  file: string,
  settings: OpenSettings,
  world: InputWorld,
  load = loadedDuckDb,
): Promise<OpenedFile | undefined> {
  const duckDb = await load();
  if (duckDb === undefined) return undefined;
  const database = await emptyDatabase(duckDb, settings.memory);
  return parquetRows(database, file, onlyFile(resolve(world.directory, file)), world);
}

/** A path as SQL has it, whose signs stand for themselves and not for other names. */
const onlyFile = (path: string): string =>
  `'${path.replaceAll("'", "''").replace(/[*?[]/g, '[$&]')}'`;

async function parquetRows(
  database: Database,
  file: string,
  path: string,
  world: InputWorld,
): Promise<OpenedFile> {
  // The names of folders, such as `country=DE/`, are no columns: they would go before those of the file.
  const from = `FROM read_parquet(${path}, hive_partitioning = false)`;
  const types = (await read(database, `SELECT * ${from} LIMIT 0`, file)).columnTypes().map(String);
  const result = await read(database, `SELECT CAST(COLUMNS(*) AS VARCHAR) ${from}`, file);
  const names = result.columnNames();
  const fractional = types.map((type) => /^(DOUBLE|FLOAT|DECIMAL)/.test(type));
  return {
    file,
    encoding: { value: 'utf-8', decidedBy: 'Parquet' },
    decimal: '.',
    layout: {
      delimiter: ',',
      delimiterDecidedBy: 'Parquet',
      spacedQuotes: false,
      headerIndex: 0,
      headers: names.map(plainHeader),
      headerLine: 1,
    },
    beginning: Buffer.alloc(0),
    records: async (taker) => {
      let line = 1;
      taker.take(names, line, line);
      for await (const columns of columnsOf(database, result, file)) {
        const rows = columns[0]?.length ?? 0;
        for (let row = 0; row < rows; row++) {
          line += 1;
          const cells = columns.map((texts, i) =>
            written(texts[row] ?? '', fractional[i] === true),
          );
          taker.take(cells, line, line);
        }
        world.progress?.(`reading ${file}: ${line - 1} rows`);
      }
    },
  };
}

/** A number without the exponent that DuckDB writes where it is very small or large: "-5.7e-14". */
function written(text: string, isNumber: boolean): string {
  if (!isNumber || !text.includes('e')) return text;
  const number = Number(text);
  return Math.abs(number) < 1e21 ? number.toFixed(20) : String(BigInt(number));
}

async function read(database: Database, sql: string, file: string): Promise<DuckDBResult> {
  try {
    return await database.connection.stream(sql);
  } catch (error) {
    database.close();
    throw unreadable(error, file);
  }
}

/** The texts of each chunk of rows, column by column; the database is closed when there are no more. */
async function* columnsOf(
  database: Database,
  result: DuckDBResult,
  file: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  try {
    for (;;) {
      const chunk = await result.fetchChunk().catch((error: unknown) => {
        throw unreadable(error, file);
      });
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk.getColumns().map((values) => values.map((value) => String(value ?? '')));
    }
  } finally {
    database.close();
  }
}

function unreadable(error: unknown, file: string): Refusal {
  const report = error instanceof Error ? error.message : String(error);
  const reason = `DuckDB reports: ${report.split('\n')[0] ?? ''}`;
  return new Refusal(problem('file-unreadable', { reason }, { file }));
}
