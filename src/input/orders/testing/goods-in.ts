import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { OrderRequest } from '../order-request.ts';
import { readPurchaseLog } from '../purchase-log.ts';
import { logRequest } from './log-outcome.ts';

/** For tests: of each day with a purchase who bought, how many orders it has, and what their goods cost. */
export async function goodsIn(lines: readonly string[]) {
  const { ids, days } = await logIn(lines, 'read');
  return Array.from(days.customer, (customer, i) => [
    ids[customer],
    days.orders?.[i],
    days.goods === undefined ? undefined : (days.goods[i] ?? 0) / days.minorUnits,
  ]);
}

/** For tests: the codes of all that is said of a log whose goods are asked for, or counted otherwise. */
export async function codesOf(lines: readonly string[], goods: NonNullable<OrderRequest['goods']>) {
  const { problems } = await logIn(lines, goods);
  return problems.tallies().flatMap(({ examples }) => examples.map(({ code }) => code));
}

async function logIn(lines: readonly string[], goods: NonNullable<OrderRequest['goods']>) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  try {
    writeFileSync(join(directory, 'orders.csv'), `${lines.join('\n')}\n`);
    const world = { directory, stdin: Readable.from([]) };
    return await readPurchaseLog(logRequest({ goods }), world);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
