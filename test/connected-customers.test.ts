import { expect, test } from 'vitest';
import { figures } from '../engines/figures.ts';
import { answerOf, inDuckDb } from './harness/connected-command.ts';

const resultOf = async (...words: readonly string[]) =>
  (await answerOf('forecast', ...words)).result;

/** What is not of one customer, or needs the days of each. */
function comparable({ spend, slipping, notInCells: _, ...result }: Record<string, unknown>) {
  const of = (part: unknown) => ({ ...(part as Record<string, unknown>) });
  const { months: _months, ...spendOf } = of(spend);
  const { plainRule: _rule, ...slippingOf } = of(slipping);
  return { ...result, source: null, spend: spendOf, slipping: slippingOf };
}

/** Results with the same figures to a billionth, and the same words. */
function expectSame(one: Record<string, unknown>, other: Record<string, unknown>): void {
  const [left, right] = [new Map(figures(comparable(one))), new Map(figures(comparable(other)))];
  expect([...right.keys()].toSorted()).toEqual([...left.keys()].toSorted());
  for (const [path, value] of left) {
    const found = right.get(path);
    if (typeof value !== 'number' || typeof found !== 'number') expect(found, path).toBe(value);
    else
      expect(Math.abs(found - value), path).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(value)),
      );
  }
}

test.each<readonly string[]>([
  ['--each'],
  [
    '--each',
    '--where',
    'channel=SEARCH',
    '--sort',
    'daysSilent',
    '--top',
    '7',
    '--keep',
    'order_id',
  ],
  ['--each', '--where', 'channel!=Search', '--where', 'expectedPurchases>=1', '--sort', 'order_id'],
  ['--each', '--by', 'channel', '--seasons', 'on', '--margin', '40%', '--discount', '10%'],
  ['--each', '--all-figures', '--effect', 'channel', '--holdout', 'none'],
  ['--list', 'slipping', '--keep', 'channel', '--until', '2025-06-30', '--since', '2024-02-01'],
  ['--summary', '--by', 'channel', '--include-first-order'],
])('customers of a table are those of the same log in a file: %s %s %s', async (...options) => {
  const log = await resultOf('shop/orders.csv', ...options);
  const table = await resultOf(...inDuckDb(), ...options);
  const listed = log.list?.rows ?? log.customers;
  expect(listed.length).toBeGreaterThan(0);
  expectSame(log, table);
});

test('--where selects what is listed, and the totals stay those of all customers', async () => {
  const options = ['--each', '--where', 'channel=search'];
  const all = await resultOf(...inDuckDb(), '--each');
  const some = await resultOf(...inDuckDb(), ...options);
  expect(some.total).toEqual(all.total);
  expect(some.customers.length).toBeLessThan(all.customers.length);
  expect(some.matching).toBe(some.customers.length);
});
