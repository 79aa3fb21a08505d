import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { problem } from '../core/problem.ts';
import { openFile } from '../input/layout/open-file.ts';
import type { OrderRequest } from '../input/orders/order-request.ts';
import { type PurchaseLog, readPurchaseLog as readRowByRow } from '../input/orders/purchase-log.ts';
import { openOrders } from '../input/orders/read-orders.ts';
import { Refusal } from '../problems/refusal.ts';
import { type EngineWorld, loadedDuckDb, withDatabase } from './database.ts';
import { openPacked } from './open-packed.ts';
import { type PackedKind, packedKind } from './packed-kind.ts';
import { queriedLog } from './queried-log.ts';

/** Below this our own reader is done before DuckDB has started. */
const worthStarting = 4_000_000;

/**
 * Reads logs of orders: large ones by a query, where all of their rows are plain; any other with our own
 * reader, which the query must equal to the last bit.
 *
 * @param smallest - bytes from which on a query is tried
 * @param load - finds DuckDB, where it is installed
 * @throws {Refusal} files that cannot be read or understood, or without a purchase
 */
export async function readPurchaseLog(
  request: OrderRequest,
  world: EngineWorld,
  smallest = worthStarting,
  load = loadedDuckDb,
): Promise<PurchaseLog> {
  const kinds = await Promise.all(request.files.map((file) => packedKind(file, world.directory)));
  const packed = kinds.findIndex((kind) => kind !== undefined);
  if (packed >= 0) return readPacked(request, kinds, packed, world, load);
  if ((await sizeOf(request.files, world.directory)) >= smallest) {
    const log = await queried(request, world, load);
    if (log !== undefined) return log;
  }
  return readRowByRow(request, world);
}

/** The log as a query has it; undefined where our own reader is needed. */
export async function queried(
  request: OrderRequest,
  world: EngineWorld,
  load = loadedDuckDb,
): Promise<PurchaseLog | undefined> {
  const { labels, rates, timeZone } = request;
  if (labels.length > 0 || rates !== undefined || timeZone !== undefined) return undefined;
  const opened = await openOrders(request, world);
  const duckDb = await load();
  return duckDb === undefined ? undefined : queriedLog(duckDb, opened, request, world);
}

/**
 * Files of which some are for DuckDB alone to open: what stands in them goes through our own reader.
 *
 * @param first - of these files
 * @throws {Refusal} DuckDB is not installed, or our own reader refuses
 */
async function readPacked(
  request: OrderRequest,
  kinds: readonly (PackedKind | undefined)[],
  first: number,
  world: EngineWorld,
  load: typeof loadedDuckDb,
): Promise<PurchaseLog> {
  const duckDb = await load();
  const kind = kinds[first] ?? 'parquet';
  const [file = ''] = request.files.slice(first);
  if (duckDb === undefined) throw new Refusal(problem('engine-missing', { kind }, { file }));
  const kindOf = new Map(request.files.map((name, i) => [name, kinds[i]]));
  return withDatabase(duckDb, request.memory, world, async (connection) => {
    // Rows are numbered as they stand, and days in a zone are those of UTC on every machine.
    await connection.run('SET preserve_insertion_order = true');
    await connection.run("SET TimeZone = 'UTC'").catch(() => undefined);
    return readRowByRow(request, world, (name, settings, inWorld) => {
      const packed = kindOf.get(name);
      return packed === undefined
        ? openFile(name, settings, inWorld)
        : openPacked(connection, packed, name, settings, inWorld);
    });
  });
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
