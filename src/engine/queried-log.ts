import type { DuckDBConnection } from '@duckdb/node-api';
import { IdIndex } from '../input/columns/id-index.ts';
import { idText } from '../input/columns/id-text.ts';
import type { OpenedFile } from '../input/layout/open-file.ts';
import type { OrderRequest } from '../input/orders/order-request.ts';
import { type PurchaseLog, takenOff } from '../input/orders/purchase-log.ts';
import type { OpenedOrders } from '../input/orders/read-orders.ts';
import { CurrencyLedger } from '../input/table/currency-ledger.ts';
import { isTotal } from '../input/table/footer.ts';
import { ProblemTally } from '../problems/tally.ts';
import { type DuckDb, type EngineWorld, withDatabase } from './database.ts';
import { type GroupedOrders, groupedOrders } from './grouped-orders.ts';
import { type PlannedFile, plannedFile } from './order-file.ts';
import { type OrderFile, rowsByFile } from './order-query.ts';
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
    planned.push(plan);
  }
  const files = planned.map(({ file }) => file);
  const queried = await withDatabase(duckDb, request.memory, world, async (connection) => {
    // While the query runs, nothing else is to do.
    const regular = areRegular(orders.opened, world);
    world.progress?.(`reading ${orders.opened.map(({ file }) => file).join(', ')}`);
    try {
      const grouped = await groupedOrders(duckDb, connection, files);
      if (!(await regular)) return undefined;
      return { grouped, rows: await rowCounts(connection, files, grouped.orders) };
    } catch {
      await regular;
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

async function areRegular(opened: readonly OpenedFile[], world: EngineWorld): Promise<boolean> {
  try {
    for (const { file, layout } of opened)
      if (!(await isRegularText(file, layout.delimiter, world))) return false;
    return true;
  } catch {
    // Our own reader says why.
    return false;
  }
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

/** Letters with which a total may begin, grand or not. */
const ofTotals = new Set('tTgGsS');

/** Whether an id is kept as it stands, and does not stand for a total. */
const isPlainId = (id: string): boolean =>
  idText(id) === id && !(ofTotals.has(id.charAt(0)) && isTotal([id], ''));

function differByCase({ ids: bytes }: GroupedOrders, ids: readonly string[]): boolean {
  if (!bytes.mayDifferByCase) return false;
  const index = new IdIndex();
  for (const id of ids) index.add(id);
  return index.caseVariants.length > 0;
}
