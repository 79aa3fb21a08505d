import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  hasPostgres,
  startPostgres,
  type TestServer,
} from '../../../test/harness/postgres-server.ts';
import { connected, recordsOf, refusalOf } from './testing/connected.ts';

describe.skipIf(!hasPostgres)('a server of PostgreSQL', () => {
  let server: TestServer;
  beforeAll(async () => {
    // What the texts of an answer depend on is set otherwise than rapport reads them.
    server = await startPostgres({
      settings: { timezone: 'Asia/Tokyo', datestyle: 'German, DMY' },
      access: ['host all ada 127.0.0.1/32 scram-sha-256', 'local all ada scram-sha-256'],
    });
    await asOwner(
      'CREATE TABLE orders (customer_id text, ordered_at timestamptz, amount numeric(12, 2))',
      "INSERT INTO orders VALUES ('Ada', '2024-01-31 23:30:00Z', 10.50), (NULL, '2024-02-01 00:00Z', -1)",
      'CREATE TABLE written (n int)',
      'CREATE FUNCTION writes() RETURNS int LANGUAGE sql VOLATILE AS $$ INSERT INTO written VALUES (1) RETURNING n $$',
      "CREATE ROLE ada LOGIN PASSWORD 'se:cr\\et'",
      'GRANT SELECT ON orders TO ada',
      'CREATE SCHEMA shop',
      'CREATE DOMAIN money_amount AS numeric(20, 4)',
      'CREATE MATERIALIZED VIEW shop."Sales" AS SELECT 1::money_amount AS amount',
    );
  });
  afterAll(() => server.stop());

  async function asOwner(...statements: readonly string[]): Promise<readonly unknown[]> {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    let rows: readonly unknown[] = [];
    for (const sql of statements) rows = (await client.query(sql)).rows;
    await client.end();
    return rows;
  }
  const running = (mark: string) =>
    asOwner(
      `SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%${mark}%' AND pid <> pg_backend_pid()`,
    );
  const until = async (isSo: () => Promise<boolean>) => {
    for (let tries = 0; tries < 100; tries++) {
      if (await isSo()) return true;
      await wait(50);
    }
    return false;
  };

  test('rows arrive as texts: days of UTC, whole numbers of any length, NULL as nothing', async () => {
    const sql = `SELECT customer_id AS customer, CAST(ordered_at AS DATE) AS day,
 CAST(amount AS DECIMAL(20, 4)) AS amount, 123456789012345678901234567890::numeric AS many, 9007199254740993::bigint AS n
FROM orders ORDER BY ordered_at;`;
    const records = await connected(server.url, (connection) => recordsOf(connection, sql));
    expect(records).toEqual([
      ['customer', 'day', 'amount', 'many', 'n'],
      ['Ada', '2024-01-31', '10.5000', '123456789012345678901234567890', '9007199254740993'],
      ['', '2024-02-01', '-1.0000', '123456789012345678901234567890', '9007199254740993'],
    ]);
  });

  test('the name of the source is the table, the host and the database, and no user', async () => {
    const opened = await connected(server.url, (connection) =>
      connection.answer('SELECT 1 AS "Part"', 'orders'),
    );
    expect(opened.file).toBe(`orders at 127.0.0.1:${server.port}/postgres (postgres)`);
    expect(opened.layout.headers).toEqual(['Part']);
  });

  test('many rows are handed over, each once', async () => {
    let count = 0;
    let sum = 0n;
    await connected(server.url, async (connection) => {
      const sql = 'SELECT n FROM generate_series(1, 300000) AS t(n)';
      const { records } = await connection.answer(sql, 'numbers');
      await records({
        take: ([text = ''], line) => {
          if (line === 1) return;
          count += 1;
          sum += BigInt(text);
        },
      });
    });
    expect([count, sum]).toEqual([300_000, (300_000n * 300_001n) / 2n]);
  });

  test('nothing is written, by a function of a statement either', async () => {
    const problem = await refusalOf(
      connected(server.url, (connection) => connection.runRows('SELECT writes() AS n')),
    );
    expect(problem?.args).toMatchObject({
      reason: 'cannot execute INSERT in a read-only transaction',
    });
    expect(await asOwner('SELECT * FROM written')).toEqual([]);
    await expect(
      connected(server.url, (connection) => connection.runRows('DELETE FROM orders')),
    ).rejects.toThrow(RangeError);
  });

  test('all statements see the same moment', async () => {
    const counts = await connected(server.url, async (connection) => {
      const count = 'SELECT COUNT(*) AS n FROM orders';
      const before = await connection.runRows(count);
      await asOwner("INSERT INTO orders VALUES ('late', now(), 1)");
      const after = await connection.runRows(count);
      await asOwner("DELETE FROM orders WHERE customer_id = 'late'");
      return [before, after];
    });
    expect(counts).toEqual([[['2']], [['2']]]);
  });

  test('the words of the server, and the line of the statement', async () => {
    const sql = "-- it's a ü\nSELECT\n  amuont\nFROM orders";
    const problem = await refusalOf(connected(server.url, (c) => c.runRows(sql)));
    expect(problem).toMatchObject({
      code: 'statement-refused',
      args: {
        database: 'PostgreSQL',
        reason:
          'column "amuont" does not exist (Perhaps you meant to reference the column "orders.amount")',
        isLine: true,
      },
      at: { excerpt: 'amuont' },
    });
    const late = await refusalOf(
      connected(server.url, (c) => c.runRows('SELECT 1 / (n - n) AS x FROM (SELECT 2 AS n) AS t')),
    );
    expect(late).toMatchObject({
      code: 'statement-refused',
      args: { reason: 'division by zero', isLine: false },
    });
    expect(late?.args).not.toHaveProperty('ofValue');
    const amounts = [
      "'NaN'::float8",
      "'NaN'::numeric",
      "'-Infinity'::float8",
      '1e20',
      '1e20::float8',
    ];
    for (const amount of amounts) {
      const minor = `CAST(CAST(a AS DECIMAL(20, 4)) * 10000 AS BIGINT)`;
      const sql = `SELECT ${minor} AS n FROM (SELECT ${amount} AS a) AS t`;
      expect(await refusalOf(connected(server.url, (c) => c.runRows(sql))), amount).toMatchObject({
        code: 'statement-refused',
        args: { ofValue: true },
      });
    }
  });

  test('the catalogue has the columns of a table as a statement finds it', async () => {
    await connected(server.url, async (connection) => {
      expect(await connection.columns(['orders'])).toEqual([
        { name: 'customer_id', type: 'text' },
        { name: 'ordered_at', type: 'timestamp with time zone' },
        { name: 'amount', type: 'numeric' },
      ]);
      expect(await connection.columns(['shop', 'Sales'])).toEqual([
        { name: 'amount', type: 'numeric' },
      ]);
      const unknown = async (...table: readonly string[]) =>
        (await refusalOf(connection.columns(table)))?.args;
      expect(await unknown('ordrs')).toEqual({ table: 'ordrs', nearest: 'orders' });
      expect(await unknown('sales')).toEqual({ table: 'sales', nearest: 'shop.Sales' });
      expect(await unknown('shop', 'sales')).toEqual({
        table: 'shop.sales',
        nearest: 'shop.Sales',
      });
      expect(await unknown('something_else')).toMatchObject({ nearest: '' });
    });
  });

  const asAda = () => server.url.replace('postgres@', 'ada@');
  const one = (url: string, environment: Readonly<Record<string, string>> = {}) =>
    connected(url, (c) => c.runRows('SELECT COUNT(*) AS n FROM orders'), environment);

  test('the password comes from the environment', async () => {
    expect(await one(asAda(), { PGPASSWORD: 'se:cr\\et' })).toEqual([['2']]);
    const wrong = await refusalOf(one(asAda(), { PGPASSWORD: 'wrong' }));
    expect(wrong).toMatchObject({
      code: 'connection-failed',
      args: { reason: 'password authentication failed for user "ada"', cause: 'password' },
    });
    const none = await refusalOf(one(asAda(), { HOME: server.folder }));
    expect(none).toMatchObject({ code: 'connection-failed', args: { cause: 'password' } });
    expect(JSON.stringify([wrong, none])).not.toContain('cr\\et');
  });

  test('a server that is left out is found by the environment and its socket', async () => {
    const environment = { PGHOST: server.folder, PGPORT: String(server.port), PGUSER: 'postgres' };
    expect(await one('postgres:///postgres', environment)).toEqual([['2']]);
    const name = await connected('postgres:///postgres', async (c) => c.name, environment);
    expect(name).toBe('postgres (postgres)');
  });

  test('rights that are missing, databases that are not there, servers that do not answer', async () => {
    const environment = { PGPASSWORD: 'se:cr\\et' };
    const rights = connected(asAda(), (c) => c.runRows('SELECT * FROM written'), environment);
    expect((await refusalOf(rights))?.args).toMatchObject({
      reason: 'permission denied for table written',
    });
    const other = one(server.url.replace(/\w+$/, 'other'));
    expect(await refusalOf(other)).toMatchObject({
      args: { reason: 'database "other" does not exist', cause: 'database' },
    });
    expect(await refusalOf(one('postgres://postgres@127.0.0.1:1/shop'))).toMatchObject({
      args: { reason: 'connect ECONNREFUSED 127.0.0.1:1', cause: 'unreachable' },
    });
  });

  const slow = (mark: string) => `SELECT '${mark}' AS mark, pg_sleep(120) IS NULL AS slept`;

  test('a run that is cancelled ends its statement', async () => {
    let settled = false;
    await connected(server.url, async (connection) => {
      const rows = connection.runRows(slow('cancelled')).finally(() => {
        settled = true;
      });
      rows.catch(() => {});
      expect(await until(async () => (await running('cancelled')).length === 1)).toBe(true);
      await connection.cancel();
      expect(await until(async () => (await running('cancelled')).length === 0)).toBe(true);
    });
    // Who waited for it is told nothing: the program stops.
    expect(settled).toBe(false);
  });

  test('a connection that is closed ends its statement, in the middle of an answer too', async () => {
    await connected(server.url, async (connection) => {
      connection.runRows(slow('closed')).catch(() => {});
      expect(await until(async () => (await running('closed')).length === 1)).toBe(true);
    });
    expect(await until(async () => (await running('closed')).length === 0)).toBe(true);
    const refused = connected(server.url, async (connection) => {
      const endless = "SELECT 'endless' AS mark, generate_series(1, 1000000000) AS n";
      const { records } = await connection.answer(endless, 'orders');
      await records({
        take: (_cells, line) => {
          if (line === 1000) throw new RangeError('enough');
        },
      });
    });
    await expect(refused).rejects.toThrow('enough');
    expect(await until(async () => (await running('endless')).length === 0)).toBe(true);
  });

  test('an answer that the server ends, or whose connection is lost, is refused', async () => {
    const ended = (by: string, mark: string) =>
      connected(server.url, async (connection) => {
        const rows = refusalOf(recordsOf(connection, slow(mark)));
        expect(await until(async () => (await running(mark)).length === 1)).toBe(true);
        await asOwner(
          `SELECT ${by}(pid) FROM pg_stat_activity WHERE query LIKE '%${mark}%' AND pid <> pg_backend_pid()`,
        );
        return await rows;
      });
    expect(await ended('pg_cancel_backend', 'stopped')).toMatchObject({
      code: 'answer-cut-short',
      args: { reason: 'canceling statement due to user request', cause: 'stopped' },
    });
    expect(await ended('pg_terminate_backend', 'terminated')).toMatchObject({
      code: 'answer-cut-short',
      args: { reason: 'terminating connection due to administrator command' },
    });
  });
});
