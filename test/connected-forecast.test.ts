import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { differingFigures } from '../engines/figures.ts';
import { finished } from './harness/child-process.ts';
import { hasPostgres, startPostgres, type TestServer } from './harness/postgres-server.ts';

const program = inject('program');
const forecast = (...words: readonly string[]) =>
  finished(process.execPath, [program, 'forecast', ...words], { directory: 'fixtures' });

async function resultOf(...words: readonly string[]) {
  const { code, stdout, stderr } = await forecast(...words, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

function expectSame(found: unknown, expected: unknown): void {
  expect(differingFigures(found, expected)).toEqual([]);
}

const inDuckDb = ['--connect', 'duckdb:warehouse/shop.duckdb', '--table', 'orders'];

test('a table gives the forecast of the same log in a file, with its backtest', async () => {
  const log = await resultOf('shop/orders.csv', '--horizon', '1y');
  const table = await resultOf(...inDuckDb, '--horizon', '1y');
  expect(table.sources[0].file).toBe('orders at warehouse/shop.duckdb (duckdb)');
  expectSame(table.result.total, log.result.total);
  expectSame(table.result.models, log.result.models);
  expectSame(table.result.holdout, log.result.holdout);
  expect(table.assumptions.holdout).toEqual(log.assumptions.holdout);
  const { from, until, orders, refunds } = log.result;
  expect(table.result).toMatchObject({ from, until, orders, refunds });
});

test('options that say which orders count mean the same', async () => {
  const options = ['--until', '2025-06-30', '--since', '2024-02-01', '--by', 'channel'];
  const log = await resultOf('shop/orders.csv', ...options, '--holdout', '26w');
  const table = await resultOf(...inDuckDb, ...options, '--holdout', '26w');
  expectSame(table.result.total, log.result.total);
  expectSame(table.result.segments, log.result.segments);
  expectSame(table.result.holdout, log.result.holdout);
});

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await startPostgres();
    client = new Client({ connectionString: server.url });
    await client.connect();
    const csv = await readFile('fixtures/shop/orders.csv', 'utf8');
    const rows = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    await client.query(
      'CREATE TABLE orders (order_id text, customer_id text, ordered_at date, amount numeric(12, 2), channel text)',
    );
    await client.query(
      'INSERT INTO orders SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::numeric[], $5::text[])',
      [0, 1, 2, 3, 4].map((i) => rows.map((row) => row[i])),
    );
    await client.query(
      'CREATE VIEW slow AS SELECT customer_id, ordered_at, amount + (pg_sleep(60) IS NULL)::int AS amount FROM orders',
    );
  });
  afterAll(async () => {
    await client.end();
    await server.stop();
  });

  const inPostgres = (table = 'orders') => ['--connect', server.url, '--table', table];

  test('scores that go back give each customer the forecast of the list', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'rapport-scores-'));
    try {
      const file = join(directory, 'scores.csv');
      const options = [
        '--horizon',
        '1y',
        '--margin',
        '40%',
        '--discount',
        '10%',
        '--holdout',
        'none',
      ];
      const table = await resultOf(...inPostgres(), ...options, '--scores', file);
      const [header = '', ...lines] = (await readFile(file, 'utf8')).trim().split('\n');
      const names = header.split(',').map((name) => `${name} text`);
      await client.query(`CREATE TABLE scores (${names.join(', ')})`);
      for (const line of lines) {
        const cells = line.split(',');
        const places = cells.map((_, i) => `$${i + 1}`);
        await client.query(`INSERT INTO scores VALUES (${places.join(', ')})`, cells);
      }
      const columns = ['customer=customer_id', 'date=ordered_at', 'amount=amount'];
      const asked = ['scores', '--dialect', 'postgres', '--table', 'orders'];
      const named = columns.flatMap((column) => ['--column', column]);
      const tables = ['--scores', 'scores', '--into', 'scored'];
      const { stdout } = await finished(
        process.execPath,
        [program, 'sql', ...asked, ...named, ...tables],
        { directory },
      );
      await client.query(stdout);
      const { rows } = await client.query('SELECT * FROM scored');
      const log = await resultOf('shop/orders.csv', ...options, '--each');
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
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test('the answer is that of DuckDB, to the last digit', async () => {
    const [one, other] = [await resultOf(...inDuckDb), await resultOf(...inPostgres())];
    expect(other.sources[0].file).toBe(`orders at 127.0.0.1:${server.port}/postgres (postgres)`);
    expect(other.result).toEqual(one.result);
  });

  const running = async () => {
    const activity = await client.query(
      `SELECT pid FROM pg_stat_activity
WHERE application_name = 'rapport' AND state = 'active' AND query LIKE '%FROM "slow"%' AND query NOT LIKE '%LIMIT 0'`,
    );
    return activity.rowCount ?? 0;
  };
  const until = async (count: number) => {
    for (let tries = 0; tries < 400; tries++) {
      if ((await running()) === count) return true;
      await wait(50);
    }
    return false;
  };

  test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'a run that is told to stop by %s ends its statement',
    async (signal) => {
      const words = [program, 'forecast', ...inPostgres('slow'), '-o', '/dev/null'];
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      child.stderr.on('data', (text) => {
        said += text;
      });
      const ended = new Promise((done) => child.on('close', (_code, by) => done(by)));
      expect(await until(1)).toBe(true);
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(said).toBe('');
      // A program that is killed says nothing: the server notices itself.
      expect(await until(0)).toBe(true);
    },
  );
});
