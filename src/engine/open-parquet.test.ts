import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { purchaseTotals } from '../core/purchase/purchase-totals.ts';
import type { OpenParquet } from '../input/layout/open-file.ts';
import { readPurchaseLog } from '../input/orders/purchase-log.ts';
import {
  logOutcome as outcome,
  logRequest as request,
} from '../input/orders/testing/log-outcome.ts';
import { readCustomers } from '../input/read-customers.ts';
import { emptyDatabase, loadedDuckDb } from './database.ts';
import { openParquet } from './open-parquet.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const world = () => ({ directory, stdin: Readable.from([]), openParquet });
const write = (content: string, name = 'orders.csv') =>
  writeFileSync(join(directory, name), content);

async function inSql(...statements: readonly string[]): Promise<string[][]> {
  const duckDb = await loadedDuckDb();
  if (duckDb === undefined) throw new Error('DuckDB is not installed');
  const { connection, close } = await emptyDatabase(duckDb, undefined);
  let rows: string[][] = [];
  for (const sql of statements) {
    const found = await connection.runAndReadAll(sql);
    rows = found.getRows().map((row) => row.map(String));
  }
  close();
  return rows;
}

/** The query as a Parquet file and as a CSV that zstd has packed. */
const packed = (query: string, name: string) =>
  inSql(
    `COPY (${query}) TO '${directory}/${name}.parquet' (FORMAT parquet)`,
    `COPY (${query}) TO '${directory}/${name}.csv.zst' (FORMAT csv, COMPRESSION zstd)`,
  );

/** What DuckDB makes of a log: of each customer the days, the first and the last, and what was spent, in cents. */
const bySql = (file: string) => `
SELECT customer, count(*), min(day) - DATE '1970-01-01', max(day) - DATE '1970-01-01', sum(cents), sum(cents) - arg_min(cents, day)
FROM (
  SELECT customer, day, CAST(sum(amount * 100) AS BIGINT) AS cents
  FROM read_csv('${file}', columns = {'customer': 'VARCHAR', 'day': 'DATE', 'amount': 'DECIMAL(13, 2)'}, header = true, auto_detect = false)
  GROUP BY customer, day
)
GROUP BY customer ORDER BY customer`;

async function agreesWithDuckDb(): Promise<void> {
  const { ids, days } = await readPurchaseLog(request(), world());
  const { orders, firstDay, lastDay, amount, repeatAmount } = purchaseTotals(days);
  const cents = (money: number | undefined) => Math.round((money ?? 0) * 100);
  const ours = ids.map((id, i) =>
    [id, orders[i], firstDay[i], lastDay[i], cents(amount[i]), cents(repeatAmount[i])].map(String),
  );
  const theirs = await inSql(bySql(join(directory, 'orders.csv')));
  expect(ours).toEqual(theirs);
}

test('customers, days and money are those that DuckDB finds by SQL', async () => {
  const order = fc.tuple(
    fc.oneof(
      fc.constantFrom('a', 'b', 'cus_0000000001', 'é, f', 'x'.repeat(300)),
      fc.integer({ min: 0, max: 500 }).map(String),
    ),
    fc.integer({ min: 0, max: 700 }),
    fc.integer({ min: 0, max: 1_000_000 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(order, { minLength: 1, maxLength: 2000 }), async (orders) => {
      const rows = orders.map(([id, day, cents]) => {
        const date = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
        return `"${id}",${date},${(cents / 100).toFixed(2)}`;
      });
      write(`customer,date,amount\n${rows.join('\n')}\n`);
      await agreesWithDuckDb();
    }),
    { seed: 3, numRuns: 25, endOnFailure: true },
  );
});

test('a customer with thousands of orders, on days in no order', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => {
    const day = new Date(Date.UTC(2020, 0, 1 + ((i * 7919) % 900))).toISOString().slice(0, 10);
    return `only,${day},${(i % 97) + 1}.25`;
  });
  write(`customer,date,amount\nonly,2019-12-31,5\n${rows.join('\n')}\n`);
  await agreesWithDuckDb();
});

test('Parquet and zstd are read as the CSV that they come from', async () => {
  const csv =
    'customer,date,amount\na,2024-01-01,1.005\nb,2024-02-03,2.5\n,2024-02-04,7.25\na,2024-03-01,-0.5\n';
  write(csv);
  const plain = await readPurchaseLog(request({ decimal: '.' }), world());
  await packed(
    `SELECT customer, CAST(date AS DATE) AS date, CAST(amount AS DOUBLE) AS amount FROM read_csv('${directory}/orders.csv', all_varchar = true)`,
    'orders',
  );
  for (const name of ['orders.parquet', 'orders.csv.zst']) {
    const settings = request({ files: [name], ...(name.endsWith('zst') && { decimal: '.' }) });
    const log = await readPurchaseLog(settings, world());
    expect(log.ids).toEqual(plain.ids);
    expect(log.days).toStrictEqual(plain.days);
    expect(log.sources).toEqual([{ ...plain.sources[0], file: name }]);
    const [guest] = log.problems.tallies();
    expect(guest?.examples[0]?.at).toMatchObject({ file: name, line: 4 });
    if (name.endsWith('zst')) continue;
    const without: OpenParquet = (...file) => openParquet(...file, async () => undefined);
    for (const opener of [{ openParquet: without }, {}]) {
      const world = { directory, stdin: Readable.from([]), ...opener };
      const refused = await outcome(readPurchaseLog(settings, world));
      expect(refused).toMatchObject({ refused: [{ code: 'engine-missing', at: { file: name } }] });
    }
  }
});

test('a file that only begins like Parquet is refused', async () => {
  write('PAR1 and no more', 'broken.parquet');
  const refused = await outcome(readPurchaseLog(request({ files: ['broken.parquet'] }), world()));
  expect(refused).toMatchObject({ refused: [{ code: 'file-unreadable' }] });
});

const customers = (files: readonly string[], join: readonly string[] = []) =>
  readCustomers(
    {
      files,
      join,
      columns: new Map(),
      labels: ['home'],
      needs: { spend: 'required', tenure: 'required' },
      keepRejects: false,
    },
    world(),
  );

test('customers are read from Parquet and zstd, in several files and joined ones', async () => {
  await packed(
    "SELECT * FROM (VALUES ('Ada', 100.5, 24), ('Bo', 80, 6)) AS t(name, monthly_spend, tenure_months)",
    'spend',
  );
  await packed(
    "SELECT * FROM (VALUES ('Cy', 10, 12)) AS t(name, monthly_spend, tenure_months)",
    'more',
  );
  await packed(
    "SELECT * FROM (VALUES ('Ada', 'own'), ('Bo', NULL), ('Cy', 'rent')) AS t(name, home)",
    'homes',
  );
  for (const [first, second] of [
    ['parquet', 'csv.zst'],
    ['csv.zst', 'parquet'],
  ]) {
    const files = [`spend.${first}`, `more.${second}`];
    const { customers: found, sources } = await customers(files, [`homes.${first}`]);
    expect(found.ids).toEqual(['Ada', 'Bo', 'Cy']);
    expect([...found.amount]).toEqual([100.5, 80, 10]);
    expect([...(found.tenureYears ?? [])]).toEqual([2, 0.5, 1]);
    const home = found.labels.get('home');
    expect([...(home?.codes ?? [])].map((code) => home?.values[code])).toEqual(['own', '', 'rent']);
    expect(sources.map(({ file, used }) => [file, used])).toEqual([
      [files[0], 2],
      [files[1], 1],
      [`homes.${first}`, 3],
    ]);
  }
});

test('the name of a file is no pattern for DuckDB', async () => {
  const query = "SELECT 'Ada' AS name, 100 AS monthly_spend, 24 AS tenure_months, 'own' AS home";
  await packed(query, "it''s [1]*");
  const { customers: found } = await customers(["it's [1]*.parquet"]);
  expect(found.ids).toEqual(['Ada']);
});

test('the names of folders above a file are no columns of it', async () => {
  const folder = 'customer=X/date=2020-01-01/amount=9';
  mkdirSync(join(directory, folder), { recursive: true });
  await packed(
    "SELECT * FROM (VALUES ('a', DATE '2024-01-01', 12.5), ('b', DATE '2024-01-02', 1.25)) AS t(customer, date, amount)",
    `${folder}/orders`,
  );
  const log = await readPurchaseLog(request({ files: [`${folder}/orders.parquet`] }), world());
  expect(log.ids).toEqual(['a', 'b']);
  expect([...log.days.amount]).toEqual([125_000, 12_500]);
  await packed('SELECT 1 AS other', `${folder}/others`);
  const refused = await outcome(
    readPurchaseLog(request({ files: [`${folder}/others.parquet`] }), world()),
  );
  expect(refused).toMatchObject({
    refused: [
      { code: 'column-missing', args: { role: 'customer' } },
      { code: 'column-missing', args: { role: 'date' } },
      { code: 'column-missing', args: { role: 'amount', headers: 'other' } },
    ],
  });
});

test('numbers of Parquet are those of their type, whatever decimals an option names', async () => {
  await packed(
    "SELECT * FROM (VALUES ('a', DATE '2024-01-01', 12.5), ('a', DATE '2024-01-01', -5.7e-14), ('b', DATE '2024-01-02', 1.234::DOUBLE)) AS t(customer, date, amount)",
    'tiny',
  );
  const { ids, days, problems } = await readPurchaseLog(
    request({ files: ['tiny.parquet'], decimal: ',' }),
    world(),
  );
  expect(ids).toEqual(['a', 'b']);
  expect([...days.amount]).toEqual([125_000, 12_340]);
  expect(problems.tallies()).toEqual([]);
});
