import { dayOfText, isoDate } from '../../../core/quantity/calendar.ts';
import type { Connection } from '../../../input/database/connection.ts';
import type { OpenedFile } from '../../../input/layout/open-file.ts';
import type { LabelRequest } from '../../../input/orders/order-request.ts';
import { tableRoles } from '../../../input/orders/table-columns.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { daysQuery } from '../../../sql/days-query.ts';
import { forecastColumns } from '../../../sql/forecast-query.ts';
import type { QueryName } from '../../../sql/query-names.ts';
import type { World } from '../../command.ts';
import type { TypedOptions } from '../../option.ts';
import type { orderOptions } from '../orders/log-options.ts';
import type { OrderOptions } from '../orders/request.ts';
import type { ConnectOptions } from './connect-options.ts';
import { statementAsked } from './statement-asked.ts';
import type { TableOptions } from './table-options.ts';
import { orderTableOf } from './tables-asked.ts';

/** The options of a command that reads orders from a file or a table. */
export type ConnectedOptions = ConnectOptions &
  TypedOptions<typeof orderOptions> &
  Pick<OrderOptions, 'by' | 'column' | 'memory'> & { readonly includeFirstOrder?: true };

/** A table of orders in a database, whose columns are known. */
export interface ConnectedTable {
  /** "orders at shop (postgres)". */
  readonly name: string;
  /** The first day with a purchase and the last day of the observation; undefined where there is no purchase. */
  readonly days: () => Promise<{ readonly first: number; readonly last: number } | undefined>;
  /**
   * What the database answers to the statement for a command.
   *
   * @param split - the last day before a backtest
   */
  readonly answer: (query: QueryName, split?: number | null) => Promise<OpenedFile>;
}

/**
 * Connects to the table that the options name, and does something with it; then the connection is closed.
 *
 * @param labels - columns that are kept of each customer
 * @throws {Refusal} the database or the table cannot be used
 */
export async function withTable<T>(
  options: ConnectedOptions,
  labels: readonly LabelRequest[],
  world: World,
  use: (table: ConnectedTable) => Promise<T>,
): Promise<T> {
  const { connect: target, table = '', memory } = options;
  if (target === undefined) throw new RangeError('no database');
  if (world.connect === undefined) {
    const facts = { option: '--connect', command: 'check', usedBy: 'commands that people run' };
    throw new Refusal(problem('option-unused', facts));
  }
  const connection = await world.connect(target, memory, world);
  try {
    return await use(await connectedTable(connection, table, options, labels));
  } finally {
    await connection.close();
  }
}

async function connectedTable(
  connection: Connection,
  table: string,
  options: ConnectedOptions,
  labels: readonly LabelRequest[],
): Promise<ConnectedTable> {
  const { dialect } = connection;
  const { status, since, until, amounts = 'net', includeFirstOrder } = options;
  const name = `${table} at ${connection.name}`;
  const columns = await connection.columns(table.split('.'));
  const known =
    columns === undefined
      ? named(options, labels)
      : tableRoles(name, columns, {
          amounts,
          columns: new Map(options.column),
          labels,
        });
  const asked: TableOptions = {
    dialect,
    table,
    column: [...known.roles].map(([role, header]) => [role, { text: header, header }] as const),
    by: known.labels,
    keep: [],
    where: [],
    status,
    amounts,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(includeFirstOrder !== undefined && { includeFirstOrder }),
  };
  return {
    name,
    days: async () => {
      const lines = daysQuery(orderTableOf('forecast', { ...asked, by: [] }, forecastColumns));
      const [[first = '', last = ''] = []] = await connection.runRows(lines.join('\n'));
      if (first === '' || last === '') return undefined;
      return { first: dayOfText(first), last: until?.day ?? dayOfText(last) };
    },
    answer: async (query, split) => {
      const day = split ?? undefined;
      const { lines } = statementAsked(query, {
        ...asked,
        ...(query === 'summary' && keptAside(known.labels, options.by.length)),
        ...(day !== undefined && { split: { day, text: isoDate(day) } }),
      });
      return await connection.answer(lines.join('\n'), table);
    },
  };
}

/** Where each row is a customer, purchases by day are of the segments of --by alone. */
const keptAside = (labels: readonly string[], segments: number) => ({
  by: labels.slice(0, segments),
  keep: labels.slice(segments),
});

/** The columns as options name them, where the catalogue does not tell which there are. */
const named = ({ column }: ConnectedOptions, labels: readonly LabelRequest[]) => ({
  roles: new Map(
    column.flatMap(([role, choice]) => (choice === 'none' ? [] : [[role, choice.header] as const])),
  ),
  labels: labels.map(({ header }) => header),
});
