import { type Problem, problem } from '../../problems/problem.ts';
import type { CustomerRequest, SpendUnit } from '../customer-request.ts';
import type { OpenedFile, OpenedFiles } from '../layout/open-file.ts';
import { type FieldColumn, fieldColumnOf } from '../records/assign-fields.ts';
import { labelColumn, labelField } from '../records/label-fields.ts';
import {
  conflictOf,
  type FieldPlan,
  missingUnit,
  repeatedFiles,
  repeatedHeaders,
  unknownColumn,
  unknownColumns,
} from '../records/plan-fields.ts';
import { type AssignedFile, assignedFile, hasRole, type Tables } from './assigned-file.ts';
import { customerField, type Role } from './customer-fields.ts';
import type { CustomerSource } from './customer-source.ts';
import { missingColumns } from './missing-columns.ts';

/** What is read from one file of customers, and as what. */
export interface CustomerPlan extends FieldPlan {
  /** The period that the spend of a row covers: one for all, the whole tenure, or what its interval says. */
  readonly spendPeriod: SpendUnit | 'interval' | undefined;
  /** Whether every row stands for a month or a day of its own. */
  readonly hasRowPeriods: boolean;
  /** The export that it is known to be. */
  readonly source: CustomerSource | undefined;
}

/** Which column of which file is read as what. */
interface CustomersPlan {
  /** The files whose rows follow one another, and then each of those that are joined to them. */
  readonly tables: readonly (readonly CustomerPlan[])[];
  /** Problems that leave open what the files mean; some are mere warnings. */
  readonly findings: readonly Problem[];
}

/** Decides which column of which file is read as what. */
export function planCustomers(
  { main, joins }: OpenedFiles,
  request: CustomerRequest,
): CustomersPlan {
  const assigned = (file: OpenedFile) => assignedFile(file, request);
  const tables = [main.map(assigned), ...joins.map((file) => [assigned(file)])];
  const read = rolesRead(tables, request);
  const files = [...main, ...joins];
  const plans = tables.map((table) => table.map((file) => planFile(file, read, request)));
  for (const { opened, columns } of plans.flat())
    opened.assigned?.(columns.map(({ field, header }) => ({ role: field.name, header })));
  const hasLabel = (label: string) =>
    files.some((file, i) => labelColumn(label, file, tables.flat()[i]?.columns) !== undefined);
  const findings = [
    ...unknownColumns(files, request.columns),
    ...request.labels
      .filter((label) => !hasLabel(label))
      .map((label) => unknownColumn(files, label, '')),
    ...contestedRoles(tables, read),
    ...plans.flat().flatMap(fileFindings),
    ...missingColumns(tables, read, request),
    ...repeatedFiles(main),
    ...repeatedFiles(joins),
  ];
  return { tables: plans, findings };
}

/** The roles that are read at all, given what the caller needs and what the files have. */
function rolesRead(
  tables: Tables,
  { needs, windowStart }: Pick<CustomerRequest, 'needs' | 'windowStart'>,
): ReadonlySet<Role> {
  const has = (role: Role) => tables.flat().some((file) => hasRole(file, role));
  const read = new Set<Role>(['id', 'subscription']);
  const spend = needs.spend !== 'unused' && has('spend');
  if (spend)
    for (const role of ['spend', 'interval', 'quantity', 'currency'] as const) read.add(role);
  const total = tables.flat().some(({ columns }) => columns.get('spend')?.unit === 'total');
  if (needs.tenure !== 'unused' || (spend && total))
    for (const role of tenureRead(has)) read.add(role);
  if ((needs.start ?? 'unused') !== 'unused' || windowStart !== undefined) read.add('start');
  for (const role of read) if (!has(role)) read.delete(role);
  // Nothing needs them, so that nobody is asked which of several columns they are.
  const besides =
    read.has('tenure') && has('status')
      ? (['subscription', 'end'] as const)
      : (['subscription'] as const);
  for (const role of besides)
    if (tables.flat().some(({ conflicts }) => conflicts.has(role))) read.delete(role);
  return read;
}

/** A tenure that is written down needs no start; else the best of what the files have says when it ends. */
function tenureRead(has: (role: Role) => boolean): readonly Role[] {
  if (has('tenure')) return ['tenure', 'trial', 'end', 'status'];
  if (has('end') || has('status')) return ['start', 'trial', 'end', 'status'];
  return ['start', 'trial', 'last'];
}

/** In the order in which a row is read. The id comes last: of a row that is rejected it is not kept. */
const readingOrder = [
  ...(['currency', 'spend', 'interval', 'quantity', 'tenure', 'start', 'trial', 'end'] as const),
  ...(['last', 'status'] as const),
] as const;

/** Beside a tenure and an end, a start only shows whether they agree; nothing is refused for it. */
const comparedStart = {
  ...customerField('start'),
  keptAs: 'compared start',
  anyOrder: true,
  lenient: true,
} as const;

/** Beside a tenure, and without a day of the export to compare it with, an end says only that it has come. */
const anyEnd = { ...customerField('end'), anyOrder: true } as const;

function planFile(
  { opened, columns: assigned, conflicts, source }: AssignedFile,
  read: ReadonlySet<Role>,
  request: CustomerRequest,
): CustomerPlan {
  const period = spendPeriod(assigned);
  const columnOf = (role: Role): FieldColumn[] => {
    const column = assigned.get(role);
    return column === undefined ? [] : [column];
  };
  const isCompared = (role: Role): boolean =>
    role === 'start' &&
    !read.has(role) &&
    !conflicts.has(role) &&
    isRead('tenure') &&
    isRead('end');
  const isRead = (role: Role): boolean => {
    if (!read.has(role) || !assigned.has(role)) return false;
    if (role === 'interval') return period?.unit === 'interval' && assigned.has('spend');
    if (role === 'quantity') return period?.unit !== 'total' && assigned.has('spend');
    return role !== 'currency' || assigned.has('spend');
  };
  const as = (column: FieldColumn): FieldColumn => {
    const { name } = column.field;
    if (name === 'spend') return { ...column, ...period };
    if (isCompared(name as Role)) return { ...column, field: comparedStart };
    const isAny = name === 'end' && read.has('tenure') && request.asOf === undefined;
    return isAny ? { ...column, field: anyEnd } : column;
  };
  const labels = request.labels.flatMap((label) => {
    const index = labelColumn(label, opened, assigned);
    const header = opened.layout.headers[index ?? -1];
    return index === undefined || header === undefined
      ? []
      : [fieldColumnOf(labelField(label), index, header, 0)];
  });
  const known = [...assigned.values()].map(as);
  const isPresent = ({ field: { name } }: FieldColumn) => name === 'month' || name === 'segment';
  return {
    opened,
    columns: [
      ...readingOrder
        .filter((role) => isRead(role) || isCompared(role))
        .flatMap(columnOf)
        .map(as),
      ...labels,
      ...(isRead('subscription') ? columnOf('subscription') : []),
      ...(isRead('id') ? columnOf('id') : []),
    ],
    present: known.filter(isPresent),
    unread: known.filter((column) => !isPresent(column) && !isRead(column.field.name as Role)),
    others: [],
    spendPeriod: period?.unit,
    hasRowPeriods: assigned.has('month'),
    source,
  };
}

/** The period of the spend, and the header that says it where its own does not; a row for every month covers a month. */
function spendPeriod(
  assigned: AssignedFile['columns'],
): Pick<FieldColumn, 'unit' | 'unitFrom'> | undefined {
  const unit = assigned.get('spend')?.unit;
  if (unit !== undefined) return { unit };
  const interval = assigned.get('interval');
  if (interval !== undefined) return { unit: 'interval', unitFrom: interval.header };
  const month = assigned.get('month');
  return month !== undefined && month.rank < 2
    ? { unit: { count: 1, unit: 'mo' }, unitFrom: month.header }
    : undefined;
}

/** Roles that several columns of one file, or several files, could have. */
function contestedRoles(tables: Tables, read: ReadonlySet<Role>): readonly Problem[] {
  return [...read].flatMap((role) => {
    const within = tables
      .flat()
      .flatMap(({ opened, conflicts }) =>
        conflictOf(customerField(role), conflicts.get(role) ?? [], opened),
      );
    if (role === 'id') return within;
    const having = tables.flatMap((files) => files.find((file) => hasRole(file, role)) ?? []);
    if (having.length > 1) return [...within, ...conflictBetween(role, having)];
    return role === 'spend' ? [...within, ...tables.flatMap(mixedSpend)] : within;
  });
}

/** Files of one table whose spend is a total in some and covers a period in others. */
function mixedSpend(files: readonly AssignedFile[]): readonly Problem[] {
  const spending = files.filter((file) => hasRole(file, 'spend'));
  const isTotal = ({ columns }: AssignedFile) => columns.get('spend')?.unit === 'total';
  const total = spending.find(isTotal);
  const periodic = spending.find((file) => !isTotal(file));
  if (total === undefined || periodic === undefined) return [];
  return conflictBetween('spend', [total, periodic]);
}

function conflictBetween(role: Role, files: readonly AssignedFile[]): readonly Problem[] {
  const headerIn = ({ columns }: AssignedFile) => columns.get(role)?.header ?? '';
  const headers = files.map((file) => `${headerIn(file)} (${file.opened.file})`).join(', ');
  return files.slice(0, 1).map((first) => {
    const { file, layout } = first.opened;
    const { meaning } = customerField(role);
    const args = { role, meaning, headers, example: headerIn(first) };
    return problem('column-conflict', args, { file, line: layout.headerLine });
  });
}

function fileFindings({ opened, columns }: CustomerPlan): readonly Problem[] {
  const { file, layout } = opened;
  const findings = [...repeatedHeaders(opened, new Set(columns.map(({ header }) => header)))];
  for (const column of columns) {
    const { field, header, unit } = column;
    const { name } = field;
    if (unit === undefined && (name === 'spend' || name === 'tenure'))
      findings.push(missingUnit(column, name, opened));
    const at = { file, line: layout.headerLine, column: header };
    if (name === 'last') findings.push(problem('last-activity-as-end', { header }, at));
  }
  return findings;
}
