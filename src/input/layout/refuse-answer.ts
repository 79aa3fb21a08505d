import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OpenedFile } from './open-file.ts';

/** Columns that every answer to a statement of `rapport sql` has; a database may give them in capital letters. */
const answerColumns = ['part', 'answer_rows'] as const;

/**
 * Its rows count customers or orders, so read as rows of anything else they would be counted wrong.
 *
 * @throws {Refusal} a file is the answer of a database, by its header, and is read as something else
 */
export function refuseAnswer({ file, layout }: Pick<OpenedFile, 'file' | 'layout'>): void {
  const names = new Set(layout.headers.map((header) => header.trim().toLowerCase()));
  if (answerColumns.every((name) => names.has(name)))
    throw new Refusal(problem('answer-unnamed', {}, { file, line: layout.headerLine }));
}
