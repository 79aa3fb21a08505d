import { expect, test } from 'vitest';
import {
  answerOfRows,
  expectRowsAsList,
  reportOn,
  reportsOn,
} from '../shared/testing/stay-answer.ts';
import { type RunOfTexts, runOf } from '../testing/run-of.ts';
import { retention } from './command.ts';
import type { RetentionResult } from './result.ts';

const run = runOf(retention) as RunOfTexts<RetentionResult>;

const report = reportsOn(run);

const asked: readonly Readonly<Record<string, string | true>>[] = [
  {},
  { by: 'home' },
  { by: 'home', explain: true, at: '1y,2y,9y', horizon: '8y' },
  { model: 'weibull', discount: '10%', residual: '1,7' },
  { 'tenure-rounding': 'exact', period: '3mo' },
  { 'window-start': '2020-06-01' },
  { intervals: true, draws: '100' },
];

test.each(asked)(
  'rows say of retention what the list says: %j',
  (options) => expectRowsAsList(report, options),
  60_000,
);

/** Half of `many` customers came on the first day and left after one year or stayed for three; and so did a few owners. */
const rowsOf = (many: number) =>
  answerOfRows([
    ['renter', '2020-01-01', '2021-01-01', '', String(many / 2), String(many * 500_000)],
    ['renter', '2020-01-01', '', '', String(many / 2), String(many * 500_000)],
    ['owner', '2020-01-01', '2022-01-01', '', '20', '4000000'],
  ]);

test('a row that stands for millions takes no more memory than one, and counts them all', async () => {
  const before = process.memoryUsage().arrayBuffers;
  const options = { source: 'cells', 'as-of': '2023-01-01', 'tenure-rounding': 'exact' };
  const { result } = await report(rowsOf(10_000_000), options);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2e7);
  const { customers, ended, exposureYears, exponential } = result.total;
  expect({ customers, ended }).toEqual({ customers: 10_000_020, ended: 5_000_020 });
  // 5 million stayed for one year, 5 million for three, and 20 for two.
  expect(exposureYears).toBeCloseTo(5e6 + 15e6 + 40, 4);
  expect(exponential?.rate).toBeCloseTo(5_000_020 / 20_000_040, 12);
});

test('half of the rows in the middle of the curve is half of the customers', async () => {
  const { result } = await report(rowsOf(1000), {
    source: 'cells',
    'as-of': '2023-01-01',
    'tenure-rounding': 'exact',
    at: '18mo',
  });
  const [point] = result.total.at ?? [];
  // 500 of 1,020 have left; a month 500 spend 50,000 and did spend as much, and 20 spend 400.
  expect(point?.survival).toBeCloseTo(520 / 1020, 12);
  expect(point?.revenueSurvival).toBeCloseTo((500 * 100 + 400) / (1000 * 100 + 400), 12);
});

test.each([
  ['0', 'answer-impossible'],
  ['', 'answer-impossible'],
  ['-3', 'out-of-range'],
  ['1.5', 'out-of-range'],
])('a row of %s customers is refused, and named', async (customers, code) => {
  const content = answerOfRows([['owner', '2020-01-01', '2021-01-01', '', customers, '1']]);
  await expect(report(content, { source: 'cells' })).rejects.toMatchObject({
    problems: [{ code, at: { file: 'customers.csv', line: 2 } }],
  });
});

test('two rows with the same segment, days and status are refused, unless another column tells them apart', async () => {
  const row = ['owner', '2020-01-01', '2021-01-01', 'canceled', '15', '1'];
  const twice = answerOfRows([row, row]);
  await expect(report(twice, { source: 'cells', by: 'home' })).rejects.toMatchObject({
    problems: [{ code: 'answer-impossible', at: { line: 3 } }],
  });
  const apart = answerOfRows([row, ['renter', ...row.slice(1)]]);
  const { result } = await report(apart, { source: 'cells' });
  expect(result.total.customers).toBe(30);
});

test('without the day of the export customers who are still there are refused, and counted', async () => {
  const content = answerOfRows([['owner', '2020-01-01', '', '', '7000', '1']]);
  await expect(reportOn(run, content, { source: 'cells' })).rejects.toMatchObject({
    problems: [{ code: 'as-of-missing', args: { customers: 7000, latest: '2020-01-01' } }],
  });
});
