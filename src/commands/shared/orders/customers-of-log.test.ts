import { expect, test } from 'vitest';
import { words } from '../../../problems/catalogue.ts';
import { customersFrom, lines, refusals } from '../reading/testing/customers-from.ts';

const plain = { source: 'plain' };
const orders = 'customer,date,amount,channel\n';
const irregular = `${orders}A,2024-01-01,0.10,ads\nA,2024-02-20,0.20,web\nB,2024-02-29,5.00,web\nB,2024-02-29,-6.00,web\n`;

test('what each has spent is the amount, over the stay to the end of the last day', async () => {
  const read = await customersFrom({ 'a.csv': irregular }, { options: plain, labels: ['channel'] });
  expect([...read.customers.amount]).toEqual([0.3, -1]);
  // From 1 January to the end of 29 February; one day of 29.
  expect(lines(read)).toEqual([
    'A 0.3/0.166667y 0.166667y active ads',
    'B -1/0.00287356y 0.00287356y active web',
  ]);
  expect(read.log).toMatchObject({ source: 'plain', amounts: 'net', rule: { kind: 'never' } });
  expect(read.periodYears).toBeNull();
});

test('a known source is a log by its headers, and a list where a column has a role of customers', async () => {
  const stripe =
    'id,Created (UTC),Amount,Amount Refunded,Status,Customer ID\nch_1,2024-01-01,5,0,Paid,A\nch_2,2024-01-09,5,0,Paid,A\n';
  expect((await customersFrom({ 'a.csv': stripe })).customers.ids).toEqual(['A']);
  const options = { column: ['spend=Amount:mo', 'id=id', 'status=-'], 'as-of': '2024-02-01' };
  expect((await customersFrom({ 'a.csv': stripe }, { options })).customers.ids).toEqual([
    'ch_1',
    'ch_2',
  ]);
});

test('one column after another can be chosen, and a later end of the observation', async () => {
  const log = 'who;when;what\nA;2024-01-31;5\n';
  const options = {
    ...plain,
    column: ['customer=who', 'date=when', 'amount=what'],
    until: '2024-02-28',
    'silent-after': '28d',
  };
  const read = await customersFrom({ 'a.csv': log }, { options });
  // 28 of the 29 days to the end of February.
  expect(lines(read)).toEqual(['A 5/0.0804598y 0.0804598y ended']);
});

const monthly = (customers: number) =>
  Array.from({ length: customers * 5 }, (_, i) => {
    const customer = i % customers;
    const month = Math.floor(i / customers) + 1;
    return `C${customer},2024-0${month}-${String(customer + 5)},9\n`;
  }).join('');

test('regular charges tell who has left, and are said', async () => {
  const log = `${orders.replace(',channel', '')}${monthly(10)
    .replaceAll('-5,', '-05,')
    .replaceAll(/-([6-9]),/g, '-0$1,')}GONE,2024-01-20,9\nGONE,2024-02-20,9\n`;
  const options = { ...plain, until: '2024-05-31' };
  const read = await customersFrom({ 'a.csv': log }, { options, status: 'required' });
  const [first] = lines(read);
  expect(first).toBe('C0 45/0.416667y 0.416667y active');
  expect(lines(read).at(-1)).toBe('GONE 18/0.166667y 0.166667y ended');
  expect(read.periodYears).toBe(1 / 12);
  const [said] = read.problems.tallies().flatMap(({ examples }) => examples);
  expect(said).toMatchObject({
    code: 'charges-as-stays',
    args: { interval: 'monthly', share: 1, gaps: 41, tolerance: 3 },
  });
  const silent = { ...options, 'silent-after': '3mo' };
  expect((await customersFrom({ 'a.csv': log }, { options: silent })).log?.rule).toEqual({
    kind: 'silence',
    days: 91,
  });
});

test.each([
  ['who has left, where nothing tells', plain, 'charges-irregular'],
  ['a silence of nothing', { ...plain, 'silent-after': '0d' }, 'out-of-range'],
  ['a silence without a unit', { ...plain, 'silent-after': '90' }, 'unit-missing'],
  ['a silence that is a range', { ...plain, 'silent-after': '30d..90d' }, 'quantity-unreadable'],
  ['the day of an export', { ...plain, 'as-of': '2024-05-01' }, 'option-needs'],
  ['a role of customers', { ...plain, column: ['spend=amount:mo'] }, 'option-needs'],
  ['what to do with rows of one customer', { ...plain, duplicates: 'sum' }, 'option-needs'],
  ['no source', {}, 'orders-likely'],
  ['options of orders for a list', { amounts: 'gross', column: ['amount=amount'] }, 'option-needs'],
])('refuses %s', async (_, options, code) => {
  const problems = await refusals(
    customersFrom({ 'a.csv': irregular }, { options, status: 'required' }),
  );
  expect(problems[0]?.code).toBe(code);
  for (const each of problems) expect(words(each).message).not.toMatch(/\.$|undefined|NaN/);
});
