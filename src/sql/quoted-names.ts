import { problem } from '../problems/problem.ts';
import { Refusal } from '../problems/refusal.ts';
import type { Dialect } from './dialect.ts';
import { type AnswerColumn, rowsColumn } from './statement.ts';

/**
 * The name of a column, quoted.
 *
 * @param option - that names it
 * @throws {Refusal} the engine cannot write it
 */
export function quotedColumn(dialect: Dialect, name: string, option: string): string {
  const quoted = name === '' || name.includes('\0') ? undefined : dialect.quoted(name);
  if (quoted === undefined)
    throw new Refusal(problem('sql-name-unwritable', { option, name, engine: dialect.title }));
  return quoted;
}

/** The name of a table, whose parts are separated by points: "shop.orders". */
export const quotedTable = (dialect: Dialect, name: string, option: string): string =>
  name
    .split('.')
    .map((part) => quotedColumn(dialect, part, option))
    .join('.');

/**
 * Columns of the user that stand in the answer beside those of the statement.
 *
 * @param columns - of the answer, without those of the user
 * @param option - that names them
 * @throws {Refusal} one has the name of another
 */
export function segmentNames(
  dialect: Dialect,
  headers: readonly string[],
  columns: readonly AnswerColumn[],
  option: '--by' | '--keep' = '--by',
): readonly string[] {
  // Rows with a column of that name are of one customer each.
  const taken = [...columns.map(({ name }) => name), rowsColumn, 'customer'];
  const clashing = headers.filter((header) => taken.includes(header.toLowerCase()));
  if (clashing.length > 0)
    throw new Refusal(...clashing.map((header) => problem('sql-name-taken', { option, header })));
  return headers.map((header) => quotedColumn(dialect, header, option));
}
