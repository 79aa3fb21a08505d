import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Asked, customersFrom, found, lines, refusals } from './testing/customers-from.ts';

const asked = (options: Asked['options'] = {}): Asked => ({
  options,
  spend: 'unused',
  status: 'required',
});
const read = (content: string, options?: Asked['options']) =>
  customersFrom({ 'a.csv': content }, asked(options));
const fixture = (name: string, options?: Asked['options']) =>
  customersFrom(
    {
      [`${name}.csv`]: readFileSync(
        new URL(`../../../../fixtures/exports/${name}.csv`, import.meta.url),
      ),
    },
    asked(options),
  );
const states = async (reading: ReturnType<typeof read>) =>
  lines(await reading).map((line) => line.split(' ').at(-1));
const codes = async (reading: Promise<unknown>) =>
  (await refusals(reading)).map(({ code }) => code);

test('a status that no column tells is refused where it is required', async () => {
  expect(await refusals(read('id,tenure_months\nA,1\n'))).toMatchObject([
    { code: 'status-missing', args: { headers: 'id, tenure_months' }, at: { line: 1 } },
  ]);
  expect(await codes(read('id,start,last order\nA,2023-01-01,2024-01-01\n'))).toEqual([
    'status-missing',
  ]);
  expect(await refusals(read('id,colour\nA,red\n'))).toMatchObject([
    { code: 'tenure-missing', args: { reason: 'no-curve' } },
  ]);
});

test('a status of a joined file is found', async () => {
  const files = { 'a.csv': 'id,tenure_months\nA,1\nB,2\n', 'b.csv': 'id,churned\nB,yes\nA,no\n' };
  expect(await states(customersFrom(files, asked({ join: ['b.csv'] })))).toEqual([
    'active',
    'ended',
  ]);
});

test('a customer whose row leaves it open is set aside', async () => {
  const reading = await read('id,tenure_months,churn\nA,0,no\nB,2,\nC,3,yes\n');
  expect(lines(reading)).toEqual(['A 0/0y 0y active', 'C 0/0y 0.25y ended']);
  expect(reading.sources).toEqual([
    { file: 'a.csv', read: 3, used: 2, setAside: { 'status-unknown': 1 }, rejected: 0 },
  ]);
  expect(found(reading)).toEqual(['1 status-unknown a.csv:3']);
  const kept = await customersFrom(
    { 'a.csv': 'id,tenure_months,churn\nB,2,\n' },
    { spend: 'unused' },
  );
  expect(lines(kept)).toEqual(['B 0/0y 0.166667y unknown']);
});

test('a start without an end is active as of the day of the export', async () => {
  const rows = 'id,start,end\nA,2023-01-01,\nB,2023-01-01,2023-07-01\nC,2023-01-01,2025-01-01\n';
  expect(await states(read(rows, { 'as-of': '2024-01-01' }))).toEqual([
    'active',
    'ended',
    'active',
  ]);
});

test('exports say it in their own ways', async () => {
  const telecom = await states(fixture('telecom-churn', { column: ['tenure=tenure:mo'] }));
  expect(telecom.filter((state) => state === 'ended')).toHaveLength(4);
  expect(telecom.filter((state) => state === 'active')).toHaveLength(8);
  const asOf = { 'as-of': '2024-06-01' };
  const stripe = await states(fixture('stripe-subscriptions', { ...asOf, duplicates: 'each' }));
  expect(stripe.filter((state) => state === 'ended')).toHaveLength(3);
  expect(stripe.filter((state) => state === 'active')).toHaveLength(9);
  const summed = await states(fixture('stripe-subscriptions', { ...asOf, duplicates: 'sum' }));
  // One of the three that ended is the second subscription of a customer who stays.
  expect(summed.filter((state) => state === 'ended')).toHaveLength(2);
  expect((await fixture('stripe-customers', asOf)).sources[0]).toMatchObject({
    used: 9,
    setAside: { 'end-unknown': 3 },
  });
  expect(await codes(fixture('woocommerce-customers'))).toEqual(['status-missing']);
});
