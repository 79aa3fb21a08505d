import { type Problem, type ProblemFacts, problem } from '../../problems/problem.ts';
import type { TableColumn } from './connection.ts';

const kinds = {
  day: { fits: /^(date|timestamp|datetime)(?![a-z])/i, words: 'a date or a timestamp' },
  number: {
    fits: /^(u?(tiny|small|medium|big|huge)?int(eger)?|int\d+|numeric|decimal|real|float\d*|double|money)(\s*\(.*\)| precision)?$/i,
    words: 'a number',
  },
} as const;

/**
 * What the catalogue says against a column: that its type is not one of days, or of numbers.
 *
 * @param table - its name, for messages
 */
export function typeProblems(
  table: string,
  role: string,
  column: TableColumn | undefined,
  kind: keyof typeof kinds,
): readonly Problem[] {
  const { fits, words } = kinds[kind];
  if (column === undefined || fits.test(column.type)) return [];
  const facts = { role, header: column.name, type: column.type, needs: words };
  return [problem('column-type-unfit', facts, { file: table })];
}

/** A column that a reader of files would use, and a statement does not. */
export const unsettledColumn = (
  table: string,
  role: ProblemFacts['table-column-unsettled']['role'],
  header: string,
): Problem => problem('table-column-unsettled', { role, header }, { file: table });
