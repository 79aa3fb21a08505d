import { problem } from '../core/problem.ts';
import { openFile } from '../input/layout/open-file.ts';
import type { OrderRequest } from '../input/orders/order-request.ts';
import { type PurchaseLog, readPurchaseLog as readText } from '../input/orders/purchase-log.ts';
import { Refusal } from '../problems/refusal.ts';
import { type EngineWorld, loadedDuckDb, withDatabase } from './database.ts';
import { openPacked } from './open-packed.ts';
import { type PackedKind, packedKind } from './packed-kind.ts';

/**
 * Reads logs of orders, with DuckDB where some of the files are for it alone to open.
 *
 * @param load - finds DuckDB, where it is installed
 * @throws {Refusal} files that cannot be read or understood, or without a purchase
 */
export async function readPurchaseLog(
  request: OrderRequest,
  world: EngineWorld,
  load = loadedDuckDb,
): Promise<PurchaseLog> {
  const kinds = await Promise.all(request.files.map((file) => packedKind(file, world.directory)));
  const packed = kinds.findIndex((kind) => kind !== undefined);
  return packed < 0 ? readText(request, world) : readPacked(request, kinds, packed, world, load);
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
    return readText(request, world, (name, settings, inWorld) => {
      const packed = kindOf.get(name);
      return packed === undefined
        ? openFile(name, settings, inWorld)
        : openPacked(connection, packed, name, settings, inWorld);
    });
  });
}
