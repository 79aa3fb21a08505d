import { expect, test } from 'vitest';
import { words } from '../../../problems/catalogue.ts';
import { type Asked, customersFrom, found, lines, refusals } from './testing/customers-from.ts';

const asked = (options: Asked['options'] = {}): Asked => ({
  options: { 'as-of': '2024-07-01', 'window-start': '2023-01-01', ...options },
  spend: 'unused',
  status: 'required',
});
const read = (content: string, options?: Asked['options']) =>
  customersFrom({ 'a.csv': content }, asked(options));

test('customers are seen from the start of the window on', async () => {
  const customers = await read(
    [
      'id,start,end',
      'began before,2022-07-01,2023-07-01',
      'still active,2021-01-01,',
      'began in it,2023-04-01,2023-10-01',
      'began with it,2023-01-01,2024-01-01',
      'no time at all,2023-02-01,2023-02-01',
    ].join('\n'),
  );
  expect(lines(customers)).toEqual([
    'began before 0/0y 1y ended',
    'still active 0/0y 3.5y active',
    'began in it 0/0y 0.5y ended',
    'began with it 0/0y 1y ended',
    'no time at all 0/0y 0y ended',
  ]);
  expect([...(customers.customers.entryYears ?? [])]).toEqual([0.5, 2, 0, 0, 0]);
});

test('those who had left by then are set aside, on the very day too', async () => {
  const customers = await read(
    'id,start,end\nA,2022-01-01,2022-12-01\nB,2022-01-01,2023-01-01\nC,2022-01-01,2023-01-02\nD,2023-01-01,2023-01-01\n',
  );
  expect(customers.customers.ids).toEqual(['C']);
  const [entry = 0] = customers.customers.entryYears ?? [];
  expect(entry).toBe(1);
  expect(entry).toBeLessThan(customers.customers.tenureYears?.[0] ?? 0);
  expect(customers.sources).toEqual([
    { file: 'a.csv', read: 4, used: 1, setAside: { 'ended-before-window': 3 }, rejected: 0 },
  ]);
});

test('rows that are added up are one relationship, from the first start to the last end', async () => {
  const rows =
    'id,start,end\nA,2022-01-01,2022-04-01\nA,2023-04-01,2023-07-01\nB,2021-01-01,2022-01-01\nB,2022-02-01,2022-03-01\n';
  const sum = await read(rows, { duplicates: 'sum' });
  expect(lines(sum)).toEqual(['A 0/0y 1.5y ended']);
  expect([...(sum.customers.entryYears ?? [])]).toEqual([1]);
  expect(sum.sources[0]).toMatchObject({ used: 2, setAside: { 'ended-before-window': 2 } });
  const each = await read(rows, { duplicates: 'each' });
  expect(lines(each)).toEqual(['A 0/0y 0.25y ended']);
  expect([...(each.customers.entryYears ?? [])]).toEqual([0]);
});

test('a tenure that is written down needs a start as well', async () => {
  const written = 'id,tenure_months,churn\nA,24,no\nB,6,yes\n';
  const [first, ...others] = await refusals(read(written));
  expect(others).toEqual([]);
  expect(first).toMatchObject({ code: 'window-needs-start', at: { file: 'a.csv', line: 1 } });
  if (first !== undefined) expect(words(first).advice).toContain('--column start=HEADER');
  const dated = 'id,tenure_months,churn,start\nA,24,no,2022-07-01\nB,6,yes,2022-04-01\nC,6,yes,\n';
  const customers = await read(dated);
  expect(lines(customers)).toEqual(['A 0/0y 2y active']);
  expect([...(customers.customers.entryYears ?? [])]).toEqual([0.5]);
  expect(found(customers)).toEqual(['1 start-unknown a.csv:4', '1 ended-before-window a.csv:3']);
});

test('without a window nobody enters late', async () => {
  const customers = await customersFrom(
    { 'a.csv': 'id,start,end\nA,2022-01-01,2022-12-01\n' },
    { spend: 'unused' },
  );
  expect(customers.customers.entryYears).toBeUndefined();
});

test.each([
  [{ 'window-start': '2024-07-01' }, 'option-conflict'],
  [{ 'window-start': 'last year' }, 'quantity-unreadable'],
])('%j is refused as %s', async (options, code) => {
  const problems = await refusals(read('id,start,end\nA,2022-01-01,\n', options));
  expect(problems.map((each) => each.code)).toEqual([code]);
});

test('a day that stands for none shows no start before the window, beside a tenure too', async () => {
  const content =
    'id,tenure_months,start,status\nA,12,1900-01-01,active\nB,6,2023-07-01,ended\nC,18,2023-01-01,active\n';
  const customers = await read(content);
  expect(lines(customers)).toEqual(['B 0/0y 0.5y ended', 'C 0/0y 1.5y active']);
  expect(found(customers)).toEqual(['1 start-placeholder a.csv:2']);
});
