import { type Problem, problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { type AssignedColumn, assignRoles } from '../headers/assign-roles.ts';
import { type Role, roleMeaning } from '../headers/role.ts';
import type { OpenedFile } from '../layout/open-file.ts';
import type { FilePlan, SpendPeriod, TablePlan } from './file-plan.ts';
import { labelColumn } from './label-columns.ts';
import { missingForSurvival } from './missing-for-survival.ts';
import {
  contestedRoles,
  headerList,
  repeatedHeaders,
  unknownColumn,
  unknownColumns,
} from './plan-findings.ts';
import { type AssignedFile, hasRole, rolesRead } from './suppliers.ts';

export interface Plan {
  readonly tables: readonly TablePlan[];
  /** Problems that leave open what the files mean; some are mere warnings. */
  readonly findings: readonly Problem[];
}

/** Decides which column of which file is read as what. */
export function planTables(
  main: readonly OpenedFile[],
  joins: readonly OpenedFile[],
  request: CustomerRequest,
): Plan {
  const assign = (opened: OpenedFile): AssignedFile => ({
    opened,
    assignment: assignRoles(opened.layout.headers, request.columns),
  });
  const tables = [main.map(assign), ...joins.map((file) => [assign(file)])];
  const read = rolesRead(tables, request);
  const everyFile = [...main, ...joins];
  const plans = tables.map((files, i) => ({
    joined: i > 0,
    files: files.map((file) => filePlan(file, read, request)),
  }));
  const findings = [
    ...unknownColumns(everyFile, request.columns),
    ...request.labels
      .filter((label) => !plans.some(({ files }) => files.some(({ labels }) => labels.has(label))))
      .map((label) => unknownColumn(everyFile, label, '')),
    ...contestedRoles(tables, read),
    ...plans.flatMap(({ files }) => files.flatMap((file) => fileFindings(file))),
    ...missing(tables, read, request),
  ];
  return { tables: plans, findings };
}

function filePlan(
  { opened, assignment }: AssignedFile,
  read: ReadonlySet<Role>,
  request: CustomerRequest,
): FilePlan {
  const assigned = assignment.columns;
  const reads = new Map([...assigned].filter(([role]) => read.has(role)));
  const spendPeriod = periodOfSpend(assigned);
  if (!reads.has('spend'))
    for (const role of ['interval', 'quantity', 'currency'] as const) reads.delete(role);
  if (spendPeriod !== 'interval') reads.delete('interval');
  if (spendPeriod === 'total') reads.delete('quantity');
  const tenureUnit = assigned.get('tenure')?.unit;
  const labels = request.labels.flatMap((label) => {
    const index = labelColumn(label, opened.layout.headers, assigned);
    return index === undefined ? [] : [[label, index] as const];
  });
  return {
    opened,
    assigned,
    reads,
    ...(spendPeriod === undefined ? {} : { spendPeriod }),
    ...(tenureUnit === undefined || tenureUnit === 'total' ? {} : { tenureUnit }),
    statusFromEnd: reads.has('tenure') && reads.has('end'),
    withoutId: request.columns.get('id') === 'none',
    labels: new Map(labels),
  };
}

/** The unit of the spend; a row for every month covers a month. */
function periodOfSpend(assigned: ReadonlyMap<Role, AssignedColumn>): SpendPeriod | undefined {
  const unit = assigned.get('spend')?.unit;
  if (unit !== undefined) return unit;
  if (assigned.has('interval')) return 'interval';
  const month = assigned.get('month');
  return month !== undefined && month.tier < 2 ? { count: 1, unit: 'mo' } : undefined;
}

function fileFindings(plan: FilePlan): readonly Problem[] {
  const { opened, reads, labels } = plan;
  const { file, layout } = opened;
  const used = new Set([...reads.values()].map(({ header }) => header));
  for (const index of labels.values()) used.add(layout.headers[index] ?? '');
  const findings = [...repeatedHeaders(opened, used)];
  const unitMissing = (role: 'spend' | 'tenure', known: boolean) => {
    const column = reads.get(role);
    if (column === undefined || known) return;
    const { header } = column;
    const at = { file, line: layout.headerLine, column: header };
    findings.push(problem('column-unit-missing', { role, header, what: role }, at));
  };
  unitMissing('spend', plan.spendPeriod !== undefined);
  unitMissing('tenure', plan.tenureUnit !== undefined);
  const last = reads.get('last');
  if (last !== undefined) {
    const at = { file, line: layout.headerLine, column: last.header };
    findings.push(problem('last-activity-as-end', { header: last.header }, at));
  }
  return findings;
}

/** Roles that are needed and that no column has. */
function missing(
  tables: readonly (readonly AssignedFile[])[],
  read: ReadonlySet<Role>,
  request: CustomerRequest,
): readonly Problem[] {
  const withoutId = request.columns.get('id') === 'none';
  const joined = tables.length > 1;
  const ids = tables
    .flat()
    .filter((file) => !hasRole(file, 'id') && (!withoutId || joined))
    .map(({ opened }) =>
      missingRole('id', opened, joined ? '' : '; --column id=- counts every row as a customer'),
    );
  const lacking = (role: Role) => {
    const files =
      tables.find((table) => table.some((file) => hasRole(file, role))) ?? tables[0] ?? [];
    return files.filter((file) => !hasRole(file, role)).map(({ opened }) => opened);
  };
  const spend =
    request.needs.spend === 'required' || read.has('spend')
      ? lacking('spend').map((opened) => missingRole('spend', opened, ''))
      : [];
  return [
    ...ids,
    ...spend,
    ...missingTenure(tables, read, request),
    ...missingForSurvival(tables, request),
  ];
}

function missingRole(role: Role, { file, layout }: OpenedFile, none: string): Problem {
  const args = { role, meaning: roleMeaning[role], headers: headerList(layout.headers), none };
  return problem('column-missing', args, { file, line: layout.headerLine });
}

function missingTenure(
  tables: readonly (readonly AssignedFile[])[],
  read: ReadonlySet<Role>,
  request: CustomerRequest,
): readonly Problem[] {
  // A total that an option calls so is taken as it is: without a tenure it covers no time.
  const total = tables
    .flat()
    .map(({ assignment }) => assignment.columns.get('spend'))
    .find((spend) => read.has('spend') && spend?.unit === 'total' && !spend.unitFromOption);
  if (request.needs.tenure !== 'required' && total === undefined) return [];
  const tells = (file: AssignedFile) => hasRole(file, 'tenure') || hasRole(file, 'start');
  const table = tables.find((files) => files.some(tells)) ?? tables[0] ?? [];
  const observed = request.needs.status === 'required' ? 'no-curve' : 'no-dates';
  const reason = request.needs.tenure === 'required' ? observed : 'total-spend';
  return table
    .filter((file) => !tells(file))
    .map(({ opened: { file, layout } }) =>
      problem(
        'tenure-missing',
        { reason, headers: headerList(layout.headers), total: total?.header ?? '' },
        { file, line: layout.headerLine },
      ),
    );
}
