import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../problems/refusal.ts';
import { lines, summaryOf } from './testing/output-of.ts';

interface Order {
  readonly customer: number;
  readonly day: number;
  readonly amount: number;
  readonly channel: string;
}

const orders: fc.Arbitrary<readonly Order[]> = fc.array(
  fc.record({
    customer: fc.nat(5),
    day: fc.integer({ min: 1, max: 28 }),
    amount: fc.integer({ min: 1, max: 99 }),
    channel: fc.constantFrom('web', 'shop', 'friends', ''),
  }),
  { minLength: 1, maxLength: 20 },
);
const day = (each: Order) => `2024-01-${String(each.day).padStart(2, '0')}`;
const row = (each: Order, i: number) =>
  `#${1000 + i},C${each.customer},${day(each)},${each.amount}`;
const bare = (all: readonly Order[]) =>
  ['Order Number,Customer,Date,Amount', ...all.map(row)].join('\n');
const whole = (all: readonly Order[]) =>
  [
    'Order Number,Customer,Date,Amount,Channel',
    ...all.map((each, i) => `${row(each, i)},${each.channel}`),
  ].join('\n');
const by = { by: ['Channel'] };

test('a column that is joined by the order says what it says in the log', async () => {
  await fc.assert(
    fc.asyncProperty(orders, fc.boolean(), async (all, reversed) => {
      const joined = all.map((each, i) => `${1000 + i},${each.channel}`);
      const file = ['Transaction ID,Channel', ...(reversed ? joined.toReversed() : joined)];
      const one = await summaryOf({ 'log.csv': whole(all) }, by);
      const other = await summaryOf(
        { 'log.csv': bare(all), 'utm.csv': file.join('\n') },
        { ...by, join: ['utm.csv'] },
      );
      expect(lines(other)).toEqual(lines(one));
      expect(other.report.problems.map(({ code }) => code)).toEqual(
        one.report.problems.map(({ code }) => code),
      );
    }),
    { numRuns: 40 },
  );
});

test('a column that is joined by the customer says the same of all orders of each', async () => {
  await fc.assert(
    fc.asyncProperty(orders, async (all) => {
      const ofCustomer = all.map((each) => ({ ...each, channel: `c${each.customer % 3}` }));
      const rows = new Set(ofCustomer.map((each) => `C${each.customer},${each.channel}`));
      const survey = ['customer id,Channel', ...rows].join('\n');
      const one = await summaryOf({ 'log.csv': whole(ofCustomer) }, by);
      const other = await summaryOf(
        { 'log.csv': bare(all), 'survey.csv': survey },
        { ...by, join: ['survey.csv'] },
      );
      expect(lines(other)).toEqual(lines(one));
    }),
    { numRuns: 40 },
  );
});

const log = [
  'order,customer,date,amount',
  '1,Ada,2024-01-01,10',
  '2,Ben,2024-01-02,10',
  '3,Cleo,2024-01-03,10',
].join('\n');
const joinedTo = (file: string, orderLog = log) =>
  summaryOf({ 'log.csv': orderLog, 'utm.csv': file }, { by: ['channel'], join: ['utm.csv'] });
const codes = (problems: readonly { readonly code: string; readonly count: number }[]) =>
  problems.map(({ code, count }) => `${count} ${code}`);

test('rows that contradict each other say nothing, and those that agree count once', async () => {
  const read = await joinedTo('order,channel\n#1,web\n#1,web\n2,web\n2,shop\n9,web\n');
  expect(lines(read).map((line) => line.split(', ').at(-1))).toEqual(['web', '', '']);
  expect(codes(read.report.problems)).toEqual(
    ['1 orders-not-joined', '2 join-contradicted', '1 join-row-unmatched'].sort(
      (a, b) => order(a) - order(b),
    ),
  );
  expect(read.report.sources[1]).toMatchObject({
    read: 5,
    used: 2,
    setAside: { 'join-contradicted': 2, 'join-row-unmatched': 1 },
  });
});

/** The notes of the log come before those of the file. */
const order = (text: string): number => (text.includes('orders-not-joined') ? 0 : 1);

test('a number that several customers have tells none of them', async () => {
  const read = await joinedTo('order,channel\n1,web\n2,shop\n', log.replace('3,Cleo', '1,Cleo'));
  expect(lines(read).map((line) => line.split(', ').at(-1))).toEqual(['', 'shop', '']);
  expect(codes(read.report.problems)).toContain('1 join-contradicted');
});

test.each([
  ['order,channel\n7,web\n', ['join-row-unmatched', 'rows-none-left']],
  ['number,channel\n7,web\n', ['column-missing']],
  ['order,medium\n1,web\n', ['column-unknown']],
])('%j is refused', async (file, expected) => {
  const error = await joinedTo(file).catch((thrown: unknown) => thrown);
  expect(error instanceof Refusal && error.problems.map(({ code }) => code)).toEqual(expected);
});
