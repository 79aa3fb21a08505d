import { problem } from '../../core/problem.ts';
import type { ReadFile } from './customer-table.ts';
import type { RowProblems } from './row-problems.ts';

/** Says how many lines above and below the rows of a file were left out. */
export function noteSkipped(file: ReadFile, problems: RowProblems): void {
  const before = file.skippedBefore.length;
  const after = file.skippedAfter.length;
  if (before + after === 0) return;
  const [first] = [...file.skippedBefore, ...file.skippedAfter];
  problems.note(problem('lines-skipped', { before, after }), {
    file: file.plan.opened.file,
    ...(first === undefined ? {} : { line: first.line, excerpt: first.text }),
  });
}
