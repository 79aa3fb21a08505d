import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakeTrino } from '../src/engine/connect/testing/fake-trino.ts';
import {
  answerOf,
  askedOfBoth,
  expectSameBut,
  inDuckDb,
  rapport,
  wordsOf,
} from './harness/connected-command.ts';
import { startTrinoStandIn } from './harness/trino-stand-in.ts';

let server: FakeTrino;
beforeAll(async () => {
  server = await startTrinoStandIn('fixtures/warehouse/shop.duckdb');
});
afterAll(() => server.stop());

const inTrino = (table: string) => ['--connect', server.url, '--table', table];

/** What `rapport sql` writes for the columns that the command finds. */
async function statementOf(command: string, table: string): Promise<string> {
  const columns =
    table === 'orders'
      ? ['customer=customer_id', 'date=ordered_at', 'amount=amount']
      : ['start=start_date', 'end=end_date', 'spend=monthly_spend:mo'];
  const words = ['sql', command, '--dialect', 'trino', '--table', table];
  const { stdout } = await rapport(...words, ...columns.flatMap((each) => ['--column', each]));
  return stdout.slice(stdout.indexOf('WITH\n'), stdout.lastIndexOf('\n;'));
}

test.each([
  { command: 'forecast', table: 'orders', options: '--holdout none' },
  { command: 'forecast', table: 'orders', options: '--by channel --each' },
  ...askedOfBoth,
])('$command by the protocol of Trino is that of DuckDB: $options', async (each) => {
  const { command, table } = each;
  const words = wordsOf(each.options);
  const one = await answerOf(command, ...inDuckDb(table), ...words);
  const before = server.requests.length;
  const other = await answerOf(command, ...inTrino(table), ...words);
  expect(other.sources[0].file).toBe(
    `${table} at ${server.url.replace('trino://ada@', '')} (trino)`,
  );
  expectSameBut(/^\.answer\b/, other.result, one.result);
  const posted = server.requests.slice(before).map(({ sql }) => sql);
  // Options change the statement.
  if (['', '--holdout none', '--as-of 2026-06-30'].includes(each.options)) {
    const statement = await statementOf(command, table);
    expect(statement.length).toBeGreaterThan(500);
    expect(posted.filter((sql) => sql.includes(`(\n${statement}\n)`))).toHaveLength(2);
  }
});
