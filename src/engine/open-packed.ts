import { resolve } from 'node:path';
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import { problem } from '../core/problem.ts';
import type { InputWorld } from '../input/bytes/source-bytes.ts';
import { plainHeader } from '../input/headers/plain-header.ts';
import { type OpenedFile, type OpenSettings, openFile } from '../input/layout/open-file.ts';
import { Refusal } from '../problems/refusal.ts';
import type { PackedKind } from './packed-kind.ts';

/**
 * Opens a file that only the engine can read, for our own reader to judge: the lines of a compressed CSV
 * as they stand, the rows of a Parquet file as the text of their cells.
 *
 * @throws {Refusal} the file is not what it begins like
 */
export function openPacked(
  connection: DuckDBConnection,
  kind: PackedKind,
  file: string,
  settings: OpenSettings,
  world: InputWorld,
): Promise<OpenedFile> {
  const path = sqlText(resolve(world.directory, file));
  return kind === 'zstd'
    ? openFile(file, settings, world, unpackedLines(connection, file, path))
    : parquetRows(connection, file, path, world);
}

const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** What a file has no reason to hold, so that each of its lines is one cell. */
const noDelimiter = '\u0001';
const longestLine = 1 << 24;

async function* unpackedLines(
  connection: DuckDBConnection,
  file: string,
  path: string,
): AsyncGenerator<Buffer> {
  const dialect = `delim = '${noDelimiter}', quote = '', escape = '', header = false, auto_detect = false, strict_mode = false, max_line_size = ${longestLine}`;
  const lines = `read_csv(${path}, compression = 'zstd', ${dialect}, columns = {'line': 'VARCHAR'})`;
  const result = await read(connection, `SELECT line FROM ${lines}`, file);
  for await (const columns of columnsOf(result, file))
    yield Buffer.from(`${(columns[0] ?? []).join('\n')}\n`);
}

async function parquetRows(
  connection: DuckDBConnection,
  file: string,
  path: string,
  world: InputWorld,
): Promise<OpenedFile> {
  const from = `FROM read_parquet(${path})`;
  const types = (await read(connection, `SELECT * ${from} LIMIT 0`, file))
    .columnTypes()
    .map(String);
  const result = await read(connection, `SELECT CAST(COLUMNS(*) AS VARCHAR) ${from}`, file);
  const names = result.columnNames();
  const fractional = types.map((type) => /^(DOUBLE|FLOAT|DECIMAL)/.test(type));
  return {
    file,
    encoding: { value: 'utf-8', decidedBy: 'Parquet' },
    packed: true,
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
      for await (const columns of columnsOf(result, file)) {
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

async function read(
  connection: DuckDBConnection,
  sql: string,
  file: string,
): Promise<DuckDBResult> {
  try {
    return await connection.stream(sql);
  } catch (error) {
    throw unreadable(error, file);
  }
}

/** The texts of each chunk of rows, column by column. */
async function* columnsOf(
  result: DuckDBResult,
  file: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  for (;;) {
    let columns: readonly (readonly string[])[];
    try {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      columns = chunk.getColumns().map((values) => values.map((value) => String(value ?? '')));
    } catch (error) {
      throw unreadable(error, file);
    }
    yield columns;
  }
}

function unreadable(error: unknown, file: string): Refusal {
  const said = error instanceof Error ? error.message : String(error);
  const reason = `DuckDB says ${said.split('\n')[0] ?? ''}`;
  return new Refusal(problem('file-unreadable', { reason }, { file }));
}
