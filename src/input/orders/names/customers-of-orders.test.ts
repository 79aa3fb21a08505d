import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldedId } from '../../cells/folded-id.ts';
import { readPurchaseLog } from '../purchase-log.ts';
import { logRequest } from '../testing/log-outcome.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

type Row = readonly [id: string, email: string, cents: number];

/** The money of each customer, in cents, and what became of the rows. */
async function spent(rows: readonly Row[]) {
  const lines = rows.map(([id, email, cents], i) => {
    const day = String((i % 28) + 1).padStart(2, '0');
    return `${id},${email},2024-01-${day},${(cents / 100).toFixed(2)}`;
  });
  const content = ['customer_id,email,date,amount', ...lines, ''].join('\n');
  writeFileSync(join(directory, 'orders.csv'), content);
  const log = await readPurchaseLog(logRequest(), { directory, stdin: Readable.from([]) });
  const { ids, days, sources } = log;
  const cents = new Map<string, number>();
  for (const [i, customer] of days.customer.entries()) {
    const id = ids[customer] ?? '';
    const amount = ((days.amount[i] ?? 0) / days.minorUnits) * 100;
    cents.set(id, Math.round((cents.get(id) ?? 0) + amount));
  }
  return { cents, sources };
}

const row = fc.tuple(
  fc.constantFrom('', 'NULL', 'C1', 'C2', 'C3'),
  fc.constantFrom('', 'n/a', 'a@x.org', 'A@x.org', 'b@X.org', 'till@x.org'),
  fc.integer({ min: 1, max: 10 ** 6 }),
);
const isBlank = (text: string) => ['', 'NULL', 'n/a'].includes(text);

test('no row is lost, and each customer has the money of the rows that name them, or whom they alone share a name with', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
      const named = rows.filter(([id, email]) => !isBlank(id) || !isBlank(email));
      fc.pre(named.length > 0);
      const { cents, sources } = await spent(rows);
      const [{ read = 0, used = 0, setAside = {}, rejected = 0 } = {}] = sources;
      expect(read).toBe(rows.length);
      expect(used + rejected + (setAside['order-guest'] ?? 0)).toBe(read);
      expect(used).toBe(named.length);
      const expected = new Map<string, number>();
      for (const [id, email, amount] of named) {
        const owners = new Set(
          rows.flatMap(([other, its]) =>
            !isBlank(other) && foldedId(its) === foldedId(email) ? [other] : [],
          ),
        );
        const [owner = ''] = owners;
        const customer = !isBlank(id) ? id : owners.size === 1 ? owner : foldedId(email);
        expected.set(customer, (expected.get(customer) ?? 0) + amount);
      }
      const shown = new Map([...cents].map(([id, amount]) => [foldedId(id), amount]));
      expect(shown).toEqual(new Map([...expected].map(([id, sum]) => [foldedId(id), sum])));
      const again = await spent(rows.toReversed());
      expect(again.cents).toEqual(cents);
    }),
    { seed: 15, numRuns: 150 },
  );
});
