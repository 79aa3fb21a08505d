import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionTexts } from '../option.ts';
import { answered, countedFigures } from './testing/answered.ts';
import {
  type CountedRow,
  countedRows,
  logText,
  rowsText,
  type WrittenOrder,
} from './testing/counted-rows.ts';

const dayAfter = (days: number) =>
  new Date(Date.UTC(2022, 10, 15 + days)).toISOString().slice(0, 10);

const order = fc.record({
  // Nobody knows who guests are.
  customer: fc.constantFrom('', ...'abcdefghijklmnop'),
  date: fc.oneof(fc.nat(60), fc.nat(800)).map(dayAfter),
  amount: fc.integer({ min: -90_000, max: 900_000 }),
  channel: fc.constantFrom('', 'shop', 'web', 'Arts, "all"'),
});

const logs = fc
  .array(order, { minLength: 1, maxLength: 80 })
  .filter((log) => log.some(({ customer, amount }) => customer !== '' && amount >= 0));

const asked: fc.Arbitrary<OptionTexts> = fc.record(
  {
    cohort: fc.constantFrom('month', 'quarter', 'year'),
    period: fc.constantFrom('month', 'quarter', 'year'),
    by: fc.constant(['channel']),
    after: fc.constant(['1d', '7d', '45d', '1y']),
  },
  { requiredKeys: [] },
);

const costs: fc.Arbitrary<OptionTexts> = fc.oneof(
  fc.constant({}),
  fc.constant({ margin: '40%', serving: '1.20/order + 3%', acquisition: '12.5', payback: '90d' }),
  fc.constant({ margin: '55%', 'acquisition-costs': 'months.csv', payback: '30d' }),
  fc.constant({ margin: '55%', 'acquisition-costs': 'ever.csv' }),
);

const spending = {
  'months.csv':
    'channel,month,cost\nshop,2022-11,31\nweb,2022-12,20\nshop,2023-02,7\nweb,2023-08,9\nshop,2022-01,3\n',
  'ever.csv': 'channel,cost\nshop,100\nradio,3\n',
};

test('what a database counts shows the figures of the log', async () => {
  await fc.assert(
    fc.asyncProperty(logs, fc.nat(50), asked, costs, async (log, more, options, economics) => {
      const bySegment = options['by'] !== undefined;
      const last =
        log
          .map(({ date }) => date)
          .sort()
          .at(-1) ?? '';
      const until = new Date(Date.parse(last) + more * 86_400_000).toISOString().slice(0, 10);
      const files = {
        'log.csv': logText(log),
        'rows.csv': rowsText(countedRows(log, until, bySegment), bySegment),
        ...spending,
      };
      const given = { ...options, ...economics };
      const single = await answered(files, { ...given, until });
      const counted = await answered(files, { ...given, source: 'cells' }, 'rows.csv');
      expect(countedFigures(counted.result)).toEqual(countedFigures(single.result));
      expect(counted.result.notInCells).toEqual(['intervals', 'expectedPurchases', 'revenueKept']);
      const [, behind] = counted.sources;
      const [file] = single.sources;
      expect({ ...behind, file: '' }).toEqual({ ...file, file: '' });
    }),
    { seed: 17, numRuns: 60 },
  );
});

/** Ann, Bob and Cat come in January, Dan in February; counted to 10 April. */
const small: readonly WrittenOrder[] = [
  ['Ann', '2024-01-01'],
  ['Ann', '2024-01-31'],
  ['Ann', '2024-03-01'],
  ['Bob', '2024-01-20'],
  ['Cat', '2024-01-31'],
  ['Cat', '2024-02-01'],
  ['Cat', '2024-04-02'],
  ['Dan', '2024-02-10'],
  ['Dan', '2024-03-10'],
  ['', '2024-03-10'],
].map(([customer = '', date = '']) => ({ customer, date, amount: 10_000, channel: 'web' }));
const rows = countedRows(small, '2024-04-10');

/** Of the small log: the rows that have all of these cells, with others instead. */
const changed = (cells: CountedRow, others: CountedRow, all = rows): readonly CountedRow[] => {
  const has = (row: CountedRow) =>
    Object.entries(cells).every(([name, value]) => row[name as keyof CountedRow] === value);
  expect(all.filter(has)).toHaveLength(1);
  return all.map((row) => (has(row) ? { ...row, ...others } : row));
};

/** The same rows, and as many in the total. */
const withRows = (all: readonly CountedRow[], more: readonly CountedRow[]) => {
  const others = all.filter(({ part }) => part !== 'total');
  const total = all.filter(({ part }) => part === 'total');
  const answer_rows = others.length + more.length;
  return [...others, ...more, ...total.map((row) => ({ ...row, answer_rows }))];
};

const refusedFor = async (all: readonly CountedRow[], bySegment = false) => {
  const files = { 'rows.csv': rowsText(all, bySegment) };
  const refused = await answered(files, { source: 'cells' }, 'rows.csv').catch(
    (error: unknown) => error,
  );
  if (!(refused instanceof Refusal)) throw new Error('not refused');
  const [first] = refused.problems;
  expect(refused.problems.map(({ code }) => code)).toEqual(['answer-impossible']);
  if (first?.code !== 'answer-impossible') throw new Error('another problem');
  return { reason: first.args.reason, row: all[(first.at?.line ?? 0) - 2] };
};

const jan = { first_day: '2024-01-31', day: '2024-02-01' };

test.each<[string, CountedRow, CountedRow, string]>([
  ['a day before the first', jan, { day: '2024-01-30' }, 'day, 2024-01-30, is before first_day'],
  [
    'a day after the last',
    jan,
    { day: '2024-04-11' },
    'day, 2024-04-11, is after until, 2024-04-10',
  ],
  ['no day', jan, { day: '' }, 'day is blank'],
  ['no first day', jan, { first_day: '' }, 'first_day is blank'],
  ['no spend', jan, { amount: '' }, 'amount is blank'],
  ['nobody', jan, { customers: 0, second: 0 }, 'customers is 0'],
  [
    'more who bought again than who bought',
    jan,
    { second: 2 },
    'second, 2, is more than customers, 1',
  ],
  ['fewer orders than buyers', jan, { orders: 0 }, 'orders, 0, is less than customers, 1'],
  ['more buyers than came', jan, { customers: 2, orders: 2 }, 'customers, 2, is more than came'],
  [
    'nobody who bought again, and somebody who did',
    jan,
    { second: 0 },
    'second adds up to until then, 0',
  ],
  [
    'a second time on the first day',
    { first_day: '2024-01-20', part: 'age' },
    { second: 1 },
    'second is 1 on the first day',
  ],
  [
    'a first day on which nobody bought',
    { first_day: '2024-01-20', part: 'age' },
    { day: '2024-01-21' },
    'no row has the first_day 2024-01-20 as its day',
  ],
  [
    'more who bought again than came',
    { first_day: '2024-01-31', day: '2024-04-02' },
    { second: 1 },
    'second adds up to 2, and 1 came',
  ],
  [
    'one day twice',
    { first_day: '2024-01-31', day: '2024-04-02' },
    { day: '2024-02-01' },
    'another row is of the same days or months',
  ],
  [
    'a month before the first',
    { first_month: '2024-02', month: '2024-03' },
    { previous_month: '2024-01' },
    'previous_month is before first_month',
  ],
  [
    'a month after the last',
    { first_month: '2024-01', month: '2024-04' },
    { month: '2024-05' },
    'a month of it is not in the observation',
  ],
  [
    'a month that does not follow',
    { first_month: '2024-01', month: '2024-04' },
    { month: '2024-02' },
    'month is not after previous_month',
  ],
  [
    'a first purchase in a later month',
    { first_month: '2024-02', month: '2024-02' },
    { month: '2024-03' },
    'month is not first_month',
  ],
  [
    'a month in which nobody bought',
    { first_month: '2024-02', month: '2024-03' },
    { month: '2024-04' },
    'no row of the kind age says that these customers bought in its months',
  ],
  [
    'a move of nobody',
    { first_month: '2024-02', month: '2024-03' },
    { customers: 0 },
    'customers is 0',
  ],
  ['no month', { first_month: '2024-02', month: '2024-03' }, { month: '' }, 'month is blank'],
  [
    'more who moved than bought',
    { first_month: '2024-02', month: '2024-03' },
    { customers: 2 },
    '2 of these customers bought in its month by the rows move, 1 by the rows age',
  ],
  [
    'fewer who came than bought',
    { first_month: '2024-01', month: '2024-01' },
    { customers: 2 },
    '3 by the rows age',
  ],
  ['a reason for nothing', { part: 'set_aside' }, { reason: '' }, 'reason is blank'],
  ['no end', { part: 'total' }, { until: '' }, 'until is blank'],
  ['other orders in all', { part: 'total' }, { orders: 8 }, 'orders, 8, is not what'],
])('%s is refused, and its row named', async (_, cells, others, reason) => {
  const all = changed(cells, others);
  const refused = await refusedFor(all);
  expect(refused.reason).toContain(reason);
  expect(refused.row).toMatchObject(others);
});

test('who leaves a month was there: more who buy later than had bought are refused', async () => {
  // Ann of January buys in March, and one more is said to have come from there to April, where Cat bought.
  const more = [
    {
      part: 'age',
      first_day: '2024-01-01',
      day: '2024-04-03',
      customers: 1,
      second: 0,
      orders: 1,
      amount: 1,
    },
    {
      part: 'move',
      first_month: '2024-01',
      previous_month: '2024-03',
      month: '2024-04',
      customers: 2,
    },
  ];
  const kept = changed({ part: 'total' }, { orders: 10 });
  const all = withRows(
    kept.filter(
      ({ previous_month, month }) => !(previous_month === '2024-02' && month === '2024-04'),
    ),
    more,
  );
  expect((await refusedFor(all)).reason).toContain('2 bought there before a later one');
});

test('a move that is missing is noticed at the days', async () => {
  const all = withRows(
    rows.filter(({ month, first_month }) => !(month === '2024-03' && first_month === '2024-02')),
    [],
  );
  const { reason, row } = await refusedFor(all);
  expect(reason).toBe(
    '0 of these customers bought in its month by the rows move, 1 by the rows age',
  );
  expect(row).toMatchObject({ part: 'age', first_day: '2024-02-10', day: '2024-03-10' });
});

test('rows of segments are not added up without their column', async () => {
  const log = small.map((each, i): WrittenOrder => ({ ...each, channel: i < 4 ? 'web' : 'shop' }));
  const moved = log.map((each) => ({ ...each, date: each.date.replace('01-20', '01-31') }));
  const { reason } = await refusedFor(countedRows(moved, '2024-04-10', true), true);
  expect(reason).toContain('name their columns by --by here too');
});

test('an answer of nothing is refused, with what became of the rows of the table', async () => {
  const all = withRows(changed({ part: 'total' }, { orders: 0 }), []).filter(
    ({ part }) => part === 'set_aside' || part === 'total',
  );
  const files = { 'rows.csv': rowsText(withRows(all, [])) };
  const refused = await answered(files, { source: 'cells' }, 'rows.csv').catch(
    (error: unknown) => error,
  );
  if (!(refused instanceof Refusal)) throw new Error('not refused');
  expect(refused.problems).toMatchObject([
    { code: 'answer-empty', args: { aside: '1 set aside (order-guest)' } },
  ]);
});
