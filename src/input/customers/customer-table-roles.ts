import { words } from '../../problems/catalogue.ts';
import { type Problem, type ProblemFacts, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ColumnChoice, CustomerRequest } from '../customer-request.ts';
import { typeProblems, unsettledColumn } from '../database/column-problems.ts';
import type { TableColumn } from '../database/connection.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { spanText } from '../headers/time-span.ts';
import { headerOnly } from '../layout/header-only.ts';
import type { FieldColumn } from '../records/assign-fields.ts';
import { labelName } from '../records/label-fields.ts';
import { missingField } from '../records/plan-fields.ts';
import { customerField, type Role } from './customer-fields.ts';
import { type CustomerPlan, planCustomers } from './plan-customers.ts';

/** Which columns of a table of customers are what, by their names in the database. */
export interface CustomerTableRoles {
  /** By role. */
  readonly roles: ReadonlyMap<Role, ColumnChoice>;
  /** The column of the customers' ids; undefined where there is none, or an option says so. */
  readonly id: string | undefined;
  /** By the name by which it is asked for, a column that is kept of each customer. */
  readonly labels: ReadonlyMap<string, string>;
  /** The currency that the name of the column of spend has. */
  readonly currency: string | undefined;
}

/** What a statement computes from. */
const computed = ['start', 'end', 'status', 'spend'] as const;

/** What a reader of files goes by, and a statement does not. */
const unsettled = ['currency', 'interval', 'quantity', 'tenure', 'trial', 'last'] as const;

/**
 * Knows the columns of a table of customers by their names, as those of a list in a file by its headers.
 *
 * @param name - of the table, for messages
 * @throws {Refusal} a column is missing, not clear, or of a type that does not fit, or the period of the spend is not known
 */
export function customerTableRoles(
  name: string,
  columns: readonly TableColumn[],
  request: Pick<CustomerRequest, 'columns' | 'labels' | 'needs' | 'windowStart'>,
): CustomerTableRoles {
  const opened = headerOnly(
    name,
    columns.map((column) => plainHeader(column.name)),
  );
  const { tables, findings } = planCustomers(
    { main: [opened], joins: [] },
    { ...request, files: [name], join: [], keepRejects: false },
  );
  const plan = tables.flat()[0];
  if (plan === undefined) throw new RangeError('no plan of a table');
  const columnOf = (role: string) => plan.columns.find(({ field }) => field.name === role);
  const isStartNamed = (request.columns.get('start') ?? 'none') !== 'none';
  // One that an option names and that is nowhere is reported as such.
  const isStartMissing =
    columnOf('start') === undefined && columnOf('tenure') === undefined && !isStartNamed;
  const problems = [
    ...(isStartMissing ? [missingField(customerField('start'), opened, plan.columns)] : []),
    ...findings.flatMap((each) => asOfTable(each, columns)),
    ...unsettled.flatMap((role) => {
      const column = columnOf(role);
      return column === undefined ? [] : [unsettledColumn(name, role, column.header)];
    }),
    ...(['start', 'end', 'spend'] as const).flatMap((role) =>
      typeProblems(
        name,
        role,
        columns[columnOf(role)?.index ?? -1],
        role === 'spend' ? 'number' : 'day',
      ),
    ),
    ...spendProblems(plan),
  ].map((each): Problem => ({ ...each, at: { file: name } }));
  if (problems.length > 0) throw new Refusal(...problems);
  const chosen = (column: FieldColumn | undefined) => {
    const header = columns[column?.index ?? -1]?.name;
    const unit = column?.field.name === 'spend' ? plan.spendPeriod : undefined;
    if (header === undefined || unit === 'interval') return undefined;
    return { text: header, header, ...(unit !== undefined && { unit }) };
  };
  return {
    roles: new Map(
      computed.flatMap((role) => {
        const choice = chosen(columnOf(role));
        return choice === undefined ? [] : [[role, choice] as const];
      }),
    ),
    currency: columnOf('spend')?.currency,
    id: columns[columnOf('id')?.index ?? -1]?.name,
    labels: new Map(
      request.labels.map((label) => [
        label,
        columns[columnOf(labelName(label))?.index ?? -1]?.name ?? label,
      ]),
    ),
  };
}

/** What the names of the columns leave open, in words for a table. */
function asOfTable(found: Problem, columns: readonly TableColumn[]): readonly Problem[] {
  if (words(found).severity !== 'error') return [];
  switch (found.code) {
    // A row is a customer, with an id or without.
    case 'column-missing':
      return found.args.role === 'id' ? [] : [found];
    // Without a start nothing is counted, whatever else is there: that is said instead.
    case 'tenure-missing':
    case 'window-needs-start':
      return [];
    case 'status-missing':
      return [problem('status-missing', { ...found.args, inTable: true })];
    case 'column-unit-missing':
      // What has another unit is not counted at all.
      return found.args.what === 'spend' ? [unitMissing(found.args, columns)] : [];
    default:
      return [found];
  }
}

function unitMissing(
  args: ProblemFacts['column-unit-missing'],
  columns: readonly TableColumn[],
): Problem {
  const type = columns.find(({ name }) => plainHeader(name) === args.header)?.type ?? '';
  return problem('column-unit-missing', {
    ...args,
    holds: `values of the type ${type}`,
    units: 'y',
  });
}

/** A statement adds the spend up by month, by year or over the whole stay, and by no other time. */
function spendProblems({ columns, spendPeriod }: CustomerPlan): readonly Problem[] {
  const spend = columns.find(({ field }) => field.name === 'spend');
  if (spend === undefined || typeof spendPeriod !== 'object') return [];
  if (spendPeriod.count === 1 && ['mo', 'y'].includes(spendPeriod.unit)) return [];
  return [
    problem('out-of-range', {
      what: `the time that "${spend.header}" covers`,
      text: spanText(spendPeriod),
      allowed: 'a month (mo), a year (y) or the whole stay (total)',
    }),
  ];
}
