import type { DuckDBConnection } from '@duckdb/node-api';

/** DuckDB, a package of 70 MB that users install where they need it. */
export type DuckDb = typeof import('@duckdb/node-api');

/** DuckDB; undefined where it is not installed or does not load. */
export async function loadedDuckDb(): Promise<DuckDb | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

/** An empty database in memory, to be closed by whoever is done with it. */
export interface Database {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/**
 * Opens an empty database, which reads the files that it is told to and touches nothing else.
 *
 * @param megabytes - the memory that it may take; four fifths of the machine's by default
 */
export async function emptyDatabase(
  duckDb: DuckDb,
  megabytes: number | undefined,
): Promise<Database> {
  const database = await duckDb.DuckDBInstance.create(':memory:', {
    // Rows are handed on as they come; nothing is kept that would not fit into memory.
    temp_directory: '',
    // Rows are numbered as they stand.
    preserve_insertion_order: 'true',
    // Nothing but the files that are named is read, and nothing is fetched.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(megabytes !== undefined && { memory_limit: `${megabytes}MB` }),
  });
  const connection = await database.connect();
  // Days in a zone are those of UTC on every machine.
  await connection.run("SET TimeZone = 'UTC'").catch(() => undefined);
  return {
    connection,
    close: () => {
      connection.closeSync();
      database.closeSync();
    },
  };
}
