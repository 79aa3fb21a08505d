import { problem } from '../../core/problem.ts';
import type { CustomerTable } from '../table/customer-table.ts';
import type { RowProblems } from '../table/row-problems.ts';

/** Says which ids differ only by case, at the first row of the later one. */
export function noteCaseVariants({ ids, files }: CustomerTable, problems: RowProblems): void {
  for (const [earlier, later] of ids.caseVariants) {
    const one = ids.ids[earlier] ?? '';
    const other = ids.ids[later] ?? '';
    const file = files[0]?.plan.opened.file ?? '';
    problems.note(problem('ids-differ-by-case', { one, other }), { file });
  }
}
