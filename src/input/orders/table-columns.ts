import type { Problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { ColumnChoice } from '../customer-request.ts';
import { typeProblems, unsettledColumn } from '../database/column-problems.ts';
import type { TableColumn } from '../database/connection.ts';
import { plainHeader } from '../headers/plain-header.ts';
import { headerOnly } from '../layout/header-only.ts';
import { labelName, withLabels } from '../records/label-fields.ts';
import { planRecords } from '../records/plan-fields.ts';
import { orderFields } from './order-fields.ts';
import type { LabelRequest, OrderAmounts } from './order-request.ts';
import { plain } from './sources/plain.ts';
import { headerKind } from './statuses/status-columns.ts';

/** What is asked of the columns of a table of orders. */
export interface TableRequest {
  readonly amounts: OrderAmounts;
  /** The columns that options name. */
  readonly columns: ReadonlyMap<string, ColumnChoice>;
  /** Whether the words of statuses that count are given. */
  readonly areWordsGiven: boolean;
  /** Columns that are kept of each customer. */
  readonly labels: readonly LabelRequest[];
}

/** Which columns of a table are what, by their names in the database. */
export interface TableRoles {
  readonly roles: ReadonlyMap<string, ColumnChoice>;
  readonly labels: readonly string[];
  /** The column of the numbers of orders; undefined where there is none, or an option says so. */
  readonly order: string | undefined;
  /** The currency that the name of the column of amounts has. */
  readonly currency: string | undefined;
}

/** What a statement computes from; a log in a file has more, which are refused where they would change a sum. */
const computed = ['customer', 'date', 'amount', 'refunded'] as const;

/**
 * Knows the columns of a table of orders by their names, as those of a file by its headers.
 *
 * @param name - of the table, for messages
 * @throws {Refusal} a column is missing, not clear, or of a type that does not fit
 */
export function tableRoles(
  name: string,
  columns: readonly TableColumn[],
  { amounts, columns: chosen, areWordsGiven, labels }: TableRequest,
): TableRoles {
  const opened = headerOnly(
    name,
    columns.map((column) => plainHeader(column.name)),
  );
  const wanted: readonly string[] = [...computed, 'order', 'tax', 'shipping'];
  const chosenOf = [...wanted, 'status', 'currency'];
  const fields = orderFields(plain, { amounts, columns: chosen }, () => {}).filter((field) =>
    wanted.includes(field.name),
  );
  const statusChoice = chosen.get('status');
  const status =
    statusChoice === undefined || statusChoice === 'none'
      ? []
      : [{ name: 'status', meaning: 'the status', names: '', kind: 'text' as const }];
  const own = new Map([...chosen].filter(([role]) => chosenOf.includes(role)));
  const { files, findings } = planRecords([opened], {
    files: [name],
    keepRejects: false,
    ...withLabels([...fields, ...status], own, labels),
  });
  const found = files.flatMap((file) => file.columns);
  const problems = findings.map((each): Problem => ({ ...each, at: { file: name } }));
  const of = (field: string) => found.find((column) => column.field.name === field);
  for (const role of ['tax', 'shipping', 'currency'] as const) {
    const header = of(role)?.header;
    if (header !== undefined) problems.push(unsettledColumn(name, role, header));
  }
  if (statusChoice === undefined)
    for (const { layout } of files.map((file) => file.opened))
      for (const header of layout.headers)
        if (speaksOfOrders(header)) {
          const role = areWordsGiven ? 'statusUnnamed' : 'status';
          problems.push(unsettledColumn(name, role, header));
        }
  for (const role of ['date', 'amount', 'refunded'] as const)
    problems.push(
      ...typeProblems(
        name,
        role,
        columns[of(role)?.index ?? -1],
        role === 'date' ? 'day' : 'number',
      ),
    );
  if (problems.some(({ code }) => code !== 'header-repeated-unread'))
    throw new Refusal(...problems);
  const nameOf = (field: string) => columns[of(field)?.index ?? -1]?.name;
  return {
    roles: new Map(
      [...computed, 'status'].flatMap((role) => {
        const column = nameOf(role);
        return column === undefined ? [] : [[role, { text: column, header: column }] as const];
      }),
    ),
    labels: labels.map(({ header }) => nameOf(labelName(header)) ?? header),
    order: nameOf('order'),
    currency: of('amount')?.currency,
  };
}

/** Whether a header says of itself that its words tell purchases from other rows; of a file the words are looked at. */
function speaksOfOrders(header: string): boolean {
  const kind = headerKind(header);
  return kind !== undefined && kind !== 'state' && kind !== 'subject';
}
