import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lines, summaryOf } from './testing/output-of.ts';

const log =
  'customer,date,amount,channel\nA,2024-01-01,10,web\nA,2024-01-15,20,shop\nB,2024-01-08,5,\n';

test('orders after the end of the observation are left out, and counted', async () => {
  const answer = await summaryOf({ 'log.csv': log }, { until: '2024-01-14' });
  expect(answer.report.sources[0]?.setAside).toEqual({ 'order-after-until': 1 });
  expect(answer.report.result).toMatchObject({ from: '2024-01-01', until: '2024-01-14' });
  expect(lines(answer)[0]).toBe('A 0 repeat, 0 of 1.8571 weeks, mean null, 10 in all');
});

test('segments are what stood at the first purchase, and add up to the total', async () => {
  const { report } = await summaryOf({ 'log.csv': log }, { by: 'channel' });
  const { segments, total } = report.result;
  expect(segments.map(({ segment, totalSpend }) => [segment['channel'], totalSpend])).toEqual([
    ['', 5],
    ['web', 30],
  ]);
  expect(total).toMatchObject({ customers: 2, oneTime: 1, purchases: 1, totalSpend: 35 });
});

test('the first purchase counts in the mean when asked for', async () => {
  const answer = await summaryOf({ 'log.csv': log }, { 'include-first-order': true });
  expect(lines(answer)[0]).toContain('mean 15');
});

test('files of different sources, columns without use and files without purchases are refused', async () => {
  const stripe =
    'id,Created (UTC),Amount,Amount Refunded,Status,Customer ID\nc,2024-01-01,1,0,Paid,A\n';
  const files = { 'log.csv': log, 'stripe.csv': stripe };
  await expect(summaryOf(files)).rejects.toThrow('order-sources-differ');
  const column = ['shipping=amount'];
  await expect(summaryOf({ 'stripe.csv': stripe }, { column })).rejects.toThrow('option-unused');
  const failed = stripe.replace('Paid', 'Failed');
  await expect(summaryOf({ 'stripe.csv': failed })).rejects.toThrow('rows-none-left');
  await expect(summaryOf({ 'log.csv': log }, { until: '2023-12-31' })).rejects.toThrow(
    'rows-none-left',
  );
});

test('the source can be named, and a column too', async () => {
  const buyers = 'Kunde,Day,Total\nA,2024-01-01,10\n';
  await expect(summaryOf({ 'b.csv': buyers })).rejects.toThrow('column-missing');
  expect(lines(await summaryOf({ 'b.csv': buyers }, { column: ['customer=Kunde'] }))).toHaveLength(
    1,
  );
  const retail = 'Invoice,Quantity,InvoiceDate,Price,Customer ID\n1,3,2024-01-01,2,A\n';
  expect(lines(await summaryOf({ 'r.csv': retail }))[0]).toContain('6 in all');
  expect(
    lines(await summaryOf({ 'r.csv': retail }, { source: 'plain', column: ['amount=Price'] }))[0],
  ).toContain('2 in all');
});

test('a status that is not known is refused until an option says which ones count', async () => {
  const statuses = 'customer,date,amount,status\nA,2024-01-01,1,Paid\nA,2024-01-02,1,Teleported\n';
  await expect(summaryOf({ 's.csv': statuses })).rejects.toThrow('order-status-unknown');
  const read = await summaryOf({ 's.csv': statuses }, { column: ['status=-'] });
  expect(lines(read)[0]).toContain('1 repeat');
  const { report } = await summaryOf({ 's.csv': statuses }, { status: ['paid'] });
  expect(report.sources[0]).toMatchObject({ used: 1, setAside: { 'order-not-named': 1 } });
  expect(report.assumptions['status']).toMatchObject({ value: 'paid', source: '--status' });
});

test('the order of the rows changes nothing', async () => {
  const row = fc
    .tuple(
      fc.constantFrom('A', 'B', 'C', 'a', ''),
      fc.integer({ min: 10, max: 28 }),
      fc.integer({ min: -2000, max: 9999 }),
      fc.constantFrom('web', 'shop', ''),
    )
    .map(([id, day, cents, from]) => `${id},2024-01-${day},${(cents / 100).toFixed(2)},${from}`);
  const shuffled = fc
    .array(row, { minLength: 1, maxLength: 25 })
    .chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
  const of = async (rows: readonly string[]) => {
    const text = ['customer,date,amount,channel', 'Z,2024-01-10,1.00,web', ...rows].join('\n');
    const { report } = await summaryOf({ 'log.csv': text }, { by: 'channel' });
    return { ...report, problems: report.problems.map(({ code, count }) => [code, count]).sort() };
  };
  await fc.assert(
    fc.asyncProperty(shuffled, async ([rows, mixed]) => {
      expect(await of(mixed)).toEqual(await of(rows));
    }),
    { seed: 5, numRuns: 40 },
  );
});

const data = process.env['REFERENCE_DATA'];

test.skipIf(data === undefined)('CDNOW until 30 September 1997, as published', async () => {
  const file = readFileSync(join(data ?? '', 'cdnow', 'transactions.csv'));
  const options = { unit: 'week', until: '1997-09-30' };
  const { result } = (await summaryOf({ 'cdnow.csv': file }, options)).report;
  expect(result.total).toMatchObject({ customers: 2357, oneTime: 1411, purchases: 2457 });
  const cells = [...(result.customers ?? [])].map(({ purchases, recency, age }) => [
    purchases,
    recency,
    age,
  ]);
  expect(new Set(cells?.map((cell) => cell.join(' '))).size).toBe(1016);
});
