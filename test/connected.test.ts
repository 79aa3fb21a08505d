import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { differingFigures, figures } from '../engines/figures.ts';
import { finished } from './harness/child-process.ts';
import { hasPostgres, startPostgres, type TestServer } from './harness/postgres-server.ts';

const program = inject('program');
const rapport = (...words: readonly string[]) =>
  finished(process.execPath, [program, ...words], { directory: 'fixtures' });

async function answerOf(...words: readonly string[]) {
  const { code, stdout, stderr } = await rapport(...words, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

const resultOf = (...words: readonly string[]) => answerOf('forecast', ...words);

function expectSame(found: unknown, expected: unknown): void {
  expect(differingFigures(found, expected)).toEqual([]);
}

const inDuckDbTable = (table: string) => [
  '--connect',
  'duckdb:warehouse/shop.duckdb',
  '--table',
  table,
];
const inDuckDb = inDuckDbTable('orders');

/** A command on a file, and on the table of the same rows. */
interface Asked {
  readonly command: 'cohorts' | 'retention' | 'value';
  readonly options?: string;
  /** Places of the result that only one of the two has. */
  readonly apart: RegExp;
}

const filesOf = (command: Asked['command']) =>
  command === 'cohorts'
    ? ['shop/orders.csv']
    : ['households/stays.csv', '--join', 'households/spend.csv'];
const tableOf = (command: Asked['command']) => (command === 'cohorts' ? 'orders' : 'households');

/** How a sentence is put, how the files were read, and what needs purchases or customers one by one. */
const ofCohorts =
  /^\.(answer|source|calendar|revenueKept|notInCells)\b|nterval|\bexpected|\bchance\b/;
const ofValue = /^\.(answer|notInCells)\b|\.(median|p10|p90)$/;
const ofRetention = /^$/;

const asked: readonly Asked[] = [
  { command: 'cohorts', apart: ofCohorts },
  {
    command: 'cohorts',
    options: '--by channel --margin 40% --serving 1.20/order --acquisition 12 --payback 90d',
    apart: ofCohorts,
  },
  {
    command: 'cohorts',
    options:
      '--cohort quarter --period month --since 2024-02-01 --until 2025-06-30 --amounts gross',
    apart: ofCohorts,
  },
  { command: 'retention', options: '--as-of 2026-06-30', apart: ofRetention },
  {
    command: 'retention',
    options: '--as-of 2026-06-30 --by home,region --at 1y,9y --window-start 2020-01-01',
    apart: ofRetention,
  },
  { command: 'value', options: '--as-of 2026-06-30', apart: ofValue },
  {
    command: 'value',
    options: '--as-of 2026-06-30 --by Home --margin 40% --serving 3/mo --discount 10% --horizon 5y',
    apart: ofValue,
  },
  {
    command: 'value',
    options: '--tenure 4y --margin 20%..50% --draws 200 --as-of 2026-06-30 --currency EUR',
    apart: ofValue,
  },
];

const figuresOf = (result: unknown, apart: RegExp) =>
  figures(result).filter(([path]) => !apart.test(path));

test.each(asked)('$command of a table is that of the file: $options', async (each) => {
  const { command, options = '', apart } = each;
  const words = options.split(' ').filter((word) => word !== '');
  const file = await answerOf(command, ...filesOf(command), ...words);
  const table = await answerOf(command, ...inDuckDbTable(tableOf(command)), ...words);
  const name = `${tableOf(command)} at warehouse/shop.duckdb (duckdb)`;
  expect(table.sources[0].file).toBe(name);
  const [found, expected] = [table, file].map(({ result }) => figuresOf(result, apart));
  expect(found?.map(([path]) => path)).toEqual(expected?.map(([path]) => path));
  expectSame(Object.fromEntries(found ?? []), Object.fromEntries(expected ?? []));
  // What is behind the rows of the answer are the rows of the file.
  const { file: _name, ...rows } = file.sources[0];
  expect(table.sources[1]).toEqual({ file: `${table.sources[1].file}`, ...rows });
  for (const [key, { value }] of Object.entries<{ value: unknown }>(table.assumptions))
    expect([key, value]).toEqual([key, file.assumptions[key].value]);
});

test.each([
  ['value', 'households_spending', '--as-of 2026-06-30', 'column-unit-missing'],
  ['retention', 'households_as_text', '', 'column-type-unfit'],
  ['value', 'households', '--column spend=region:mo', 'column-type-unfit'],
  ['value', 'households', '--column spend=monthly_spend:3mo', 'out-of-range'],
  ['value', 'household', '', 'table-unknown'],
  ['value', 'households', '--by hoem', 'column-unknown'],
  ['retention', 'households', '--column start=begin', 'column-unknown'],
  ['retention', 'households', '--column end=-', 'status-missing'],
  ['retention', 'households', '--column date=start_date --as-of 2026-06-30', 'option-unused'],
  ['retention', 'orders', '--column spend=-', 'column-missing'],
  ['value', 'subscriptions', '--as-of 2026-06-30', 'table-customers-repeated'],
  ['value', 'nobody', '--as-of 2026-06-30', 'answer-empty'],
  ['cohorts', 'orders_as_text', '', 'column-type-unfit'],
  ['cohorts', 'no_orders', '', 'answer-empty'],
  ['cohorts', 'order_lines', '', 'table-orders-repeated'],
  ['forecast', 'order_lines', '', 'table-orders-repeated'],
  ['forecast', 'orders_in_euros', '--margin 40% --acquisition $12', 'option-conflict'],
  ['value', 'households', '--join households/spend.csv', 'option-conflict'],
  ['value', 'households', '--each', 'option-conflict'],
  ['cohorts', 'orders', '--seasons on', 'option-conflict'],
  ['retention', 'households', '--movements', 'option-conflict'],
])('%s of %s %s is refused: %s', async (command, table, options, code) => {
  const words = options.split(' ').filter((word) => word !== '');
  const { code: exit, stdout, stderr } = await rapport(command, ...inDuckDbTable(table), ...words);
  expect([exit, stdout]).toEqual([2, '']);
  const codes = [...stderr.matchAll(/\[([\w-]+): rapport explain/g)].map(([, each]) => each);
  expect(codes, stderr).toEqual([code]);
});

test('a spend that names no period counts with the one that an option gives', async () => {
  const words = ['--as-of', '2026-06-30', '--margin', '30%'];
  const named = await answerOf('value', ...inDuckDbTable('households'), ...words);
  const spending = await answerOf(
    'value',
    ...inDuckDbTable('households_spending'),
    ...words,
    '--column',
    'spend=spend:mo',
  );
  expect(spending.result).toEqual(named.result);
});

test('an order that stands in several rows counts as several where an option says so', async () => {
  const { result } = await answerOf('cohorts', ...inDuckDb);
  const lines = ['--column', 'order=-'];
  const repeated = await answerOf('cohorts', ...inDuckDbTable('order_lines'), ...lines);
  expect(repeated.result.orders).toBe(result.orders + 1);
  expect(repeated.result.refunds).toBe(result.refunds + 1);
});

test('the column of amounts names the currency as in a file', async () => {
  for (const command of ['cohorts', 'forecast'])
    expect((await answerOf(command, ...inDuckDbTable('orders_in_euros'))).currency).toBe('EUR');
  const value = ['value', ...inDuckDbTable('households_in_euros'), '--as-of', '2026-06-30'];
  expect((await answerOf(...value)).currency).toBe('EUR');
});

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

const rowsOf = async (name: string) =>
  (await readFile(`fixtures/${name}.csv`, 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let server: TestServer;
  let client: Client;
  beforeAll(async () => {
    server = await startPostgres();
    client = new Client({ connectionString: server.url });
    await client.connect();
    const rows = await rowsOf('shop/orders');
    await client.query(
      'CREATE TABLE orders (order_id text, customer_id text, ordered_at date, amount numeric(12, 2), channel text)',
    );
    await client.query(
      'INSERT INTO orders SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::numeric[], $5::text[])',
      [0, 1, 2, 3, 4].map((i) => rows.map((row) => row[i])),
    );
    await client.query(
      'CREATE TABLE households (household text, home text, region text, start_date date, end_date date, monthly_spend numeric(12, 2))',
    );
    const [stays, spend] = await Promise.all(['households/stays', 'households/spend'].map(rowsOf));
    await client.query(
      'INSERT INTO households SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[])',
      [0, 1, 2, 3, 4].map((i) => stays?.map((row) => (row[i] === '' ? null : row[i]))),
    );
    await client.query(
      `UPDATE households AS h SET monthly_spend = s.total FROM (
SELECT household, SUM(amount) AS total FROM unnest($1::text[], $2::numeric[]) AS p (household, amount) GROUP BY household
) AS s WHERE s.household = h.household`,
      [0, 1].map((i) => spend?.map((row) => row[i])),
    );
    await client.query(
      'CREATE VIEW subscriptions AS SELECT * FROM households UNION ALL SELECT * FROM households LIMIT 321',
    );
    for (const [view, day] of [
      ['endless', 'infinity'],
      ['undated', '9999-12-31'],
    ])
      await client.query(
        `CREATE VIEW ${view} AS SELECT customer_id, amount, CASE order_id WHEN 'S1001' THEN '${day}' ELSE ordered_at END AS ordered_at FROM orders`,
      );
    await client.query(
      'CREATE VIEW texts AS SELECT household, start_date::text, end_date, monthly_spend FROM households',
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

  test.each(asked)('$command is that of DuckDB: $options', async (each) => {
    const { command, options = '' } = each;
    const words = options.split(' ').filter((word) => word !== '');
    const one = await answerOf(command, ...inDuckDbTable(tableOf(command)), ...words);
    const other = await answerOf(command, ...inPostgres(tableOf(command)), ...words);
    const [found, expected] = [other, one].map(({ result }) => figuresOf(result, /^\.answer\b/));
    expect(found?.map(([path]) => path)).toEqual(expected?.map(([path]) => path));
    expectSame(Object.fromEntries(found ?? []), Object.fromEntries(expected ?? []));
  });

  test('statuses, cancellations and customers who do not count are those of the list', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'rapport-subscribers-'));
    try {
      // Every seventh has announced to leave and is still there, every eleventh is in a trial, some days are blank.
      const rows = (await rowsOf('households/stays')).map(
        ([id = '', , , start = '', end = ''], i) => {
          const status =
            i % 11 === 0 ? 'trialing' : end === '' || i % 7 === 0 ? 'active' : 'Cancelled';
          return [id, i % 31 === 0 ? '' : start, end, status, `${10 + (i % 13)}.50`];
        },
      );
      const header = 'subscriber_id,started_at,cancelled_at,status,mrr';
      const file = join(directory, 'subscribers.csv');
      await writeFile(file, `${[header, ...rows.map((row) => row.join(','))].join('\n')}\n`);
      await client.query(
        'CREATE TABLE subscribers (subscriber_id text, started_at timestamp, cancelled_at date, status text, mrr double precision)',
      );
      await client.query(
        'INSERT INTO subscribers SELECT * FROM unnest($1::text[], $2::timestamp[], $3::date[], $4::text[], $5::float8[])',
        [0, 1, 2, 3, 4].map((i) => rows.map((row) => (row[i] === '' ? null : row[i]))),
      );
      for (const command of ['retention', 'value'] as const) {
        const options = ['--as-of', '2026-06-30'];
        const list = await answerOf(command, file, ...options);
        const table = await answerOf(command, ...inPostgres('subscribers'), ...options);
        const apart = command === 'value' ? ofValue : ofRetention;
        const [found, expected] = [table, list].map(({ result }) => figuresOf(result, apart));
        expect(found?.map(([path]) => path)).toEqual(expected?.map(([path]) => path));
        expectSame(Object.fromEntries(found ?? []), Object.fromEntries(expected ?? []));
        const { file: _list, ...behind } = list.sources[0];
        expect(behind.used).toBeLessThan(behind.read);
        expect(table.sources[1]).toMatchObject(behind);
        const counts = ({ problems }: { problems: { code: string; count: number }[] }) =>
          problems.map(({ code, count }) => `${code} ${count}`).sort();
        expect(counts(table)).toEqual(counts(list));
      }
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test.each([
    ['endless', 'date-unreadable'],
    ['undated', 'answer-day-placeholder'],
  ])('orders of %s are refused: %s', async (table, code) => {
    const { code: exit, stderr } = await rapport('forecast', ...inPostgres(table));
    expect(exit).toBe(2);
    expect(stderr).toContain(`[${code}: `);
  });

  test.each([
    ['subscriptions', 'table-customers-repeated'],
    ['texts', 'column-type-unfit'],
  ])('customers of %s are refused: %s', async (table, code) => {
    const { stderr } = await rapport('value', ...inPostgres(table), '--as-of', '2026-06-30');
    expect(stderr).toContain(`[${code}: `);
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
