import type { TableColumn } from '../../input/database/connection.ts';
import type { DatabaseName } from '../../problems/databases.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

/** What each database does in its own way; `connection.ts` makes the connection of it that commands use. */
export interface Session {
  readonly database: DatabaseName;
  /**
   * The names of the columns of an answer. The statement is understood by the database, and not run.
   *
   * @throws {Refusal} the database does not understand it, or refuses it
   */
  readonly describe: (sql: string) => Promise<readonly string[]>;
  /**
   * Runs a statement, and hands over each row as texts.
   *
   * @param names - of the columns, as `describe` gave them
   * @param take - may throw, which ends the statement
   */
  readonly run: (sql: string, names: readonly string[], take: TakeRow) => Promise<void>;
  readonly columns: (table: readonly string[]) => Promise<readonly TableColumn[] | undefined>;
  readonly cancel: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export type TakeRow = (cells: readonly string[]) => void;

/** A statement within another, on lines of its own: its first line is the second of the whole. */
export const within = (before: string, sql: string, after = ''): string =>
  `${before} FROM (\n${sql.replace(/;\s*$/, '')}\n) AS answer${after}`;

/** The line of the statement within, of that of the whole. */
export const lineWithin = (line: number): number | null => (line > 1 ? line - 1 : null);

/** A statement that is not only read was never made here: it is a defect, and is not sent. */
export function refuseWriting(sql: string): void {
  const first = /^(?:\s|--[^\n]*(?:\n|$))*(\w+)/.exec(sql)?.[1]?.toUpperCase();
  if (first !== 'SELECT' && first !== 'WITH')
    throw new RangeError(`a statement begins with ${first}, which does not only read`);
}

/** What a database says against a statement. */
interface Objection {
  readonly reason: string;
  /** The line of the statement that it is about; null where none is named. */
  readonly line: number | null;
  /** Whether it is about a value that stands in the table, and not about the statement or the user's rights. */
  readonly ofValue: boolean;
}

/**
 * What a database says against a statement, with the text of the line that it is about. Its number says little: what is
 * sent has no comment at its head, and stands within another statement.
 */
export function statementRefused(
  database: DatabaseName,
  { reason, line, ofValue }: Objection,
  sql: string,
): Refusal {
  const excerpt = line === null ? undefined : sql.split('\n')[line - 1]?.trim();
  const isLine = excerpt !== undefined;
  const facts = { database, reason, isLine, ...(ofValue && { ofValue }) };
  return new Refusal(problem('statement-refused', facts, isLine ? { excerpt } : undefined));
}

/** A name as SQL has it, whatever it holds: the databases here quote names alike. */
export const quotedName = (parts: readonly string[]): string =>
  parts.map((part) => `"${part.replaceAll('"', '""')}"`).join('.');

/** A text as SQL has it. */
export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
