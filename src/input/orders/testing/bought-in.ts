import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isoDate } from '../../../core/quantity/calendar.ts';
import { minorUnits } from '../minor-amounts.ts';
import type { OrderRequest } from '../order-request.ts';
import { readPurchaseLog } from '../purchase-log.ts';
import { logRequest } from './log-outcome.ts';

/** For tests: who bought on which day for how much, how many orders count, and what labels say; of logs, each its lines. */
export async function boughtIn(
  logs: readonly (readonly string[])[],
  more: Partial<OrderRequest> = {},
) {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  try {
    const files = logs.map((lines, i) => {
      writeFileSync(join(directory, `${i}.csv`), `${lines.join('\n')}\n`);
      return `${i}.csv`;
    });
    const world = { directory, stdin: Readable.from([]) };
    const log = await readPurchaseLog(logRequest({ files, ...more }), world);
    const { ids, days, orders, labels } = log;
    const bought = Array.from(
      days.customer,
      (customer, i) =>
        `${ids[customer]} ${isoDate(days.day[i] ?? 0)} ${(days.amount[i] ?? 0) / minorUnits}`,
    );
    const labelled = [...labels.values()].map(({ codes, values }) =>
      Array.from(codes, (code) => values[code]),
    );
    return { bought, orders, ...(labelled.length > 0 && { labelled }) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
