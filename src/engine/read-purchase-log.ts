import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { OrderRequest } from '../input/orders/order-request.ts';
import { type PurchaseLog, readPurchaseLog as readRowByRow } from '../input/orders/purchase-log.ts';
import { openOrders } from '../input/orders/read-orders.ts';
import { type EngineWorld, loadedDuckDb } from './database.ts';
import { queriedLog } from './queried-log.ts';

/** Below this our own reader is done before DuckDB has started. */
export const worthStarting = 4_000_000;

/**
 * Reads logs of orders: large ones by a query, where all of their rows are plain; any other with our own
 * reader, which the query must equal to the last bit.
 *
 * @param smallest - bytes from which on a query is tried
 * @throws {Refusal} files that cannot be read or understood, or without a purchase
 */
export async function readPurchaseLog(
  request: OrderRequest,
  world: EngineWorld,
  smallest = worthStarting,
): Promise<PurchaseLog> {
  if ((await sizeOf(request.files, world.directory)) >= smallest) {
    const log = await queried(request, world);
    if (log !== undefined) return log;
  }
  return readRowByRow(request, world);
}

/** The log as a query has it; undefined where our own reader is needed. */
export async function queried(
  request: OrderRequest,
  world: EngineWorld,
): Promise<PurchaseLog | undefined> {
  const { labels, rates, timeZone } = request;
  if (labels.length > 0 || rates !== undefined || timeZone !== undefined) return undefined;
  const opened = await openOrders(request, world);
  const duckDb = await loadedDuckDb();
  return duckDb === undefined ? undefined : queriedLog(duckDb, opened, request, world);
}

/** Bytes of all files; 0 where one cannot be opened twice, as what another program writes cannot. */
async function sizeOf(files: readonly string[], directory: string): Promise<number> {
  let size = 0;
  for (const file of files) {
    const found = await stat(resolve(directory, file)).catch(() => undefined);
    if (file === '-' || found?.isFile() !== true) return 0;
    size += found.size;
  }
  return size;
}
