import { type Problem, problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { FilePlan, TablePlan } from '../plan/file-plan.ts';
import type { WatchFile } from '../profile/column-profiles.ts';
import type { CurrencyLedger } from './currency-ledger.ts';
import { type CustomerFile, CustomerTable } from './customer-table.ts';
import { fileColumns } from './file-columns.ts';
import { unreadFile } from './read-file.ts';
import { readRows } from './read-rows.ts';
import { rowCheck } from './row-check.ts';
import type { RowProblems } from './row-problems.ts';

/** What reading needs besides the plan. */
export interface ReadContext {
  readonly request: CustomerRequest;
  readonly ledger: CurrencyLedger;
  readonly problems: RowProblems;
  readonly watch?: WatchFile;
}

/**
 * Reads the files of one table.
 *
 * @returns the sound rows, and what the files leave open
 * @throws {Refusal} a file without rows, or one that stops being text on the way
 */
export async function readTable(
  plan: TablePlan,
  context: ReadContext,
): Promise<{ table: CustomerTable; findings: readonly Problem[] }> {
  const table = new CustomerTable();
  const findings: Problem[] = [];
  for (const file of plan.files) findings.push(...(await readFile(file, plan, table, context)));
  return { table, findings };
}

async function readFile(
  plan: FilePlan,
  { joined }: TablePlan,
  table: CustomerTable,
  context: ReadContext,
): Promise<readonly Problem[]> {
  const { request, ledger, problems } = context;
  const { opened } = plan;
  const file = { ...unreadFile(opened, table.rows, request), plan };
  table.files.push(file);
  ledger.begin(opened.file, plan.reads.get('spend')?.currency);
  const { columns, dates, names } = fileColumns({ table, file, ledger });
  // Where a joined file has the other date, it rejects rows when they are all read.
  const splitDates =
    request.keepRejects && request.join.length > 0 && !joined && dates.until === undefined;
  const check = rowCheck(table, file, dates, { request, problems, holdAll: splitDates });
  const idIndex = plan.reads.get('id')?.index;
  const watch = context.watch?.(opened);
  const open = await readRows({ table, file, columns, idIndex, check, problems, watch });
  table.fillAbsent(file, names);
  return [...open, ...settleQuantity(table, file, request)];
}

/** A quantity other than one: whether it multiplies the spend is the user's to say. */
function settleQuantity(
  table: CustomerTable,
  file: CustomerFile,
  request: CustomerRequest,
): readonly Problem[] {
  const column = file.plan.reads.get('quantity');
  if (column === undefined) return [];
  const quantities = table.column('quantity', 'numbers').numbers;
  const amounts = table.column('spend', 'numbers').numbers;
  for (let row = file.firstRow; row < file.endRow; row++) {
    const quantity = quantities.at(row);
    if (quantity === 1 || Number.isNaN(quantity)) continue;
    if (!request.columns.has('quantity')) {
      const at = { file: file.opened.file, line: table.lines.at(row), column: column.header };
      const args = { header: column.header, text: String(quantity) };
      return [problem('quantity-unsettled', args, at)];
    }
    amounts.set(row, amounts.at(row) * quantity);
  }
  return [];
}
