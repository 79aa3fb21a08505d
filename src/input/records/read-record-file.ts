import { type Problem, problem } from '../../core/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import type { FilePlan } from '../plan/file-plan.ts';
import { currencyColumn } from '../table/currency-column.ts';
import type { ReadFile } from '../table/customer-table.ts';
import { fileEvidence } from '../table/file-evidence.ts';
import { noteSkipped } from '../table/note-skipped.ts';
import type { RowCheck } from '../table/row-check.ts';
import type { RowProblems } from '../table/row-problems.ts';
import { type PlacedColumn, RowReader } from '../table/row-reader.ts';
import { unreadFile } from '../table/unread-file.ts';
import { type FieldContext, fieldColumn } from './field-columns.ts';
import { tolerant } from './other-column.ts';
import type { FieldPlan } from './plan-fields.ts';
import type { RecordRequest } from './record-request.ts';
import { keptAs } from './record-table.ts';
import { otherName } from './records.ts';

/** What reading needs besides the plan. */
export interface RecordContext extends Pick<FieldContext, 'table' | 'ledger'> {
  readonly problems: RowProblems;
  readonly request: RecordRequest;
  /** Watches the cells of every row of a file, for a report on its columns. */
  readonly watch?: (plan: FilePlan) => (cells: readonly string[]) => void;
}

/**
 * Reads one file into the table.
 *
 * @returns the file, and what it leaves open
 * @throws {Refusal} a file without rows, or one that stops being text on the way
 */
export async function readRecordFile(
  opened: OpenedFile,
  plan: FieldPlan,
  context: RecordContext,
): Promise<{ readonly file: ReadFile; readonly findings: readonly Problem[] }> {
  const { table, ledger, problems, request } = context;
  const file = unreadFile({ ...noRoles, opened }, table.rows, request);
  table.files.push(file);
  ledger.begin(opened.file, undefined);
  const columns = columnsOf(plan, file, context);
  const watch = context.watch?.(file.plan);
  const check = warnings(plan, file, context);
  const reader = new RowReader(table, file, columns, check, problems, watch);
  await opened.records(
    (cells, line, lastLine) => reader.take(cells, line, lastLine),
    (cells, line) => reader.takePlain(cells, line),
  );
  reader.finish();
  file.endRow = table.rows;
  table.fillAbsent(file, namesIn(plan));
  const at = { file: opened.file, line: opened.layout.headerLine };
  if (file.read === 0) throw new Refusal(problem('file-header-only', {}, at));
  noteSkipped(file, problems);
  return { file, findings: fileEvidence(file) };
}

/** No column has a role of customers. */
const noRoles: Omit<FilePlan, 'opened'> = {
  assigned: new Map(),
  reads: new Map(),
  statusFromEnd: false,
  withoutId: true,
  labels: new Map(),
};

const namesIn = ({ columns, others }: FieldPlan): ReadonlySet<string> =>
  new Set([
    ...columns.map(({ field }) => field.name),
    ...others.map(({ header }) => otherName(header)),
  ]);

/** Reports what is odd about the numbers of a sound row. */
function warnings(
  { columns }: FieldPlan,
  file: ReadFile,
  { table, problems }: RecordContext,
): RowCheck {
  const checks = columns.flatMap(({ field: { name, kind, warning }, index, header: column }) => {
    if (warning === undefined) return [];
    const kept = table.column(name, keptAs(kind));
    return kept.of === 'numbers' ? [{ numbers: kept.numbers, warning, index, column }] : [];
  });
  return (row, cells, line) => {
    for (const { numbers, warning, index, column } of checks) {
      const found = warning(numbers.at(row), cells()[index] ?? '');
      const place = { file: file.plan.opened.file, line, column };
      if (found !== undefined) problems.note(found, place);
    }
    return undefined;
  };
}

/** In the order in which a row is read: its currency before its amounts. */
function columnsOf(
  { columns, currency, others }: FieldPlan,
  file: ReadFile,
  { table, ledger, problems }: RecordContext,
): readonly PlacedColumn[] {
  const context = { table, file, ledger };
  const nothing = { byOption: false, unit: undefined, currency: undefined };
  return [
    ...(currency === undefined ? [] : [{ ...currency, column: currencyColumn(ledger) }]),
    ...columns.map((column) => ({
      index: column.index,
      header: column.header,
      column: fieldColumn(column, context),
    })),
    ...others.map(({ index, header }) => {
      const field = {
        name: otherName(header),
        meaning: header,
        names: '',
        kind: 'figure',
      } as const;
      const figures = fieldColumn({ field, index, header, ...nothing }, context);
      const note = (found: Problem, line: number) =>
        problems.note(found, { file: file.plan.opened.file, line, column: header });
      return { index, header, column: tolerant(figures, note) };
    }),
  ];
}
