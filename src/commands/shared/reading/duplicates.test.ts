import { expect, test } from 'vitest';
import { customersFrom, found, lines, refusals, table } from './testing/customers-from.ts';

const how = (duplicates: string) => ({ options: { duplicates, 'as-of': '2024-01-01' } });
const dated = 'id,monthly spend,start,end,plan';
const subscriptions = `${dated}
A,10,2023-01-01,,basic
B,10,2023-07-01,,basic
A,60,2022-07-01,2023-01-01,storage
`;

test('several rows for a customer are refused', async () => {
  const [only] = await refusals(table(subscriptions, { options: { 'as-of': '2024-01-01' } }));
  expect(only).toMatchObject({
    code: 'customers-repeated',
    args: { customers: 1, id: 'A', lines: '2, 4' },
    at: { file: 'a.csv', line: 4 },
  });
});

test('sum adds up what each row brought in its own time, over the customer’s tenure', async () => {
  // A: 10 × 12 months + 60 × 6 months = 480 in 18 months; B: 10 × 6 months.
  expect(await table(subscriptions, how('sum'))).toEqual([
    'A 480/1.5y 1.5y active',
    'B 60/0.5y 0.5y active',
  ]);
  const { customers, sources } = await customersFrom({ 'a.csv': subscriptions }, how('sum'));
  // 2022-07-01 and 2023-07-01.
  expect([...(customers.startDay ?? [])]).toEqual([19174, 19539]);
  expect(sources[0]).toMatchObject({ read: 3, used: 3, setAside: {} });
});

test('sum says where labels differ, and keeps the first', async () => {
  const read = await customersFrom({ 'a.csv': subscriptions }, { ...how('sum'), labels: ['plan'] });
  expect(lines(read).map((line) => line.split(' ').at(-1))).toEqual(['basic', 'basic']);
  expect(found(read)).toEqual(['1 labels-differ a.csv:4:plan']);
});

test('sum of written tenures takes the longest', async () => {
  const content = 'id,monthly spend,tenure_months,churn\nA,10,6,Yes\nA,5,12,Yes\nB,1,12,No\n';
  // 10 × 6 + 5 × 12 in a year.
  expect(await table(content, how('sum'))).toEqual(['A 120/1y 1y ended', 'B 12/1y 1y active']);
});

test('sum of totals is a total', async () => {
  const content = 'id,total spend,tenure_years\nA,10.10,1\nA,20.20,3\n';
  expect(await table(content, how('sum'))).toEqual(['A 30.3/3y 3y']);
});

test('sum without tenure: the same period adds up in the period', async () => {
  const asked = { ...how('sum'), tenure: 'unused' as const };
  const content = 'id,monthly spend\nA,10\nB,1\nA,5\n';
  expect(await table(content, asked)).toEqual(['A 15/0.0833333y', 'B 1/0.0833333y']);
});

test('sum without tenure: rows with a month of their own add up their periods', async () => {
  const asked = { ...how('sum'), tenure: 'unused' as const };
  const content = 'id,month,spend\nA,2024-01,10\nB,2024-01,1\nA,2024-02,5\n';
  expect(await table(content, asked)).toEqual(['A 15/0.166667y', 'B 1/0.0833333y']);
});

test('sum adds cents exactly', async () => {
  const asked = { ...how('sum'), tenure: 'unused' as const };
  const rows = Array.from({ length: 1000 }, () => 'A,0.10').join('\n');
  const { customers } = await customersFrom({ 'a.csv': `id,annual spend\n${rows}\n` }, asked);
  expect(customers.amount[0]).toBe(100);
});

test('first keeps the first row and counts the others', async () => {
  const read = await customersFrom({ 'a.csv': subscriptions }, how('first'));
  expect(lines(read)).toEqual(['A 10/0.0833333y 1y active', 'B 10/0.0833333y 0.5y active']);
  expect(read.sources[0]).toMatchObject({ read: 3, used: 2, setAside: { 'customer-repeated': 1 } });
});

test('each makes every row a customer', async () => {
  expect(await table(subscriptions, how('each'))).toEqual([
    'A 10/0.0833333y 1y active',
    'B 10/0.0833333y 0.5y active',
    'A#2 60/0.0833333y 0.5y ended',
  ]);
});

test('each makes no id that a customer already has', async () => {
  const content = 'id,monthly spend,years\nA,1,1\nA#2,1,1\nA,1,1\nA,1,1\n';
  const { customers } = await customersFrom({ 'a.csv': content }, how('each'));
  expect(customers.ids).toEqual(['A', 'A#2', 'A#3', 'A#4']);
});

test('rows that are set aside or rejected make no duplicates', async () => {
  const content = `${dated},status\nA,10,2023-01-01,,x,active\nA,10,2023-01-01,,x,incomplete\nA,ten,2023-01-01,,x,active\n`;
  const asked = { options: { 'as-of': '2024-01-01' } };
  expect(await table(content, asked)).toHaveLength(1);
});

test('duplicates across files are found', async () => {
  const content = 'id,monthly spend,years\nA,1,1\n';
  const other = 'id,monthly spend,years\nA,2,1\n';
  const [only] = await refusals(customersFrom({ 'a.csv': content, 'b.csv': other }));
  expect(only).toMatchObject({ args: { lines: 'a.csv:2, b.csv:2' } });
});
