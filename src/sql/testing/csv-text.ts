import type { AnswerRow } from './duckdb-answer.ts';

const quoted = (cell: string | null): string =>
  cell === null ? '' : `"${cell.replaceAll('"', '""')}"`;

/** For tests: rows of cells as CSV, the headers first; null is an empty cell. */
export const csvText = (rows: readonly (readonly (string | null)[])[]): string =>
  rows.map((cells) => cells.map(quoted).join(',')).join('\n');

/** For tests: an answer of a database as its client prints it. */
export const answerText = (rows: readonly AnswerRow[]): string =>
  csvText([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]);
