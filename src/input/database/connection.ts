import type { InputWorld } from '../bytes/source-bytes.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import type { Target } from './target.ts';

/** A column of a table, as the catalogue of the database has it. */
export interface TableColumn {
  readonly name: string;
  /** The words of the database: "timestamp with time zone". */
  readonly type: string;
}

/** A database that answers statements, and does nothing else. It must be closed, or the program does not end. */
export interface Connection {
  /** The dialect of SQL that it speaks. */
  readonly dialect: Target['dialect'];
  /** "db.example.com/shop (postgres)": what messages call it, without a user or a secret. */
  readonly name: string;
  /**
   * The columns of a table or view, before it is read; undefined where the catalogue does not tell.
   *
   * @param table - its name, in parts: those of the database and the schema first, where they are given
   * @throws {Refusal} there is no such table
   */
  readonly columns: (table: readonly string[]) => Promise<readonly TableColumn[] | undefined>;
  /**
   * The answer of a statement, of which there are few rows, as texts; NULL is an empty text.
   *
   * @throws {Refusal} the database refuses the statement, or the connection is lost
   */
  readonly runRows: (sql: string) => Promise<readonly (readonly string[])[]>;
  /**
   * The answer of a statement for our own reader. The database runs it when the records are asked for, and hands over
   * as many rows at a time as it likes: all of them are never in memory here.
   *
   * @param table - what the rows are of, for messages
   * @throws {Refusal} the database refuses the statement; its records also where the connection is lost
   */
  readonly answer: (sql: string, table: string) => Promise<OpenedFile>;
  /** Ends what runs in the database; what waits for it never gets an answer. The program is about to stop. */
  readonly cancel: () => Promise<void>;
  /** Ends what runs in the database, and the connection. */
  readonly close: () => Promise<void>;
}

/**
 * Connects to a database.
 *
 * @param megabytes - the memory that it may take where it works within this program
 * @throws {Refusal} it cannot be reached, or what speaks to it is not installed
 */
export type Connect = (
  target: Target,
  megabytes: number | undefined,
  world: Pick<InputWorld, 'directory' | 'progress' | 'engineInstall'>,
) => Promise<Connection>;
