import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { readForecastAggregates } from './forecast-aggregates.ts';

const header =
  'part,days_bought,first_day,last_day,customers,orders,amount,payers,paid,paid_squares,purchases,day,until,gross,refunds,include_first,answer_rows';

/** The days of which orders are refused, with the other days, of customers who bought once or on two days. */
async function refusedDays(bought: readonly (readonly string[])[], until: string) {
  const cells = bought.map((days) => {
    const [first = '', last = first] = days;
    return `cell,${days.length},${first},${last},1,${days.length},50000,0,0,0,,,,,,,`;
  });
  const repeats = bought
    .flatMap(([, second]) => (second === undefined ? [] : [second]))
    .map((day) => `day,,,,,,,,,,1,${day},,,,,`);
  const rows = [...cells, ...repeats];
  const total = `total,,,,,${bought.flat().length},,,,,,,${until},0,0,0,${rows.length}`;
  const directory = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  writeFileSync(join(directory, 'answer.csv'), `${[header, ...rows, total].join('\n')}\n`);
  try {
    await readForecastAggregates(
      {
        files: ['answer.csv'],
        columns: new Map(),
        keepRejects: false,
        labels: [],
        segments: [],
        unit: 'week',
        includeFirst: false,
      },
      { directory, stdin: Readable.from([]) },
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ code, args, at }) => ({ code, args, line: at?.line }));
  } finally {
    rmSync(directory, { recursive: true });
  }
  return [];
}

const others = { first: '2024-01-05', last: '2024-04-20' };
const usual = [['2024-01-05', '2024-04-20'], ['2024-02-01']];

test.each([
  ['a first day', [...usual, ['1970-01-01']], '2024-04-20', '1970-01-01', 4],
  ['a later day', [...usual, ['2024-02-01', '9999-12-31']], '9999-12-31', '9999-12-31', 4],
  ['the day of a refund, which nobody has but the total', usual, '2099-12-31', '2099-12-31', 5],
])('%s that stands for none is refused', async (_, bought, until, day, line) => {
  expect(await refusedDays(bought, until)).toEqual([
    { code: 'answer-day-placeholder', args: { day, others }, line },
  ]);
});

test('such a day among others is a day', async () => {
  expect(await refusedDays(usual, '2024-04-20')).toEqual([]);
  const since1968 = [['1968-05-01', '1969-06-01'], ['1970-01-01']];
  expect(await refusedDays(since1968, '1970-03-01')).toEqual([]);
});
