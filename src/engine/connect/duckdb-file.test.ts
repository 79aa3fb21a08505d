import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection } from '../../input/database/connection.ts';
import { connect } from './connect.ts';
import { connected, recordsOf, refusalOf } from './testing/connected.ts';

let directory = '';
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  await written(
    'shop.duckdb',
    `CREATE TABLE orders AS SELECT * FROM (VALUES
       ('Ada', TIMESTAMPTZ '2024-01-31 23:30:00+00', 10.5::DECIMAL(12, 2)), (NULL, TIMESTAMPTZ '2024-02-01 00:00:00+00', -1)) AS t(customer_id, ordered_at, amount)`,
    'CREATE SCHEMA other',
    'CREATE VIEW other."Sales" AS SELECT amount FROM orders',
  );
});
afterAll(() => rmSync(directory, { recursive: true }));

async function written(file: string, ...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(join(directory, file));
  const connection = await instance.connect();
  for (const sql of statements) await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
}

const inShop = <T>(use: (connection: Connection) => Promise<T>, file = 'shop.duckdb') =>
  connected(`duckdb:${file}`, use, {}, directory);

test('rows arrive as texts: days of UTC, whole numbers of any length, NULL as nothing', async () => {
  const sql = `-- from the table
SELECT customer_id AS customer, CAST(ordered_at AS DATE) AS day, CAST(amount AS DECIMAL(20, 4)) AS amount,
  CAST(12345678901234567890123456789012345678 AS DECIMAL(38, 0)) AS many, CAST(9007199254740993 AS BIGINT) AS n
FROM orders ORDER BY ordered_at;
`;
  const opened = await inShop((connection) => recordsOf(connection, sql));
  expect(opened).toEqual([
    ['customer', 'day', 'amount', 'many', 'n'],
    ['Ada', '2024-01-31', '10.5000', '12345678901234567890123456789012345678', '9007199254740993'],
    ['', '2024-02-01', '-1.0000', '12345678901234567890123456789012345678', '9007199254740993'],
  ]);
});

test('the name of the source is the table and the file', async () => {
  const opened = await inShop((connection) => connection.answer('SELECT 1 AS part', 'orders'));
  expect(opened.file).toBe('orders at shop.duckdb (duckdb)');
});

test('the file is not written, and statements that are not only read are a defect', async () => {
  await expect(inShop((c) => c.runRows('DELETE FROM orders'))).rejects.toThrow(RangeError);
  expect(await inShop((c) => c.runRows('SELECT COUNT(*) FROM orders'))).toEqual([['2']]);
  // Several may read it at once.
  const both = inShop((one) => inShop(async (other) => [one.name, other.name]));
  expect(await both).toEqual(['shop.duckdb (duckdb)', 'shop.duckdb (duckdb)']);
});

test('the catalogue has the columns of tables and views, and the nearest name', async () => {
  await inShop(async (connection) => {
    expect(await connection.columns(['orders'])).toEqual([
      { name: 'customer_id', type: 'VARCHAR' },
      { name: 'ordered_at', type: 'TIMESTAMP WITH TIME ZONE' },
      { name: 'amount', type: 'DECIMAL(12,2)' },
    ]);
    expect(await connection.columns(['other', 'Sales'])).toEqual([
      { name: 'amount', type: 'DECIMAL(12,2)' },
    ]);
    const unknown = async (...table: readonly string[]) =>
      (await refusalOf(connection.columns(table)))?.args;
    expect(await unknown('ordrs')).toEqual({ table: 'ordrs', nearest: 'orders' });
    expect(await unknown('sales')).toEqual({ table: 'sales', nearest: 'other.Sales' });
    expect(await unknown('other', 'sale')).toEqual({ table: 'other.sale', nearest: 'other.Sales' });
  });
});

test("DuckDB's words, and the line of the statement", async () => {
  const sql = "-- it's a ü\nSELECT\n  amuont\nFROM orders";
  expect(await refusalOf(inShop((c) => c.runRows(sql)))).toMatchObject({
    code: 'statement-refused',
    args: { database: 'DuckDB', isLine: true, reason: expect.stringContaining('amuont') },
    at: { excerpt: 'amuont' },
  });
  const late = await refusalOf(
    inShop((c) => c.runRows('SELECT CAST(customer_id AS INT) AS n FROM orders')),
  );
  expect(late).toMatchObject({
    code: 'statement-refused',
    args: {
      ofValue: true,
      reason:
        "Conversion Error: Could not convert string 'Ada' to INT32 when casting from source column customer_id",
    },
  });
});

test('files that are missing, folders, and files of another kind are refused', async () => {
  const refused = async (file: string) => await refusalOf(inShop(async () => undefined, file));
  expect(await refused('none.duckdb')).toMatchObject({
    code: 'file-missing',
    at: { file: 'none.duckdb' },
  });
  expect(await refused('.')).toMatchObject({ code: 'file-is-folder' });
  writeFileSync(join(directory, 'orders.csv'), 'customer,date,amount\n'.repeat(1000));
  expect(await refused('orders.csv')).toMatchObject({
    code: 'connection-failed',
    args: { cause: 'file', reason: 'it is not a database of DuckDB' },
  });
});

test('without the package the message says how to install it', async () => {
  const target = { dialect: 'duckdb', file: 'shop.duckdb' } as const;
  const none = { duckDb: async () => undefined, pg: async () => undefined };
  const world = { directory, engineInstall: (engine: string) => `install ${engine}` };
  expect(await refusalOf(connect(target, undefined, world, {}, none))).toMatchObject({
    code: 'engine-missing',
    args: { engine: '@duckdb/node-api', install: 'install @duckdb/node-api', reads: 'database' },
  });
  const postgres = { dialect: 'postgres', tls: {} } as const;
  expect(await refusalOf(connect(postgres, undefined, world, {}, none))).toMatchObject({
    code: 'engine-missing',
    args: { engine: 'pg', install: 'install pg', reads: 'database' },
  });
});

test('a run that is cancelled ends its statement', async () => {
  let settled = false;
  let isIdle = false;
  await inShop(async (connection) => {
    const endless =
      'SELECT SUM(a.n * b.n) AS s FROM range(1000000) AS a(n), range(1000000) AS b(n)';
    const rows = connection.runRows(endless).finally(() => {
      settled = true;
    });
    rows.catch(() => {});
    await wait(300);
    await connection.cancel();
    // The connection answers again only when its statement has ended.
    isIdle = (await connection.runRows('SELECT 1 AS n'))[0]?.[0] === '1';
  });
  expect([isIdle, settled]).toEqual([true, false]);
});

test('a row that is refused ends the answer', async () => {
  const refused = inShop(async (connection) => {
    const { records } = await connection.answer('SELECT n FROM range(100000000) AS t(n)', 'orders');
    await records({
      take: (_cells, line) => {
        if (line === 1000) throw new RangeError('enough');
      },
    });
  });
  await expect(refused).rejects.toThrow('enough');
});
