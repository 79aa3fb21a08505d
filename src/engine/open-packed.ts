import { resolve } from 'node:path';
import type { DuckDBResult } from '@duckdb/node-api';
import { problem } from '../core/problem.ts';
import type { InputWorld } from '../input/bytes/source-bytes.ts';
import { plainHeader } from '../input/headers/plain-header.ts';
import { type OpenedFile, type OpenSettings, openText } from '../input/layout/open-file.ts';
import type { PackedKind } from '../input/layout/packed-kind.ts';
import { Refusal } from '../problems/refusal.ts';
import { type Database, emptyDatabase, loadedDuckDb } from './database.ts';
import { isWholeZstd } from './whole-zstd.ts';

/**
 * Opens a file that only DuckDB can read, for our own reader to judge: the lines of a compressed CSV as they
 * stand, the rows of a Parquet file as the text of their cells. Each has a database of its own, as one holds
 * the rows of a single query at a time.
 *
 * @returns undefined where DuckDB is not installed
 * @throws {Refusal} the file is not what it begins like
 */
export async function openPacked(
  kind: PackedKind,
  file: string,
  settings: OpenSettings,
  world: InputWorld,
  load = loadedDuckDb,
): Promise<OpenedFile | undefined> {
  const duckDb = await load();
  if (duckDb === undefined) return undefined;
  const path = resolve(world.directory, file);
  if (kind === 'zstd' && !(await isWholeZstd(path))) {
    const reason = 'the zstd archive ends before what is packed in it does';
    throw new Refusal(problem('file-unreadable', { reason }, { file }));
  }
  const database = await emptyDatabase(duckDb, settings.memory);
  return kind === 'zstd'
    ? openText(file, settings, world, unpackedLines(database, file, onlyFile(path)))
    : parquetRows(database, file, onlyFile(path), world);
}

/** A path as SQL has it, whose signs stand for themselves and not for other names. */
const onlyFile = (path: string): string =>
  `'${path.replaceAll("'", "''").replace(/[*?[]/g, '[$&]')}'`;

/** What a file has no reason to hold, so that each of its lines is one cell. */
const noDelimiter = '\u0001';
const longestLine = 1 << 24;

async function* unpackedLines(
  database: Database,
  file: string,
  path: string,
): AsyncGenerator<Buffer> {
  const dialect = `delim = '${noDelimiter}', quote = '', escape = '', header = false, auto_detect = false, strict_mode = false, max_line_size = ${longestLine}`;
  const lines = `read_csv(${path}, compression = 'zstd', ${dialect}, columns = {'line': 'VARCHAR'})`;
  const result = await read(database, `SELECT line FROM ${lines}`, file);
  for await (const columns of columnsOf(database, result, file))
    yield Buffer.from(`${(columns[0] ?? []).join('\n')}\n`);
}

async function parquetRows(
  database: Database,
  file: string,
  path: string,
  world: InputWorld,
): Promise<OpenedFile> {
  const from = `FROM read_parquet(${path})`;
  const types = (await read(database, `SELECT * ${from} LIMIT 0`, file)).columnTypes().map(String);
  const result = await read(database, `SELECT CAST(COLUMNS(*) AS VARCHAR) ${from}`, file);
  const names = result.columnNames();
  const fractional = types.map((type) => /^(DOUBLE|FLOAT|DECIMAL)/.test(type));
  return {
    file,
    encoding: { value: 'utf-8', decidedBy: 'Parquet' },
    layout: {
      delimiter: ',',
      delimiterDecidedBy: 'Parquet',
      headerIndex: 0,
      headers: names.map(plainHeader),
      headerLine: 1,
    },
    beginning: Buffer.alloc(0),
    records: async (take) => {
      let line = 1;
      take(names, line, line);
      for await (const columns of columnsOf(database, result, file)) {
        const rows = columns[0]?.length ?? 0;
        for (let row = 0; row < rows; row++) {
          line += 1;
          const cells = columns.map((texts, i) =>
            decided(texts[row] ?? '', fractional[i] === true),
          );
          take(cells, line, line);
        }
        world.progress?.(`reading ${file}: ${line - 1} rows`);
      }
    },
  };
}

/** A number has a decimal point, as its type says: "1.234" is not left open. */
const decided = (text: string, isNumber: boolean): string =>
  isNumber && /\.\d{3}$/.test(text) ? `${text}0` : text;

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
  const said = error instanceof Error ? error.message : String(error);
  const reason = `DuckDB says ${said.split('\n')[0] ?? ''}`;
  return new Refusal(problem('file-unreadable', { reason }, { file }));
}
