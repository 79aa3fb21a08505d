import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readPurchaseLog } from '../purchase-log.ts';
import { logRequest } from './log-outcome.ts';

/** For tests: of each day with a purchase who bought, how many orders it has, and what their goods cost. */
export async function goodsIn(lines: readonly string[]) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  try {
    writeFileSync(join(directory, 'orders.csv'), `${lines.join('\n')}\n`);
    const world = { directory, stdin: Readable.from([]) };
    const { ids, days } = await readPurchaseLog(logRequest({ goods: 'read' }), world);
    return Array.from(days.customer, (customer, i) => [
      ids[customer],
      days.orders?.[i],
      days.goods === undefined ? undefined : (days.goods[i] ?? 0) / days.minorUnits,
    ]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
