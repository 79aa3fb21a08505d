import { noDay } from '../../core/customers.ts';
import type { Source } from '../../core/report.ts';
import { words } from '../../problems/catalogue.ts';
import type { Problem } from '../../problems/problem.ts';
import type { InputWorld } from '../bytes/source-bytes.ts';
import type { CellColumn } from '../columns/cell-column.ts';
import { ColumnProfiles, type WatchFile } from '../profile/column-profiles.ts';
import { type FileUnderstanding, understandingOf } from '../profile/understanding.ts';
import { CurrencyLedger } from '../table/currency-ledger.ts';
import { excerpt } from '../table/excerpt.ts';
import { type ReadFile, totalsAside, unreadFile } from '../table/read-file.ts';
import { readRows } from '../table/read-rows.ts';
import { RowProblems } from '../table/row-problems.ts';
import type { NamingColumn, PlacedColumn, RowCheck } from '../table/row-reader.ts';
import type { FieldColumn } from './assign-fields.ts';
import { keptName } from './field.ts';
import { fieldColumn } from './field-columns.ts';
import type { FieldPlan } from './plan-fields.ts';
import { readRates } from './rates.ts';
import type { RecordRequest } from './record-request.ts';
import { keptAs, type RecordTable } from './record-table.ts';

/** What files turned out to be, whether or not they can be used. */
export interface Survey {
  readonly sources: readonly Source[];
  /** What the files leave open: problems that an option or a change of the file settles. */
  readonly findings: readonly Problem[];
  readonly problems: RowProblems;
  readonly currency: string | null;
  /** Only where the request wants a report on the files. */
  readonly understood: readonly FileUnderstanding[];
}

/** A table to fill, and the files whose rows follow one another in it. */
interface TableToRead<P extends FieldPlan> {
  readonly table: RecordTable<P>;
  readonly plans: readonly P[];
  /** What rows of this kind must hold to besides, and what a file settles once it has been read. */
  readonly rules?: TableRules<P>;
}

export interface TableRules<P extends FieldPlan> {
  /** @param column - the reader of a field of the file, where it has one */
  readonly check: (
    file: ReadFile<P>,
    column: (field: string) => CellColumn | undefined,
  ) => RowCheck;
  readonly settle: (file: ReadFile<P>) => readonly Problem[];
}

type ReadRequest = Pick<
  RecordRequest,
  | 'keepRejects'
  | 'profile'
  | 'rates'
  | 'sheets'
  | 'decimal'
  | 'decimalByDefault'
  | 'dateOrder'
  | 'dateFormat'
  | 'currency'
  | 'excerpts'
  | 'allRows'
>;

/**
 * Reads files into tables, as far as they can be understood, once it is planned what their columns are read as.
 *
 * Where the plan leaves something open, nothing is read, unless the request wants a report on the files.
 *
 * @param planned - what the headers leave open; warnings are only noted
 * @throws {Refusal} a file without rows, or one that stops being text on the way; or the exchange rates cannot be read
 */
export async function readTables<P extends FieldPlan>(
  tables: readonly TableToRead<P>[],
  planned: readonly Problem[],
  request: ReadRequest,
  world: InputWorld,
): Promise<Survey> {
  const problems = new RowProblems(request.keepRejects);
  const findings: Problem[] = [];
  for (const found of planned) {
    if (words(found).severity === 'error') findings.push(found);
    else problems.note(found, found.at ?? {});
  }
  if (findings.length > 0 && request.profile !== true)
    return { sources: [], findings, problems, currency: null, understood: [] };
  const { rates: file } = request;
  const rates = file === undefined ? undefined : await readRates(file, request, world);
  const ledger = new CurrencyLedger(request.currency, rates, file ?? '');
  const profiles = new ColumnProfiles();
  const watch = request.profile === true ? profiles.watch : undefined;
  for (const { table, plans, rules } of tables) {
    const context = { table, request, problems, ledger, watch, rules };
    for (const plan of plans) findings.push(...(await readFile(plan, context)));
  }
  findings.push(...ledger.findings());
  const files = tables.flatMap(({ table }) => table.files);
  return {
    sources: files.map(sourceAsRead),
    findings,
    problems,
    currency: ledger.currency,
    understood: files.map((each) => understandingOf(each, profiles.of(each.opened))),
  };
}

function namingColumn(plan: FieldPlan, table: RecordTable): NamingColumn | undefined {
  const column = plan.columns.find(({ field }) => field.namesRow === true);
  if (column === undefined) return undefined;
  const name = keptName(column.field);
  const dates = plan.columns.filter(({ field }) => keptAs(field.kind) === 'days');
  return {
    index: column.index,
    nameOf: (row) => table.find(name, 'texts')?.texts.value(row) ?? '',
    isDated: (row) =>
      dates.some(({ field }) => table.find(keptName(field), 'days')?.days.at(row) !== noDay),
  };
}

/** The counts where nothing has been decided about sound rows. */
const sourceAsRead = ({ opened, read, rejected, totals }: ReadFile): Source => ({
  file: opened.file,
  read,
  used: read - rejected - totals,
  setAside: totalsAside(totals),
  rejected,
});

interface ReadContext<P extends FieldPlan> {
  readonly table: RecordTable<P>;
  readonly request: ReadRequest;
  readonly problems: RowProblems;
  readonly ledger: CurrencyLedger;
  readonly watch: WatchFile | undefined;
  readonly rules: TableRules<P> | undefined;
}

/**
 * Reads one file into its table.
 *
 * @returns what the file leaves open
 */
async function readFile<P extends FieldPlan>(
  plan: P,
  context: ReadContext<P>,
): Promise<readonly Problem[]> {
  const { table, request, problems, ledger, rules } = context;
  const file = unreadFile(plan, table.rows, request);
  table.files.push(file);
  ledger.begin(plan.opened.file);
  const placed = (column: FieldColumn): PlacedColumn & { readonly field: string } => ({
    index: column.index,
    header: column.header,
    field: column.field.name,
    column: fieldColumn(column, { table, file, ledger }),
  });
  const columns = plan.columns.map(placed);
  const others = plan.others.map(placed).map((other) => ({
    ...other,
    column: tolerant(other.column, (found, line) =>
      problems.note(found, { file: plan.opened.file, line, column: other.header }),
    ),
  }));
  const findings = await readRows({
    table,
    file,
    columns: [...columns, ...others],
    naming: namingColumn(plan, table),
    check: rowCheck(
      file,
      context,
      rules?.check(file, (name) => columns.find(({ field }) => field === name)?.column),
    ),
    problems,
    watch: context.watch?.(plan.opened),
    allRows: request.allRows === true,
  });
  const read = [...plan.columns, ...plan.others].map(({ field }) => keptName(field));
  table.fillAbsent(file, new Set(read));
  return [...findings, ...(rules?.settle(file) ?? [])];
}

/**
 * What is done with a row when all of its columns have been read: it is held to the rules of its kind, kept as a line
 * of text where that is asked for, and what is odd about its numbers is reported.
 */
function rowCheck<P extends FieldPlan>(
  { opened, plan }: ReadFile<P>,
  { table, problems, request }: ReadContext<P>,
  rule: RowCheck | undefined,
): RowCheck {
  const { file, layout } = opened;
  const warnings = plan.columns.flatMap(({ field, index, header: column }) => {
    const { warning } = field;
    const kept = warning && table.column(keptName(field), keptAs(field.kind));
    if (warning === undefined || kept?.of !== 'numbers') return [];
    return [{ numbers: kept.numbers, warning, index, column }];
  });
  const warn = (row: number, cells: () => readonly string[], line: number): void => {
    for (const { numbers, warning, index, column } of warnings) {
      const found = warning(numbers.at(row), () => cells()[index] ?? '');
      if (found !== undefined) problems.note(found, { file, line, column });
    }
  };
  return (row, cells, line) => {
    const wrong = rule?.(row, cells, line);
    if (wrong !== undefined) return wrong;
    if (request.excerpts === true) table.excerpts[row] = excerpt(cells(), layout.delimiter);
    warn(row, cells, line);
    return undefined;
  };
}

/**
 * A column beside the fields: a cell that it cannot read is noted and counts as blank, since the other
 * columns of its row have nothing to do with it.
 *
 * @param note - called with what is wrong, and the line
 */
function tolerant(column: CellColumn, note: (found: Problem, line: number) => void): CellColumn {
  return {
    read: (text, row, line) => {
      const found = column.read(text, row, line);
      if (found === undefined) return undefined;
      column.undo?.(row);
      note(found, line);
      return column.read('', row, line);
    },
    undo: (row) => column.undo?.(row),
    settle: () => column.settle?.(),
  };
}
