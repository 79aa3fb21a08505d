import { expect, test } from 'vitest';
import { customersFrom, found, lines, refusals } from './testing/customers-from.ts';

const join = (...files: string[]) => ({ join: files });
const stays = 'customer,home,tenure_years\nA,renter,1\nB,owner,2\nC,owner,3\n';
const spend = 'customer,month,spend\nA,2024-01,10\nB,2024-01,1\nA,2024-02,30\nD,2024-01,5\n';

test('joined spend is added up by customer; those in one file alone are set aside', async () => {
  const read = await customersFrom(
    { 'stays.csv': stays, 'spend.csv': spend },
    { options: join('spend.csv'), labels: ['home'] },
  );
  expect(lines(read)).toEqual(['A 40/0.166667y 1y renter', 'B 1/0.0833333y 2y owner']);
  expect(read.sources).toEqual([
    { file: 'stays.csv', read: 3, used: 2, setAside: { 'join-unmatched': 1 }, rejected: 0 },
    { file: 'spend.csv', read: 4, used: 3, setAside: { 'join-unmatched': 1 }, rejected: 0 },
  ]);
  expect(found(read)).toEqual(['1 rows-added-up spend.csv:', '2 join-unmatched stays.csv:4']);
});

test('it makes no difference which file joins which', async () => {
  const read = await customersFrom(
    { 'spend.csv': spend, 'stays.csv': stays },
    { options: join('stays.csv'), labels: ['home'] },
  );
  expect(lines(read)).toEqual(['A 40/0.166667y 1y renter', 'B 1/0.0833333y 2y owner']);
  expect(read.sources.map(({ file, used }) => [file, used])).toEqual([
    ['spend.csv', 3],
    ['stays.csv', 2],
  ]);
});

test('several files can be joined, dates from one and ends from another', async () => {
  const read = await customersFrom(
    {
      'a.csv': 'id,monthly spend\nA,10\nB,10\n',
      'b.csv': 'id,start\nB,2023-01-01\nA,2023-07-01\n',
      'c.csv': 'id,end\nA,2024-01-01\nB,\n',
    },
    { options: { ...join('b.csv', 'c.csv'), 'as-of': '2024-07-01' } },
  );
  expect(lines(read)).toEqual(['A 10/0.0833333y 0.5y ended', 'B 10/0.0833333y 1.5y active']);
});

test('ids are compared without spaces and apostrophes', async () => {
  const read = await customersFrom(
    { 'a.csv': "id,years\n'17 ,1\n", 'b.csv': 'id,annual spend\n 17,5\n' },
    { options: join('b.csv') },
  );
  expect(lines(read)).toEqual(['17 5/1y 1y']);
});

test('a row that its own file sets aside leaves the joined rows out too', async () => {
  const read = await customersFrom(
    { 'a.csv': 'id,years\nA,\nB,1\n', 'b.csv': 'id,annual spend\nA,5\nB,5\n' },
    { options: join('b.csv') },
  );
  expect(read.sources).toEqual([
    { file: 'a.csv', read: 2, used: 1, setAside: { 'tenure-unknown': 1 }, rejected: 0 },
    { file: 'b.csv', read: 2, used: 1, setAside: { 'customer-left-out': 1 }, rejected: 0 },
  ]);
});

test('a total is spread over a tenure from another file', async () => {
  const read = await customersFrom(
    { 'a.csv': 'id,total spend\nA,5\nA,7\n', 'b.csv': 'id,years\nA,3\n' },
    { options: join('b.csv') },
  );
  expect(lines(read)).toEqual(['A 12/3y 3y']);
});

test('spend that is joined is not added up again with the rows it is joined to', async () => {
  const read = await customersFrom(
    { 'a.csv': 'id,years\nA,1\nA,2\n', 'b.csv': 'id,annual spend\nA,5\n' },
    { options: { ...join('b.csv'), duplicates: 'sum' } },
  );
  expect(lines(read)).toEqual(['A 5/1y 2y']);
});

test('files without a customer in common are refused', async () => {
  const reading = customersFrom(
    { 'a.csv': 'id,years\nA,1\n', 'b.csv': 'id,annual spend\nB,5\n' },
    { options: join('b.csv') },
  );
  expect((await refusals(reading)).at(-1)).toMatchObject({
    code: 'rows-none-left',
    args: { reasons: '1 set aside (join-unmatched)' },
  });
});

test('rows of one customer that are joined are refused, with what settles it', async () => {
  const files = { 'a.csv': 'id,annual spend\nA,1\n', 'b.csv': 'id,years\nA,1\nA,2\n' };
  const reading = customersFrom(files, { options: { ...join('b.csv'), duplicates: 'sum' } });
  expect(await refusals(reading)).toMatchObject([
    { code: 'customers-repeated', args: { joined: true }, at: { file: 'b.csv', line: 3 } },
  ]);
  const first = { options: { ...join('b.csv'), duplicates: 'first' } };
  expect(lines(await customersFrom(files, first))).toEqual(['A 1/1y 1y']);
  const turned = { options: { ...join('a.csv'), duplicates: 'sum' } };
  expect(lines(await customersFrom(files, turned))).toEqual(['A 1/1y 2y']);
});

test.each([
  ['id,years,annual spend\nA,1,1\n', 'id,annual spend\nA,5\n', 'column-conflict'],
  ['id,years\nA,1\n', 'annual spend\n5\n', 'column-missing'],
  ['id,years\nA,1\n', 'id,home\nA,x\n', 'column-missing'],
  ['id,annual spend\nA,1\n', 'id,years\nA,1\nA,2\n', 'customers-repeated'],
])('%j joined with %j is refused as %s', async (a, b, code) => {
  const reading = customersFrom({ 'a.csv': a, 'b.csv': b }, { options: join('b.csv') });
  expect((await refusals(reading)).map((problem) => problem.code)).toEqual([code]);
});
