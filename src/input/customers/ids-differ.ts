import { problem } from '../../problems/problem.ts';
import type { RowProblems } from '../table/row-problems.ts';
import type { CustomerTable } from './customer-table.ts';

/** Says which ids differ only by case, at the first row of the later one. */
export function noteCaseVariants(table: CustomerTable, problems: RowProblems): void {
  const { caseVariants } = table.ids;
  if (caseVariants.length === 0) return;
  const { ids } = table.ids;
  const customers = table.customers;
  let row = 0;
  for (const [earlier, later] of caseVariants) {
    // Ids are numbered as they come up, so each stands below the one before, if its row is sound.
    const found = customers.indexOf(later, row);
    if (found < 0) continue;
    row = found;
    const args = { one: ids[earlier] ?? '', other: ids[later] ?? '' };
    const { file } = table.fileOf(row).opened;
    problems.note(problem('ids-differ-by-case', args), { file, line: table.lines.at(row) });
  }
}
