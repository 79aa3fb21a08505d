import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { postgresFolder } from '../engines/postgres-server.ts';
import { finished } from './harness/child-process.ts';
import {
  answerOf,
  askedOfBoth,
  expectSameBut,
  inDuckDb,
  ofRetention,
  ofValue,
  refusalOf,
  rowsOf,
  wordsOf,
} from './harness/connected-command.ts';
import { hasPostgres } from './harness/postgres-server.ts';
import { insertRows, type PostgresShop, startPostgresShop } from './harness/postgres-shop.ts';

describe.skipIf(!hasPostgres)('PostgreSQL', () => {
  let shop: PostgresShop;
  beforeAll(async () => {
    shop = await startPostgresShop();
  });
  afterAll(() => shop.stop());

  test.each(askedOfBoth)('$command is that of DuckDB: $options', async (each) => {
    const words = wordsOf(each.options);
    const one = await answerOf(each.command, ...inDuckDb(each.table), ...words);
    const other = await answerOf(each.command, ...shop.table(each.table), ...words);
    expectSameBut(/^\.answer\b/, other.result, one.result);
  });

  test('the forecast is that of DuckDB, to the last digit', async () => {
    const one = await answerOf('forecast', ...inDuckDb());
    const other = await answerOf('forecast', ...shop.table());
    const { port } = shop.server;
    expect(other.sources[0].file).toBe(`orders at 127.0.0.1:${port}/postgres (postgres)`);
    expect(other.result).toEqual(one.result);
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
      await shop.client.query(
        'CREATE TABLE subscribers (subscriber_id text, started_at timestamp, cancelled_at date, status text, mrr double precision)',
      );
      const types = ['text', 'timestamp', 'date', 'text', 'float8'];
      await insertRows(shop.client, 'subscribers', types, rows);
      for (const { command, apart } of [ofRetention, ofValue]) {
        const options = ['--as-of', '2026-06-30'];
        const list = await answerOf(command, file, ...options);
        const table = await answerOf(command, ...shop.table('subscribers'), ...options);
        expectSameBut(apart, table.result, list.result);
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

  test.each(['retention', 'value'])('an end of infinity is none yet: %s', async (command) => {
    const words = wordsOf('--as-of 2026-06-30 --by home');
    const [without, never] = await Promise.all(
      ['households', 'members'].map((table) => answerOf(command, ...shop.table(table), ...words)),
    );
    expect(never.result).toEqual(without.result);
    expect(never.problems).toEqual(without.problems);
    const { file: _, ...rows } = without.sources[1];
    expect(never.sources[1]).toMatchObject(rows);
  });

  test('psql prints the word, and a file of what it prints reads the same', async () => {
    const psql = join(await postgresFolder(process.env), 'psql');
    const directory = await mkdtemp(join(tmpdir(), 'rapport-members-'));
    try {
      const file = join(directory, 'members.csv');
      const copy = ['--csv', '-c', 'SELECT * FROM members', '-o', file, shop.server.url];
      const { code, stderr } = await finished(psql, copy, { directory });
      expect(code, stderr).toBe(0);
      expect(await readFile(file, 'utf8')).toMatch(/,infinity,/);
      const options = ['--as-of', '2026-06-30'];
      const list = await answerOf('value', file, ...options);
      const table = await answerOf('value', ...shop.table('members'), ...options);
      expectSameBut(ofValue.apart, table.result, list.result);
      expect(list.problems).toEqual([]);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test('--until leaves out orders of infinity', async () => {
    const { result, sources } = await answerOf(
      ...['cohorts', ...shop.table('endless'), '--until', '2026-06-30'],
    );
    const all = await answerOf('cohorts', ...shop.table(), '--until', '2026-06-30');
    expect(result.orders).toBe(all.result.orders - 1);
    expect(sources[1].setAside).toEqual({ 'order-after-until': 1 });
  });

  test.each([
    ['forecast', 'endless', '', 'date-infinite'],
    ['cohorts', 'endless', '', 'date-infinite'],
    ['value', 'founders', '--as-of 2026-06-30', 'date-infinite'],
    ['retention', 'founders', '--as-of 2026-06-30', 'date-infinite'],
    ['forecast', 'undated', '', 'answer-day-placeholder'],
    ['forecast', 'order_lines', '', 'table-orders-repeated'],
    ['cohorts', 'order_lines', '', 'table-orders-repeated'],
    ['value', 'subscriptions', '--as-of 2026-06-30', 'table-customers-repeated'],
    ['value', 'texts', '--as-of 2026-06-30', 'column-type-unfit'],
  ])('%s of %s %s is refused: %s', async (command, table, options, code) => {
    const { codes, stderr } = await refusalOf(command, ...shop.table(table), ...wordsOf(options));
    expect(codes, stderr).toEqual([code]);
  });

  const running = async () => {
    const activity = await shop.client.query(
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
      const words = [inject('program'), 'forecast', ...shop.table('slow'), '-o', '/dev/null'];
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
