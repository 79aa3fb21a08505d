import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cohortsQuery } from '../../sql/cohorts-query.ts';
import { dialects } from '../../sql/dialect.ts';
import {
  anyRow,
  cellsOf,
  csvOf,
  type LogRow,
  logColumns,
  surely,
} from '../../sql/testing/any-log.ts';
import { answerText } from '../../sql/testing/csv-text.ts';
import { TestDatabase } from '../../sql/testing/duckdb-answer.ts';
import type { OptionTexts } from '../option.ts';
import { answered, countedFigures } from './testing/answered.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

/** What DuckDB answers about a log, as its client prints it. */
async function answerOf(rows: readonly LogRow[], by: readonly string[]): Promise<string> {
  await database.table('orders', logColumns, rows.map(cellsOf));
  const query = cohortsQuery({
    dialect: dialects.duckdb,
    table: '"orders"',
    customer: '"customer"',
    date: '"day"',
    amount: '"amount"',
    gross: false,
    by: by.map((column) => `"${column}"`),
    where: [],
    includeFirst: false,
  });
  return answerText(await database.rows(query.join('\n')));
}

const given: OptionTexts = { after: ['1d', '30d', '60d'], margin: '40%', acquisition: '3' };

test('what DuckDB counts of a table shows the figures of the same log in a file', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { maxLength: 60 }),
      fc.record(
        {
          cohort: fc.constantFrom('month', 'quarter', 'year'),
          period: fc.constantFrom('month', 'quarter', 'year'),
          by: fc.constant(['channel']),
        },
        { requiredKeys: ['period'] },
      ),
      async (more, options) => {
        const rows = [surely, ...more];
        // The reader of files rejects rows without a day or an amount; the statement sets them aside.
        const whole = rows.filter(({ day, amount }) => day !== null && amount !== null);
        const files = {
          'log.csv': csvOf(whole),
          'answer.csv': await answerOf(rows, options.by ?? []),
        };
        const column = ['date=day', 'status=-', 'refunded=-'];
        const read = { ...given, ...options, column, decimal: '.', source: 'plain' };
        const single = await answered(files, read);
        const cells = { ...given, ...options, source: 'cells' };
        const counted = await answered(files, cells, 'answer.csv');
        expect(countedFigures(counted.result)).toEqual(countedFigures(single.result));
      },
    ),
    { seed: 23, numRuns: 40 },
  );
}, 60_000);
