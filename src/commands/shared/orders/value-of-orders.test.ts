import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OptionTexts } from '../../option.ts';
import { runOf } from '../../testing/run-of.ts';
import { value as valueCommand } from '../../value/command.ts';

const run = runOf(valueCommand);

/** What each customer has spent so far, as `rapport value` says of a log. */
async function valuesOf(log: string, more: OptionTexts): Promise<Map<string, number>> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-'));
  try {
    writeFileSync(join(directory, 'orders.csv'), log);
    const options: OptionTexts = { source: 'plain', each: true, ...more };
    const request = { operands: ['orders.csv'], options };
    const { report } = await run(request, { directory, stdin: Readable.from([]) });
    return new Map(
      report.result.customers?.map(({ id, soFar, lifetimeValue }) => [id, soFar ?? lifetimeValue]),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const order = fc.record({
  customer: fc.constantFrom('A', 'B', 'C'),
  day: fc.integer({ min: 0, max: 800 }),
  cents: fc.integer({ min: 1, max: 500_000 }),
});

test('what customers have spent so far is what their orders add up to, to the cent', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(order, { minLength: 1, maxLength: 12 }),
      fc.constantFrom<OptionTexts>({}, { 'silent-after': '30d' }),
      async (orders, options) => {
        const rows = orders.map(({ customer, day, cents }) => {
          const date = new Date(Date.UTC(2020, 0, 1) + day * 864e5).toISOString().slice(0, 10);
          return `${customer},${date},${(cents / 100).toFixed(2)}\n`;
        });
        const values = await valuesOf(`customer,date,amount\n${rows.join('')}`, {
          decimal: '.',
          ...options,
        });
        for (const [id, value] of values) {
          const own = orders.filter(({ customer }) => customer === id);
          const cents = own.reduce((sum, each) => sum + each.cents, 0);
          expect(value).toBeCloseTo(cents / 100, 6);
        }
        expect(values.size).toBe(new Set(orders.map(({ customer }) => customer)).size);
      },
    ),
    { seed: 14, numRuns: 40 },
  );
});
