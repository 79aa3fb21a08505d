import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ForecastAggregates,
  readForecastAggregates,
} from '../input/aggregates/forecast-aggregates.ts';
import { Refusal } from '../problems/refusal.ts';
import { forecastQuery } from './forecast-query.ts';
import { anyRow, cellsOf, type LogRow, logColumns, surely } from './testing/any-log.ts';
import { anyAsked, type rowsCounted, tableOf } from './testing/both-ways.ts';
import { TestDatabase } from './testing/duckdb-answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.open();
});
afterAll(() => database.close());

type Answer = Parameters<typeof rowsCounted>[0];

/** The answer as the reader of a forecast understands it; the code of what refuses it. */
async function readBack(
  answer: Answer,
  by: boolean,
  includeFirst: boolean,
): Promise<ForecastAggregates | string> {
  const directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  const quoted = (cell: string | null) => (cell === null ? '' : `"${cell.replaceAll('"', '""')}"`);
  const lines = [Object.keys(answer[0] ?? {}), ...answer.map((row) => Object.values(row))];
  writeFileSync(
    join(directory, 'answer.csv'),
    `${lines.map((cells) => cells.map(quoted).join(',')).join('\n')}\n`,
  );
  const request = {
    files: ['answer.csv'],
    columns: new Map(),
    keepRejects: false,
    labels: by ? [{ header: 'channel', option: '--by' as const }] : [],
    segments: by ? ['channel'] : [],
    unit: 'week' as const,
    includeFirst,
  };
  try {
    return await readForecastAggregates(request, { directory, stdin: Readable.from([]) });
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ code }) => code).join(' ');
    throw error;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Rows of customers who are alike, so that some cells have as many as --least asks for. */
const alike = ['T1', 'T2', 'T3'].flatMap((customer): LogRow[] => [
  { ...surely, customer },
  { ...surely, customer, day: '2024-02-01', amount: '-1', paidBack: null },
]);

test('each row of the table is used or set aside, whatever --where and --least leave out', async () => {
  const met = { 'answer-empty': 0, 'cells-dropped': 0, 'order-outside-where': 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { maxLength: 40 }),
      anyAsked,
      fc.constantFrom(undefined, 2, 3),
      async (some, asked, least) => {
        const rows: readonly LogRow[] = [surely, ...alike, ...some];
        await database.table('orders', logColumns, rows.map(cellsOf));
        const table = { ...tableOf(asked), ...(least !== undefined && { least }) };
        const answer = await database.rows(forecastQuery(table).join('\n'));
        const read = await readBack(answer, asked.by, asked.includeFirst);
        if (typeof read === 'string') {
          expect(read).toBe('answer-empty');
          met['answer-empty'] += 1;
          return;
        }
        const [, log] = read.sources;
        const setAside = log?.setAside ?? {};
        const aside = Object.values(setAside).reduce((sum, count) => sum + count, 0);
        expect(log?.read).toBe(rows.length);
        expect((log?.used ?? 0) + aside).toBe(rows.length);
        expect(read.orders + read.refunds).toBe(log?.used);
        const cells = answer.filter(({ part }) => part === 'cell');
        expect(cells.reduce((sum, { orders }) => sum + Number(orders), 0)).toBe(read.orders);
        expect(read.isGross).toBe(asked.gross);
        for (const code of ['cells-dropped', 'order-outside-where'] as const)
          if (code in setAside) met[code] += 1;
      },
    ),
    { numRuns: 120, seed: 23, endOnFailure: true },
  );
  expect(met['answer-empty']).toBeGreaterThan(0);
  expect(met['cells-dropped']).toBeGreaterThan(5);
  expect(met['order-outside-where']).toBeGreaterThan(5);
}, 120_000);
