import { problem } from '../../core/problem.ts';
import type { RowProblems } from '../table/row-problems.ts';
import type { TablePlan } from './file-plan.ts';

/** Says where tenures last until the last activity, because nothing tells when they ended. */
export function noteLastActivity(tables: readonly TablePlan[], problems: RowProblems): void {
  for (const { opened, reads } of tables.flatMap(({ files }) => files)) {
    const last = reads.get('last');
    if (last === undefined) continue;
    const { header } = last;
    const at = { file: opened.file, line: opened.layout.headerLine, column: header };
    problems.note(problem('last-activity-as-end', { header }), at);
  }
}
