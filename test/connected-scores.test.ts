import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, rapport, wordsOf } from './harness/connected-command.ts';
import { hasPostgres } from './harness/postgres-server.ts';
import { type PostgresShop, startPostgresShop } from './harness/postgres-shop.ts';

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let shop: PostgresShop;
  let directory = '';
  beforeAll(async () => {
    shop = await startPostgresShop();
    directory = await mkdtemp(join(tmpdir(), 'rapport-scores-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
    await shop.stop();
  });

  test('scores that go back give each customer the forecast of the list', async () => {
    const { client } = shop;
    const file = join(directory, 'scores.csv');
    const options = wordsOf('--horizon 1y --margin 40% --discount 10% --holdout none');
    const table = await answerOf('forecast', ...shop.table(), ...options, '--scores', file);
    const [header = '', ...lines] = (await readFile(file, 'utf8')).trim().split('\n');
    const names = header.split(',').map((name) => `${name} text`);
    await client.query(`CREATE TABLE scores (${names.join(', ')})`);
    for (const line of lines) {
      const cells = line.split(',');
      const places = cells.map((_, i) => `$${i + 1}`);
      await client.query(`INSERT INTO scores VALUES (${places.join(', ')})`, cells);
    }
    const columns = ['customer=customer_id', 'date=ordered_at', 'amount=amount'];
    const asked = wordsOf('sql scores --dialect postgres --table orders');
    const named = columns.flatMap((column) => ['--column', column]);
    const { stdout } = await rapport(
      ...asked,
      ...named,
      ...wordsOf('--scores scores --into scored'),
    );
    await client.query(stdout);
    const { rows } = await client.query('SELECT * FROM scored');
    const log = await answerOf('forecast', 'shop/orders.csv', ...options, '--each');
    const listed = new Map<string, Record<string, number>>(
      log.result.customers.map((each: { id: string }) => [each.id, each]),
    );
    expect(rows).toHaveLength(listed.size);
    const figuresOf = {
      alive: 'alive',
      buys_within: 'buysWithin',
      expected_purchases: 'expectedPurchases',
      expected_spend: 'spendPerPurchase',
      value: 'value',
    };
    for (const row of rows)
      for (const [column, figure] of Object.entries(figuresOf)) {
        const one = listed.get(row.customer)?.[figure] ?? Number.NaN;
        // A list is printed in millionths; a value is a sum of three steps in millionths.
        const within = 2e-6 + 1e-9 * Math.abs(one);
        expect(Math.abs(row[column] - one), `${row.customer} ${column}`).toBeLessThan(within);
      }
    const sum = rows.reduce((all, row) => all + row.value, 0);
    const total = table.result.total.value.expected;
    expect(Math.abs(sum - total)).toBeLessThan(1e-9 * total + 1e-6 * rows.length);
  });
});
