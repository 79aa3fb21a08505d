import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { reading } from '../../problems/path-refusal.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { DuckDb } from '../database.ts';
import { lineWithin, quotedName, type Session, statementRefused, within } from './session.ts';
import { tableUnknown } from './table-unknown.ts';

const database = 'DuckDB';

/**
 * A session of a file of DuckDB, which is read only. It works within this program.
 *
 * @param path - of the file
 * @param file - the same, as the user wrote it
 * @param megabytes - the memory that it may take; four fifths of the machine's by default
 * @throws {Refusal} there is no such file, or it cannot be opened
 */
export async function duckDbSession(
  duckDb: DuckDb,
  path: string,
  file: string,
  megabytes: number | undefined,
): Promise<Session> {
  // DuckDB itself would open a CSV, or a file of another database, in other ways.
  if (reading(file, () => signatureOf(path)) !== 'DUCK') throw connectionFailed(notDuckDb);
  // What does not fit into memory; DuckDB makes the folder only then.
  const spill = join(tmpdir(), `rapport-${randomUUID()}`);
  const instance = await duckDb.DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    temp_directory: spill,
    preserve_insertion_order: 'false',
    // Nothing is fetched; a view of the file may read other files.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(megabytes !== undefined && { memory_limit: `${megabytes}MB` }),
  }).catch((error: unknown) => {
    throw connectionFailed(error);
  });
  const connection = await instance.connect();
  // Days in a zone are those of UTC on every machine.
  await connection.run("SET TimeZone = 'UTC'").catch(() => undefined);
  const closed = (): void => {
    connection.closeSync();
    instance.closeSync();
    rmSync(spill, { recursive: true, force: true });
  };
  return {
    database,
    describe: async (sql) => {
      const whole = within('SELECT *', sql, ' LIMIT 0');
      const result = await connection.stream(whole).catch((error: unknown) => {
        throw asRefusal(error, sql);
      });
      return result.columnNames();
    },
    run: async (sql, _names, take) => {
      for await (const columns of textColumns(connection, within(asTexts, sql), (error) =>
        asRefusal(error, sql),
      )) {
        const rows = columns[0]?.length ?? 0;
        for (let row = 0; row < rows; row++) take(columns.map((texts) => texts[row] ?? ''));
      }
    },
    columns: async (table) => {
      const found = await connection
        .runAndReadAll(`DESCRIBE ${quotedName(table)}`)
        .catch(() => undefined);
      if (found !== undefined)
        return found.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
      const all = await connection.runAndReadAll(tablesThere);
      throw tableUnknown(
        table,
        all.getRows().map((row) => row.map(String)),
      );
    },
    cancel: async () => {
      connection.interrupt();
      rmSync(spill, { recursive: true, force: true });
    },
    close: async () => closed(),
  };
}

const notDuckDb = 'it is not a database of DuckDB';

/** What stands after the checksum that a file of DuckDB begins with. */
function signatureOf(path: string): string {
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(12);
    readSync(descriptor, bytes);
    return bytes.toString('latin1', 8);
  } finally {
    closeSync(descriptor);
  }
}

const asTexts = 'SELECT CAST(COLUMNS(*) AS VARCHAR)';

const tablesThere = `
SELECT table_schema, table_name, CAST(table_schema = current_schema() AS VARCHAR)
FROM information_schema.tables ORDER BY 3 DESC, 1, 2 LIMIT 10000`;

/** The texts of each chunk of rows of an answer, column by column. */
async function* textColumns(
  connection: DuckDBConnection,
  sql: string,
  asError: (error: unknown) => unknown,
): AsyncGenerator<readonly (readonly string[])[]> {
  const failed = (error: unknown) => {
    throw asError(error);
  };
  const result = await connection.stream(sql).catch(failed);
  for (;;) {
    const chunk = await result.fetchChunk().catch(failed);
    if (chunk === null || chunk.rowCount === 0) return;
    yield chunk.getColumns().map((values) => values.map((value) => String(value ?? '')));
  }
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** The first sentences of a report, in one line: without the excerpt of the statement. */
const reasonOf = (report: string): string =>
  (report.split(/\n+LINE \d+:/)[0] ?? '').trim().replace(/\s*\n\s*/g, ' ');

function connectionFailed(error: unknown): Refusal {
  const reason = reasonOf(wordsOf(error));
  const cause = /lock/i.test(reason) ? 'locked' : 'file';
  return new Refusal(problem('connection-failed', { database, reason, cause }));
}

function asRefusal(error: unknown, sql: string): Refusal {
  const report = wordsOf(error);
  const reason = reasonOf(report);
  if (/^(Out of Memory|IO|INTERRUPT|Fatal|Internal) ?Error/i.test(report))
    return new Refusal(problem('answer-cut-short', { database, reason, cause: 'stopped' }));
  const [, line] = /\nLINE (\d+):/.exec(report) ?? [];
  return statementRefused(
    database,
    {
      reason,
      line: line === undefined ? null : lineWithin(Number(line)),
      ofValue: /^(?:Conversion|Out of Range) Error/i.test(report),
    },
    sql,
  );
}
