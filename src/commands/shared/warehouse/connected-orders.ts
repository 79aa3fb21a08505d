import { dayOfText, isoDate } from '../../../core/quantity/calendar.ts';
import type { Assumption } from '../../../core/report.ts';
import type { TableColumn } from '../../../input/database/connection.ts';
import type { OpenedFile } from '../../../input/layout/open-file.ts';
import type { LabelRequest } from '../../../input/orders/order-request.ts';
import { tableRoles } from '../../../input/orders/table-columns.ts';
import { problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { daysQuery } from '../../../sql/days-query.ts';
import { forecastColumns } from '../../../sql/forecast-query.ts';
import type { QueryName } from '../../../sql/query-names.ts';
import { quotedColumn } from '../../../sql/quoted-names.ts';
import { repeatedOrdersQuery } from '../../../sql/repeated-orders-query.ts';
import type { World } from '../../command.ts';
import type { TypedOptions } from '../../option.ts';
import type { byOption } from '../common-options.ts';
import type { orderOptions } from '../orders/log-options.ts';
import { orderAssumptions } from '../orders/request.ts';
import {
  type AskedOfTable,
  type ConnectedOptions,
  type ConnectedTable,
  headerOf,
  namedColumns,
  withTable,
} from './connected-table.ts';
import { orderTableOf } from './tables-asked.ts';

/** The options of a command that reads orders from a file or a table. */
export type OrderTableOptions = ConnectedOptions &
  TypedOptions<typeof orderOptions> &
  TypedOptions<readonly [typeof byOption]> & { readonly includeFirstOrder?: true };

/** A table of orders in a database, whose columns are known. */
export interface ConnectedOrders extends Pick<ConnectedTable, 'ofAnswer'> {
  /** The first day with a purchase and the last day of the observation; undefined where one of them is no day. */
  readonly days: () => Promise<{ readonly first: number; readonly last: number } | undefined>;
  /**
   * What the database answers to the statement of a command.
   *
   * @param split - the last day before a backtest
   */
  readonly answer: (query: QueryName, split?: number | null) => Promise<OpenedFile>;
}

/**
 * Connects to the table of orders that the options name, and does something with it.
 *
 * @param labels - columns that are kept of each customer
 * @throws {Refusal} the database or the table cannot be used
 */
export const withOrders = <T>(
  options: OrderTableOptions,
  labels: readonly LabelRequest[],
  world: World,
  use: (orders: ConnectedOrders) => Promise<T>,
): Promise<T> =>
  withTable(
    options,
    (name, columns) => askedOf(options, labels, name, columns),
    world,
    async (table) => {
      const { asked, ofAnswer, rows, answer } = table;
      await refuseRepeated(table);
      return use({
        ofAnswer,
        days: async () => {
          const [[first = '', last = ''] = []] = await rows(
            daysQuery(orderTableOf('forecast', { ...asked, by: [] }, forecastColumns)),
          );
          // What is no day, as infinity is, is refused with the row of the answer that has it.
          if (![first, last].every((text) => /^\d{4}-\d\d-\d\d$/.test(text))) return undefined;
          return { first: dayOfText(first), last: asked.until?.day ?? dayOfText(last) };
        },
        answer: (query, split) => {
          const day = split ?? undefined;
          return answer(query, {
            ...(query === 'summary' && keptAside(asked.by, options.by.length)),
            ...(day !== undefined && { split: { day, text: isoDate(day) } }),
          });
        },
      });
    },
  );

/** @throws {Refusal} an order has several rows, each of which would count as one */
async function refuseRepeated({
  name,
  asked,
  rows,
}: Pick<ConnectedTable, 'name' | 'asked' | 'rows'>): Promise<void> {
  const { order } = asked;
  if (order === undefined) return;
  const table = orderTableOf('forecast', { ...asked, by: [] }, forecastColumns);
  const column = quotedColumn(table.dialect, order, '--column order=');
  const [[orders = '0', number = ''] = []] = await rows(repeatedOrdersQuery(table, column));
  if (orders === '0') return;
  const facts = { orders: Number(orders), number, header: order };
  throw new Refusal(problem('table-orders-repeated', facts, { file: name }));
}

function askedOf(
  options: OrderTableOptions,
  labels: readonly LabelRequest[],
  name: string,
  columns: readonly TableColumn[] | undefined,
): AskedOfTable {
  const { status, since, until, amounts = 'net', includeFirstOrder } = options;
  const given = namedColumns(options);
  const known =
    columns === undefined
      ? {
          roles: given,
          labels: labels.map(({ header }) => header),
          order: headerOf(given.get('order')),
          currency: undefined,
        }
      : tableRoles(name, columns, {
          amounts,
          columns: new Map(options.column),
          areWordsGiven: status.length > 0,
          labels,
        });
  const chosen = new Map([...given, ...known.roles]);
  // The statement itself does not need to know which order a row is of.
  chosen.delete('order');
  return {
    column: [...chosen],
    order: known.order,
    currency: known.currency,
    by: known.labels,
    keep: [],
    where: [],
    status,
    amounts,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(includeFirstOrder !== undefined && { includeFirstOrder }),
  };
}

/** Where each row is a customer, purchases by day are of the segments of --by alone. */
const keptAside = (labels: readonly string[], segments: number) => ({
  by: labels.slice(0, segments),
  keep: labels.slice(segments),
});

/** How the orders of a table were counted, as the result shows it. A database has no time zone of ours. */
export function tableAssumptions(
  options: OrderTableOptions,
  until: number,
): Readonly<Record<string, Assumption>> {
  const { amounts = 'net', status } = options;
  const { timeZone: _, ...how } = orderAssumptions(options, { amounts, status }, until);
  return how;
}
