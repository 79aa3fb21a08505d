import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Asked, customersFrom, found, lines, refusals } from './testing/customers-from.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../../fixtures/exports/${name}.csv`, import.meta.url));
const read = (name: string, asked: Asked = {}) =>
  customersFrom({ [`${name}.csv`]: fixture(name) }, asked);
const codes = async (reading: Promise<unknown>) =>
  (await refusals(reading)).map(({ code }) => code);

test('telecom churn: the monthly charge, not the total; the tenure has no unit', async () => {
  expect(await codes(read('telecom-churn'))).toEqual(['column-unit-missing']);
  const telecom = await read('telecom-churn', {
    options: { column: ['tenure=tenure:mo'] },
    labels: ['Contract'],
  });
  expect(lines(telecom).slice(0, 3)).toEqual([
    '0001-AAAAA 29.85/0.0833333y 0.0833333y active Month-to-month',
    '0002-BBBBB 56.95/0.0833333y 2.83333y active One year',
    '0003-CCCCC 53.85/0.0833333y 0.166667y ended Month-to-month',
  ]);
  expect(telecom.sources[0]).toMatchObject({ read: 12, used: 12 });
  expect(found(telecom)).toEqual([]);
});

test('telecom churn: a total that is chosen covers the tenure, and one of them is blank', async () => {
  const options = { column: ['tenure=tenure:mo', 'spend=TotalCharges'] };
  const telecom = await read('telecom-churn', { options });
  expect(lines(telecom)[1]).toBe('0002-BBBBB 1889.5/2.83333y 2.83333y active');
  expect(found(telecom)).toEqual(['1 cell-blank telecom-churn.csv:10:TotalCharges']);
});

test('Stripe customers: total spend since the day of creation', async () => {
  // The latest customer was created then.
  expect((await read('stripe-customers')).asOf).toBe('2024-05-30');
  const stripe = await read('stripe-customers', { options: { 'as-of': '2024-06-01' } });
  // 15 January 2022 to 1 June 2024: 28 months and 17 of 31 days.
  expect(lines(stripe)[0]).toBe('cus_1000 348/2.37903y 2.37903y active');
  expect(stripe.sources[0]).toMatchObject({ read: 12, used: 9, setAside: { 'end-unknown': 3 } });
  const all = { options: { 'as-of': '2024-06-01', column: ['status=-'] } };
  expect((await read('stripe-customers', all)).customers.count).toBe(12);
});

test('Stripe subscriptions: by customer, until the end and not the cancellation', async () => {
  const asOf = { 'as-of': '2024-06-01' };
  const each = await read('stripe-subscriptions', { options: { ...asOf, duplicates: 'each' } });
  const byId = new Map(lines(each).map((line) => [line.split(' ')[0], line]));
  expect(byId.get('cus_1002')).toBe('cus_1002 180/1y 0.25y ended');
  expect(byId.get('cus_1001')).toMatch(/^cus_1001 120\/1y /);
  expect(byId.get('cus_1000#2')).toBe('cus_1000#2 60/1y 1y ended');
  const sum = await read('stripe-subscriptions', { options: { ...asOf, duplicates: 'sum' } });
  // 12 a month for 28 months and 17 of 31 days, and 5 a month for 12 months.
  expect(sum.customers.amount[0]).toBeCloseTo(12 * (28 + 17 / 31) + 5 * 12, 9);
  expect(sum.sources[0]).toMatchObject({ read: 12, used: 12 });
  expect(sum.customers.count).toBe(11);
  // Each row is a subscription of its own.
  const unasked = await read('stripe-subscriptions', { options: asOf });
  expect(lines(unasked)).toEqual(lines(sum));
  expect(found(unasked)).toContain('1 subscriptions-added-up stripe-subscriptions.csv:');
});

test('Stripe subscriptions: a day that stands for none is not the day of the export', async () => {
  const head =
    'id,Customer ID,Status,Created (UTC),Current Period End (UTC),Ended At (UTC),Amount,Interval';
  const read = await customersFrom({
    'a.csv':
      `${head}\ns1,A,active,2023-01-01,,,10,month\ns2,B,active,2099-12-31,,,10,month\n` +
      's3,C,canceled,2023-02-01,,2024-01-01,10,month\n',
  });
  expect(lines(read)).toEqual(['A 10/0.0833333y 1y active', 'C 10/0.0833333y 0.916667y ended']);
  expect(found(read)).toEqual(['1 start-placeholder a.csv:3']);
});

test('Stripe subscriptions: the latest start or end is the day of the export', async () => {
  const stripe = await read('stripe-subscriptions');
  // sub_11 started then; no subscription ended later, and periods end later.
  expect(stripe.asOf).toBe('2024-05-30');
  expect(stripe.asOfByOption).toBe(false);
  // Its customer is in a trial, which pays nothing.
  expect(lines(stripe)).toContain('cus_1010 144/1y 0y active');
});

test('WooCommerce customers: from sign-up to the last activity', async () => {
  const woo = await read('woocommerce-customers', { labels: ['Country / Region'] });
  expect(lines(woo)[0]).toBe('ada@example.com 1032.4/3y 3y GB');
  expect(woo.sources[0]).toMatchObject({ read: 12, used: 10, setAside: { 'start-unknown': 2 } });
  expect(found(woo)).toEqual([
    '1 last-activity-as-end woocommerce-customers.csv:1:Last Active',
    '2 start-unknown woocommerce-customers.csv:9',
  ]);
  const active = { options: { column: ['last=-'], 'as-of': '2024-06-01' } };
  expect(lines(await read('woocommerce-customers', active))[0]).toMatch(/ 3\.0\d+y$/);
});

test('Shopify customers: no dates, so no tenure', async () => {
  expect(await refusals(read('shopify-customers'))).toMatchObject([
    { code: 'tenure-missing', args: { reason: 'no-dates' } },
  ]);
  const assumed: Asked = { tenure: 'unused' };
  expect(await refusals(read('shopify-customers', assumed))).toMatchObject([
    { code: 'tenure-missing', args: { reason: 'total-spend', total: 'Total Spent' } },
  ]);
  const yearly = { ...assumed, options: { column: ['spend=Total Spent:y'] } };
  expect(lines(await read('shopify-customers', yearly))[0]).toBe('7000000000001 1032.4/1y');
});
