import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { targetOf } from '../../input/database/target.ts';
import { connected, recordsOf, refusalOf } from './testing/connected.ts';
import { type FakePage, type FakeTrino, startFakeTrino } from './testing/fake-trino.ts';
import { trinoSession } from './trino.ts';

let server: FakeTrino | undefined;
afterEach(async () => {
  await server?.stop();
});

async function started(answer: Parameters<typeof startFakeTrino>[0]): Promise<FakeTrino> {
  server = await startFakeTrino(answer);
  return server;
}

const columns = [{ name: 'Part' }, { name: 'orders' }];

/** An answer of pages: a statement that is only described has no rows. */
const inPages =
  (...pages: readonly FakePage[]) =>
  (sql: string, number: number): FakePage | undefined =>
    (/ LIMIT 0$/.test(sql) ? [{}, { columns }] : pages)[number];

const twoPages = inPages(
  { stats: { state: 'QUEUED' } },
  {},
  {
    columns,
    data: [
      ['cell', '9007199254740993'],
      ['cell', null],
    ],
  },
  { columns },
  { columns, data: [['total', '2']] },
);

test('an answer is fetched page by page', async () => {
  const { url, requests } = await started(twoPages);
  const records = await connected(url, (c) => recordsOf(c, '-- of orders\nSELECT a, b FROM t;\n'));
  expect(records).toEqual([
    ['Part', 'orders'],
    ['cell', '9007199254740993'],
    ['cell', ''],
    ['total', '2'],
  ]);
  const posted = requests.filter(({ method }) => method === 'POST').map(({ sql }) => sql);
  const inner = '(\n-- of orders\nSELECT a, b FROM t\n) AS answer';
  expect(posted).toEqual([
    `SELECT * FROM ${inner} LIMIT 0`,
    // As texts, since whole numbers in JSON lose digits.
    `SELECT CAST("Part" AS VARCHAR), CAST("orders" AS VARCHAR) FROM ${inner}`,
  ]);
  expect(requests[0]?.headers).toMatchObject({
    'x-trino-user': 'ada',
    'x-trino-catalog': 'lake',
    'x-trino-schema': 'shop',
    'x-trino-time-zone': 'UTC',
    'x-trino-source': 'rapport',
  });
  // It has ended by itself: nothing is left to be ended.
  expect(requests.some(({ method }) => method === 'DELETE')).toBe(false);
});

test('the name of the source is the table and the place, and no user', async () => {
  const { url } = await started(twoPages);
  const opened = await connected(url, (c) => c.answer('SELECT 1 AS n', 'orders'));
  expect(opened.file).toBe(`orders at ${url.replace('trino://ada@', '')} (trino)`);
});

test('statements that are not only read are a defect, and are not sent', async () => {
  const { url, requests } = await started(twoPages);
  await expect(connected(url, (c) => c.runRows('-- SELECT\nDROP TABLE t'))).rejects.toThrow(
    RangeError,
  );
  expect(requests).toEqual([]);
});

test("Trino's words, and the line of the statement", async () => {
  const { url } = await started(() => ({
    error: {
      message: "line 3:3: Column 'amuont' cannot be resolved",
      errorName: 'COLUMN_NOT_FOUND',
      errorType: 'USER_ERROR',
      errorLocation: { lineNumber: 3, columnNumber: 3 },
    },
  }));
  const refused = refusalOf(connected(url, (c) => c.runRows('SELECT\n  amuont FROM orders')));
  expect(await refused).toMatchObject({
    code: 'statement-refused',
    args: { database: 'Trino', reason: "Column 'amuont' cannot be resolved", isLine: true },
    at: { excerpt: 'amuont FROM orders' },
  });
  expect((await refused)?.args).not.toHaveProperty('ofValue');
  const other = await started(() => ({
    error: {
      message: "Cannot cast DOUBLE 'NaN' to DECIMAL(20, 4)",
      errorName: 'INVALID_CAST_ARGUMENT',
      errorType: 'USER_ERROR',
    },
  }));
  const late = await refusalOf(connected(other.url, (c) => c.runRows('SELECT 1 AS n')));
  expect(late).toMatchObject({ code: 'statement-refused', args: { ofValue: true } });
});

test('a catalog that there is not, and a schema that is not named, are of the URL', async () => {
  // As Trino 476 says it.
  for (const [errorName, message] of [
    ['CATALOG_NOT_FOUND', "Catalog 'lak' not found"],
    ['MISSING_SCHEMA_NAME', 'line 9:6: Schema must be specified when session schema is not set'],
  ] as const) {
    const { url, stop } = await started(() => ({
      error: { message, errorName, errorType: 'USER_ERROR' },
    }));
    const refused = await refusalOf(connected(url, (c) => c.runRows('SELECT 1 AS n')));
    await stop();
    expect(refused).toMatchObject({
      code: 'connection-failed',
      args: { reason: message.replace('line 9:6: ', ''), cause: 'catalog' },
    });
  }
});

test('an answer that Trino ends in the middle is refused', async () => {
  const error = {
    message: 'Query exceeded per-node memory limit of 1GB',
    errorName: 'EXCEEDED_LOCAL_MEMORY_LIMIT',
    errorType: 'INSUFFICIENT_RESOURCES',
  };
  const { url } = await started(inPages({}, { columns, data: [['cell', '1']] }, { error }));
  expect(await refusalOf(connected(url, (c) => recordsOf(c, 'SELECT 1 AS n')))).toMatchObject({
    code: 'answer-cut-short',
    args: { reason: 'Query exceeded per-node memory limit of 1GB', cause: 'stopped' },
  });
});

/** Sends the beginning of a page, and ends the connection. */
const cutShort = (response: ServerResponse) => {
  response.writeHead(200, { 'Content-Length': '1000' });
  response.write('{"data":[["cell"');
  setTimeout(() => response.destroy(), 20);
};
const withStatus = (status: number) => (response: ServerResponse) =>
  void response.writeHead(status).end('<h1>Service Unavailable</h1>');

test('a page that did not arrive whole is fetched again, and its rows count once', async () => {
  const { url } = await started((sql, number, tries) => {
    const ill = number === 2 && !/ LIMIT 0$/.test(sql) && tries < 3;
    if (!ill) return twoPages(sql, number);
    return tries === 1 ? cutShort : withStatus(503);
  });
  const records = await connected(url, (c) => recordsOf(c, 'SELECT 1 AS n'));
  expect(records.map(([part]) => part)).toEqual(['Part', 'cell', 'cell', 'total']);
});

test('a page that never arrives whole is asked for a bounded number of times, and refused', async () => {
  for (const [ill, args] of [
    [cutShort, { database: 'Trino', cause: 'lost' }],
    [withStatus(503), { reason: 'the server answers with HTTP status 503: Service Unavailable' }],
  ] as const) {
    const { url, requests, stop } = await started((sql, number) =>
      number === 2 && !/ LIMIT 0$/.test(sql) ? ill : twoPages(sql, number),
    );
    const target = targetOf(url);
    if (!target.ok || target.value.dialect !== 'trino') throw new Error(url);
    const session = await trinoSession(target.value, {}, 1);
    const problem = await refusalOf(session.run('SELECT 1 AS n', ['n'], () => {}));
    await session.close();
    expect(problem).toMatchObject({ code: 'answer-cut-short', args });
    const fetched = requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/2'));
    expect(fetched).toHaveLength(8);
    // What cannot be fetched is ended.
    expect(requests.at(-1)).toMatchObject({ method: 'DELETE' });
    await stop();
  }
});

test('an answer that is no JSON, a redirection, and rights that are missing are refused', async () => {
  const refused = async (page: FakePage) => {
    const { url, stop } = await started(() => page);
    const problem = await refusalOf(connected(url, (c) => c.runRows('SELECT 1 AS n')));
    await stop();
    return problem;
  };
  expect(await refused((response) => void response.end('<html>'))).toMatchObject({
    code: 'connection-failed',
    args: { reason: 'what answers there is not Trino: it sends no JSON' },
  });
  expect(
    await refused((response) => void response.writeHead(307, { Location: 'https://x/' }).end()),
  ).toMatchObject({ code: 'connection-failed', args: { cause: 'tls' } });
  expect(await refused(withStatus(401))).toMatchObject({
    code: 'connection-failed',
    args: { cause: 'password' },
  });
  const elsewhere = 'http://127.0.0.2:1/v1/statement/executing/0/1';
  expect(await refused({ nextUri: elsewhere })).toMatchObject({
    code: 'answer-cut-short',
    args: { reason: expect.stringContaining('on another server') },
  });
});

test('a server that does not answer', async () => {
  const refused = refusalOf(
    connected('trino://127.0.0.1:9/lake', (c) => c.runRows('SELECT 1 AS n')),
  );
  expect(await refused).toMatchObject({
    code: 'connection-failed',
    args: { database: 'Trino', cause: 'unreachable' },
  });
});

test('a password is never sent without TLS', async () => {
  const { url, requests } = await started(twoPages);
  const environment = { TRINO_PASSWORD: 'hunter2' };
  const problem = await refusalOf(connected(url, async () => undefined, environment));
  expect(problem).toMatchObject({ code: 'connection-failed', args: { cause: 'plain' } });
  expect([requests, JSON.stringify(problem).includes('hunter2')]).toEqual([[], false]);
});

test('the user is that of the URL, else of the environment', async () => {
  const { url, requests } = await started(twoPages);
  const run = (address: string) =>
    connected(address, (c) => c.runRows('SELECT 1 AS n'), { TRINO_USER: 'bo' });
  await run(url);
  expect(requests.at(-1)?.headers['x-trino-user']).toBe('ada');
  await run(url.replace('ada@', ''));
  expect(requests.at(-1)?.headers['x-trino-user']).toBe('bo');
});

test('the catalogue has the columns of a table, or the nearest name', async () => {
  const { url, requests } = await started((sql, number) => {
    const data = /\.columns /.test(sql)
      ? /'orders'/.test(sql)
        ? [
            ['customer_id', 'varchar'],
            ['ordered_at', 'timestamp(3) with time zone'],
          ]
        : []
      : [['shop', 'orders', 'true']];
    return [{}, { columns, data }][number];
  });
  await connected(url, async (connection) => {
    expect(await connection.columns(['Orders'])).toEqual([
      { name: 'customer_id', type: 'varchar' },
      { name: 'ordered_at', type: 'timestamp(3) with time zone' },
    ]);
    expect(await refusalOf(connection.columns(["o'rders"]))).toMatchObject({
      code: 'table-unknown',
      args: { table: "o'rders", nearest: 'orders' },
    });
  });
  expect(requests[0]?.sql).toBe(
    `SELECT column_name, data_type FROM "lake".information_schema.columns WHERE table_schema = 'shop' AND table_name = 'orders' ORDER BY ordinal_position`,
  );
});

test('a run that is cancelled ends its statement, and so does one whose rows are refused', async () => {
  const endless = (sql: string, number: number): FakePage =>
    / LIMIT 0$/.test(sql) ? ([{}, { columns }][number] ?? {}) : { columns, data: [['cell', '1']] };
  const { url, requests } = await started((sql, number) =>
    / LIMIT 0$/.test(sql) && number > 1 ? undefined : endless(sql, number),
  );
  let settled = false;
  await connected(url, async (connection) => {
    const { records } = await connection.answer('SELECT 1 AS n', 'orders');
    const read = records({ take: () => {} }).finally(() => {
      settled = true;
    });
    read.catch(() => {});
    await wait(100);
    await connection.cancel();
    const { length } = requests;
    await wait(100);
    // At most what was under way when it was ended.
    expect(requests.length - length).toBeLessThanOrEqual(1);
  });
  expect(settled).toBe(false);
  expect(requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1);

  const refused = connected(url, async (connection) => {
    const { records } = await connection.answer('SELECT 1 AS n', 'orders');
    await records({
      take: (_cells, line) => {
        if (line === 5) throw new RangeError('enough');
      },
    });
  });
  await expect(refused).rejects.toThrow('enough');
  expect(requests.at(-1)).toMatchObject({ method: 'DELETE' });
});
