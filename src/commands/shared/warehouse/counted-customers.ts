import type { CustomerRows } from '../../../core/customers.ts';
import { readStayAggregates, type StayRequest } from '../../../input/aggregates/stay-aggregates.ts';
import { meaningOfYes } from '../../../input/cells/status-cell.ts';
import type { CustomerRequest } from '../../../input/customer-request.ts';
import { isCancellation } from '../../../input/customers/customer-fields.ts';
import { customerTableRoles } from '../../../input/customers/customer-table-roles.ts';
import type { TableColumn } from '../../../input/database/connection.ts';
import type { ReadCustomers } from '../../../input/read-customers.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { dialects } from '../../../sql/dialect.ts';
import type { QueryName } from '../../../sql/query-names.ts';
import { quotedColumn, quotedTable } from '../../../sql/quoted-names.ts';
import { repeatedCustomersQuery } from '../../../sql/repeated-customers-query.ts';
import { unnamedCustomersQuery } from '../../../sql/unnamed-customers-query.ts';
import type { Request, World } from '../../command.ts';
import { type CustomerOptions, customerRoles, stayRequest } from '../reading/request.ts';
import type { ConnectOptions } from './connect-options.ts';
import {
  type AskedOfTable,
  type ConnectedTable,
  headerOf,
  namedColumns,
  withTable,
} from './connected-table.ts';

type Wanted = Pick<CustomerRequest, 'labels' | 'needs'>;

/**
 * Reads customers that a database adds up: from its answer in files, or with `--connect` from a table of customers.
 *
 * @param query - whose statement it runs
 * @param files - that have the answer
 * @param wanted - the columns of text to keep, and what the command cannot do without
 * @throws {Refusal} the answer, the database or the table cannot be used
 */
export async function countedCustomers(
  query: QueryName,
  request: Request<CustomerOptions & ConnectOptions>,
  files: readonly string[],
  wanted: Wanted,
  world: World,
): Promise<ReadCustomers<CustomerRows>> {
  if (request.options.connect === undefined)
    return readStayAggregates(stayRequest(request, files, wanted), world);
  return withTable(
    request.options,
    (name, columns) => askedOf(request, wanted, name, columns),
    world,
    async ({ name, asked, ofAnswer, rows, answer }) => {
      await refuseIds(name, asked, rows);
      const opened = await answer(query);
      const names = { ...wanted, labels: asked.by };
      const settings: StayRequest = {
        ...stayRequest({ options: { ...request.options, ...ofAnswer } }, [opened.file], names),
        endIsCancellation: asked.endIsCancellation,
        ...(asked.yesMeans !== undefined && { yesMeans: asked.yesMeans }),
      };
      const read = await readStayAggregates(settings, world, async () => opened);
      return { ...read, customers: renamed(read.customers, asked.labels) };
    },
  );
}

/** @throws {Refusal} a customer has several rows, or a row has no customer, each of which would count as one */
async function refuseIds(
  name: string,
  { id, dialect, table = '' }: ConnectedTable<AskedOfCustomers>['asked'],
  rows: ConnectedTable['rows'],
): Promise<void> {
  if (id === undefined || dialect === undefined) return;
  const known = dialects[dialect];
  const [tableName, column] = [
    quotedTable(known, table, '--table'),
    quotedColumn(known, id, '--column id='),
  ];
  const [[unnamed = '0'] = []] = await rows(unnamedCustomersQuery(known, tableName, column));
  if (unnamed !== '0') {
    const facts = { rows: Number(unnamed), header: id };
    throw new Refusal(problem('table-customers-unnamed', facts, { file: name }));
  }
  const [[customers = '0', first = ''] = []] = await rows(
    repeatedCustomersQuery(known, tableName, column),
  );
  if (customers === '0') return;
  const facts = { customers: Number(customers), id: first, header: id };
  throw new Refusal(problem('table-customers-repeated', facts, { file: name }));
}

/** What is asked of a table of customers, and what only its reader needs to know. */
interface AskedOfCustomers extends AskedOfTable {
  /** By the name by which it is asked for, a column that is kept of each customer. */
  readonly labels: ReadonlyMap<string, string>;
  readonly endIsCancellation: boolean;
  /** What yes means in the column of statuses. */
  readonly yesMeans: 'ended' | 'active' | undefined;
}

function askedOf(
  { options }: Request<CustomerOptions & ConnectOptions>,
  { labels, needs }: Wanted,
  name: string,
  columns: readonly TableColumn[] | undefined,
): AskedOfCustomers {
  const { windowStart, column } = options;
  const given = namedColumns(options);
  const known =
    columns === undefined
      ? {
          roles: given,
          id: headerOf(given.get('id')),
          labels: new Map(labels.map((label) => [label, label])),
          currency: undefined,
        }
      : customerTableRoles(name, columns, {
          columns: customerRoles(column),
          labels,
          needs,
          ...(windowStart !== undefined && { windowStart: windowStart.day }),
        });
  const chosen = new Map([...given, ...known.roles]);
  // The statement itself does not need to know whose row it is.
  chosen.delete('id');
  const [end, status] = [headerOf(chosen.get('end')), headerOf(chosen.get('status'))];
  return {
    column: [...chosen],
    by: [...new Set(known.labels.values())],
    where: [],
    keep: [],
    status: [],
    labels: known.labels,
    id: known.id,
    currency: known.currency,
    endIsCancellation: end !== undefined && isCancellation(end),
    yesMeans: status === undefined ? undefined : meaningOfYes(status),
  };
}

/** The labels by the names by which they are asked for. */
function renamed(customers: CustomerRows, names: ReadonlyMap<string, string>): CustomerRows {
  const labels = new Map(
    [...names].flatMap(([name, column]) => {
      const found = customers.labels.get(column);
      return found === undefined ? [] : [[name, found] as const];
    }),
  );
  return { ...customers, labels };
}
