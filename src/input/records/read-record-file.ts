import type { Problem } from '../../problems/problem.ts';
import type { WatchFile } from '../profile/column-profiles.ts';
import { currencyColumn } from '../table/currency-column.ts';
import { excerpt } from '../table/excerpt.ts';
import { type ReadFile, unreadFile } from '../table/read-file.ts';
import { readRows } from '../table/read-rows.ts';
import type { RowCheck } from '../table/row-check.ts';
import type { RowProblems } from '../table/row-problems.ts';
import type { PlacedColumn } from '../table/row-reader.ts';
import { type FieldContext, fieldColumn } from './field-columns.ts';
import { fieldWarnings } from './field-warnings.ts';
import { tolerant } from './other-column.ts';
import type { FieldPlan } from './plan-fields.ts';
import type { RecordRequest } from './record-request.ts';
import type { RecordFile, RecordTable } from './record-table.ts';
import { otherName } from './records.ts';

/** What reading needs besides the plan. */
export interface RecordContext extends Pick<FieldContext, 'ledger'> {
  readonly table: RecordTable;
  readonly problems: RowProblems;
  readonly request: RecordRequest;
  readonly watch?: WatchFile;
}

/**
 * Reads one file into the table.
 *
 * @returns the file, and what it leaves open
 * @throws {Refusal} a file without rows, or one that stops being text on the way
 */
export async function readRecordFile(
  plan: FieldPlan,
  context: RecordContext,
): Promise<{ readonly file: RecordFile; readonly findings: readonly Problem[] }> {
  const { table, ledger, problems, request } = context;
  const { opened } = plan;
  const file = { ...unreadFile(opened, table.rows, request), plan };
  table.files.push(file);
  ledger.begin(opened.file, undefined);
  const columns = columnsOf(plan, file, context);
  const watch = context.watch?.(opened);
  const check = soundRow(file, context);
  const findings = await readRows({ table, file, columns, check, problems, watch });
  table.fillAbsent(file, namesIn(plan));
  return { file, findings };
}

const namesIn = ({ columns, others }: FieldPlan): ReadonlySet<string> =>
  new Set([
    ...columns.map(({ field }) => field.name),
    ...others.map(({ header }) => otherName(header)),
  ]);

/** Keeps a sound row as a line of text, where that is asked for, and reports what is odd about its numbers. */
function soundRow(
  { opened, plan }: RecordFile,
  { table, problems, request }: RecordContext,
): RowCheck {
  const warn = fieldWarnings(plan.columns, table, opened.file, problems);
  return (row, cells, line) => {
    if (request.excerpts === true) table.excerpts[row] = excerpt(cells(), opened.layout.delimiter);
    warn(row, cells, line);
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
        problems.note(found, { file: file.opened.file, line, column: header });
      return { index, header, column: tolerant(figures, note) };
    }),
  ];
}
