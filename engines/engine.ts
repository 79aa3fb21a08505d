import type { DialectName } from '../src/sql/dialect.ts';
import type { Place } from './place.ts';
import type { Table } from './table.ts';

/** A database that can be tried on this machine. */
export interface Engine {
  readonly name: string;
  /** What `rapport sql --dialect` calls its SQL. */
  readonly dialect: DialectName;
  /**
   * Installs what it needs, into the cache of the place, and starts it empty, reached from this machine alone. The
   * place stops it.
   *
   * @throws {Error} it cannot be installed or does not start, with what to do
   */
  readonly start: (place: Place) => Promise<RunningEngine>;
}

export interface RunningEngine {
  readonly version: string;
  /** Makes a table of that name with these rows. */
  readonly load: (table: Table) => Promise<void>;
  /** Runs a statement that makes or drops something. */
  readonly run: (statement: string) => Promise<void>;
  /**
   * Runs a statement as users of the engine do, and writes the rows that its client prints as CSV with a header.
   *
   * @returns the seconds that it took, without the start of its client where that takes long
   */
  readonly answer: (statement: string, file: string) => Promise<number>;
  /**
   * Makes the engine's own client ready for a shell: what the environment must have, so that the line that `rapport sql`
   * names finds it, and it finds the tables. Nothing else is asked of the engine after it.
   */
  readonly client: () => Promise<Readonly<Record<string, string>>>;
}
