import type { DuckDBConnection } from '@duckdb/node-api';
import { IdIndex } from '../input/columns/id-index.ts';
import { idText } from '../input/columns/id-text.ts';
import type { OrderRequest } from '../input/orders/order-request.ts';
import { type PurchaseLog, takenOff } from '../input/orders/purchase-log.ts';
import type { OpenedOrders } from '../input/orders/read-orders.ts';
import { CurrencyLedger } from '../input/table/currency-ledger.ts';
import { isTotal } from '../input/table/footer.ts';
import { ProblemTally } from '../problems/tally.ts';
import { type DuckDb, type EngineWorld, withDatabase } from './database.ts';
import { type GroupedOrders, groupedOrders } from './grouped-orders.ts';
import { type PlannedFile, plannedFile } from './order-file.ts';
import { type OrderFile, ordersByCustomer, rowsByFile } from './order-query.ts';
import { groupedDays } from './purchase-days.ts';
import { isRegularText } from './regular-text.ts';
import { sortedIds } from './sorted-ids.ts';

/** A log of orders by a query; undefined where anything in the files is for our own reader to judge. */
export async function queriedLog(
  duckDb: DuckDb,
  orders: OpenedOrders,
  request: OrderRequest,
  world: EngineWorld,
): Promise<PurchaseLog | undefined> {
  const ledger = new CurrencyLedger(request.currency, undefined, '');
  const planned: PlannedFile[] = [];
  for (const opened of orders.opened) {
    const plan = plannedFile(opened, orders, world.directory, ledger);
    if (plan === undefined) return undefined;
    if (!(await isRegularText(opened.file, plan.file.delimiter, world))) return undefined;
    planned.push(plan);
  }
  const files = planned.map(({ file }) => file);
  const queried = await withDatabase(duckDb, request.memory, world, async (connection) => {
    try {
      const grouped = await groupedOrders(duckDb, connection, ordersByCustomer(files));
      return { grouped, rows: await rowCounts(connection, files, grouped.orders) };
    } catch {
      // A cell that is not plain, or a file that the database reads otherwise.
      return undefined;
    }
  });
  if (queried === undefined || queried.grouped.orders === 0) return undefined;
  const { grouped, rows } = queried;
  const { ids, order } = sortedIds(grouped.ids);
  if (!ids.every(isPlainId) || differByCase(grouped, ids)) return undefined;
  const { days, purchases, refunds, lastDay, unmatched, alike } = groupedDays(grouped, order);
  const { source, opened } = orders;
  if (unmatched || (alike && planned.some(({ numbered }) => numbered))) return undefined;
  if (refunds > 0 && (request.basis === 'gross' || source.negative !== 'refund')) return undefined;
  if (request.until !== undefined && lastDay > request.until) return undefined;
  return {
    source,
    takenOff: takenOff(() => false, source, request),
    ids,
    days,
    labels: new Map(),
    orders: purchases,
    refunds,
    until: request.until ?? lastDay,
    currency: ledger.currency,
    sources: opened.map(({ file }, i) => ({
      file,
      read: rows[i] ?? 0,
      used: rows[i] ?? 0,
      setAside: {},
      rejected: 0,
    })),
    problems: new ProblemTally(),
    rejects: [],
  };
}

/** Rows of each file. */
async function rowCounts(
  connection: DuckDBConnection,
  files: readonly OrderFile[],
  all: number,
): Promise<readonly number[]> {
  if (files.length === 1) return [all];
  const counted = await connection.runAndReadAll(rowsByFile(files));
  return counted.getRows().map(([rows]) => Number(rows));
}

/** Whether an id is kept as it stands, and does not stand for a total. */
const isPlainId = (id: string): boolean =>
  idText(id) === id && !(/^[tgs]/i.test(id) && isTotal([id], ''));

function differByCase({ ids: bytes }: GroupedOrders, ids: readonly string[]): boolean {
  if (!bytes.mayDifferByCase) return false;
  const index = new IdIndex();
  for (const id of ids) index.add(id);
  return index.caseVariants.length > 0;
}
