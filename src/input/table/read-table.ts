import { noDay } from '../../core/customers.ts';
import { type Problem, problem } from '../../core/problem.ts';
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
  { joined, files }: TablePlan,
  table: CustomerTable,
  context: ReadContext,
): Promise<readonly Problem[]> {
  const { request, ledger, problems } = context;
  const { opened } = plan;
  const file = { ...unreadFile(opened, table.rows, request), plan };
  table.files.push(file);
  ledger.begin(opened.file, plan.reads.get('spend')?.currency);
  const labels = new Set(files.flatMap((each) => [...each.labels.keys()]));
  const earlier = new Set(table.has);
  const { columns, dates } = fileColumns({ table, file, ledger, labels });
  // Where a joined file has the other date, it rejects rows when they are all read.
  const splitDates =
    request.keepRejects && request.join.length > 0 && !joined && dates.until === undefined;
  const check = rowCheck(table, file, dates, { request, problems, holdAll: splitDates });
  const idIndex = plan.reads.get('id')?.index;
  const watch = context.watch?.(opened);
  const open = await readRows({ table, file, columns, idIndex, check, problems, watch });
  fillAbsent(table, file, earlier);
  return [...open, ...settleQuantity(table, file, request)];
}

/** Rows of files that lack a column which other files of the table have say nothing there. */
function fillAbsent(table: CustomerTable, file: CustomerFile, earlier: ReadonlySet<string>): void {
  const absent = {
    tenure: Number.NaN,
    start: noDay,
    end: noDay,
    last: noDay,
    status: 2,
    quantity: 1,
  };
  const reads = (role: string) =>
    [...file.plan.reads.keys()].some((read) => read === role) ||
    (role === 'status' && file.plan.statusFromEnd);
  for (const [role, value] of Object.entries(absent) as [keyof typeof absent, number][]) {
    if (!table.has.has(role)) continue;
    // A column that comes up only now says nothing about the rows of the files before.
    if (!earlier.has(role)) table[role].first(file.firstRow).fill(value);
    if (!reads(role)) table[role].first(file.endRow).fill(value, file.firstRow);
  }
}

/** A quantity other than one: whether it multiplies the spend is the user's to say. */
function settleQuantity(
  table: CustomerTable,
  file: CustomerFile,
  request: CustomerRequest,
): readonly Problem[] {
  const column = file.plan.reads.get('quantity');
  if (column === undefined) return [];
  for (let row = file.firstRow; row < file.endRow; row++) {
    const quantity = table.quantity.at(row);
    if (quantity === 1) continue;
    if (!request.columns.has('quantity')) {
      const at = { file: file.opened.file, line: table.lines.at(row), column: column.header };
      const args = { header: column.header, text: String(quantity) };
      return [problem('quantity-unsettled', args, at)];
    }
    table.amount.set(row, table.amount.at(row) * quantity);
  }
  return [];
}
