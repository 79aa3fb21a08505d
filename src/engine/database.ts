import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { InputWorld } from '../input/bytes/source-bytes.ts';

/** DuckDB, and its values as they lie in memory. */
export interface DuckDb {
  readonly api: typeof import('@duckdb/node-api');
  readonly memory: typeof import('@duckdb/node-bindings');
}

/** Where the engine works. */
export interface EngineWorld extends InputWorld {
  /** Has something undone if the program is interrupted, until the function that it returns is called. */
  readonly onInterruption?: (undo: () => void) => () => void;
}

/** DuckDB, an optional package of 70 MB; undefined where it is not installed or does not load. */
export async function loadedDuckDb(): Promise<DuckDb | undefined> {
  try {
    const [api, { default: memory }] = await Promise.all([
      import('@duckdb/node-api'),
      import('@duckdb/node-bindings'),
    ]);
    return { api, memory };
  } catch {
    return undefined;
  }
}

/**
 * Opens an empty database for as long as it is used. What does not fit into its memory goes to a folder
 * of its own, which is gone afterwards, whatever happens.
 *
 * @param megabytes - the memory that it may take; four fifths of the machine's by default
 */
export async function withDatabase<T>(
  { api }: DuckDb,
  megabytes: number | undefined,
  world: EngineWorld,
  use: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-spill-'));
  const kept = world.onInterruption?.(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const database = await api.DuckDBInstance.create(':memory:', {
      temp_directory: folder,
      // The rows of an order log may come in any order: each customer's are sorted afterwards.
      preserve_insertion_order: 'false',
      // Nothing but the files that are named is read, and nothing is fetched.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(megabytes !== undefined && { memory_limit: `${megabytes}MB` }),
    });
    try {
      const connection = await database.connect();
      try {
        return await use(connection);
      } finally {
        connection.closeSync();
      }
    } finally {
      database.closeSync();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    kept?.();
  }
}
