import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../problems/refusal.ts';
import { cohortColumns, cohortsQuery } from './cohorts-query.ts';
import { forecastColumns, forecastQuery } from './forecast-query.ts';
import type { OrderTable } from './order-table.ts';
import { segmentNames } from './quoted-names.ts';
import { scoredColumns, scoresQuery } from './scores-query.ts';
import type { AnswerColumn } from './statement.ts';
import { summaryColumns, summaryQuery } from './summary-query.ts';
import { anyRow, cellsOf, logColumns, surely } from './testing/any-log.ts';
import { comparable, tableOf } from './testing/both-ways.ts';
import { type AnswerRow, TestDatabase } from './testing/duckdb-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

const answerTo =
  (query: (table: OrderTable) => string[]) =>
  (table: OrderTable): Promise<readonly AnswerRow[]> =>
    database.rows(query(table).join('\n'));

const scores = (table: OrderTable) => scoresQuery(table, { scores: '"scores"', into: '"scored"' });

const statements: readonly {
  readonly query: (table: OrderTable) => string[];
  readonly columns: (table: OrderTable) => readonly AnswerColumn[];
  readonly answer: (table: OrderTable) => Promise<readonly AnswerRow[]>;
}[] = [
  { query: forecastQuery, columns: forecastColumns, answer: answerTo(forecastQuery) },
  { query: summaryQuery, columns: summaryColumns, answer: answerTo(summaryQuery) },
  { query: cohortsQuery, columns: cohortColumns, answer: answerTo(cohortsQuery) },
  {
    query: scores,
    columns: scoredColumns,
    answer: async (table) => {
      await database.run('DROP TABLE IF EXISTS scored');
      await database.run(scores(table).join('\n'));
      return database.rows('FROM scored');
    },
  },
];

const isRefused = (table: OrderTable, name: string, columns: readonly AnswerColumn[]): boolean => {
  try {
    segmentNames(table.dialect, [name], columns);
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
};

test('a segment may have any name that the statement has within itself', async () => {
  const rows = [surely, ...fc.sample(anyRow, { numRuns: 60, seed: 23 })];
  const asked = { by: true, paidBack: false, statuses: [], includeFirst: false, gross: false };
  const table: OrderTable = { ...tableOf({ ...asked, bounded: false }), least: 2 };
  const orders = (channel: string) =>
    database.table(
      'orders',
      logColumns.map((name) => (name === 'channel' ? channel : name)),
      rows.map(cellsOf),
    );
  const cells = ['days_bought', 'first_day', 'last_day', 'alive', 'buys_within'];
  const score = ['expected_purchases', 'value_per_spend', 'value_fixed'];
  const line = ['spend_intercept', 'spend_slope', 'spend_new'];
  const scoresOf = (channel: string) =>
    database.table('scores', [channel, ...cells, ...score, ...line], []);
  let tried = 0;
  for (const { query, columns, answer } of statements) {
    await orders('channel');
    await scoresOf('channel');
    const expected = await answer(table);
    const text = query(table).join('\n');
    const found = new Set(
      [...text.matchAll(/ AS ([a-z]\w*)|([a-z]\w*) AS \(/g)].map(([, a, b]) => a ?? b),
    );
    // The columns of the table itself, and those of the scores, are no names of segments.
    for (const own of [...logColumns, ...cells, ...score, ...line, 'channel']) found.delete(own);
    for (const each of found) {
      // DuckDB tells no names apart that differ in capital or small letters alone.
      const name = each?.toUpperCase() ?? '';
      if (isRefused(table, name, columns({ ...table, by: [] }))) continue;
      await orders(name);
      await scoresOf(name);
      const renamed = expected.map(({ channel = null, ...row }) => ({ ...row, [name]: channel }));
      const got = await answer({ ...table, by: [`"${name}"`] });
      expect(comparable(got), `--by ${name}`).toEqual(comparable(renamed));
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(40);
}, 120_000);
