import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OptionTexts } from '../option.ts';
import { lines, summaryOf } from './testing/output-of.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/exports/${name}.csv`, import.meta.url));
const read = async (name: string, options: OptionTexts = {}) => {
  const answer = await summaryOf({ [`${name}.csv`]: fixture(name) }, options);
  const { result, sources, currency } = answer.report;
  const { source, orders, refunds, takenOff } = result;
  return { source, orders, refunds, takenOff, currency, customers: lines(answer), ...sources[0] };
};

test('Shopify: totals on the first row of an order, net of tax, shipping and refunds', async () => {
  // Ada: 65 − 5 − 10 = 50, 36 − 6 = 30, 12 − 2 = 10. Ben: (100 − 4 − 16) × 75 of 100 = 60.
  expect(await read('shopify-orders')).toMatchObject({
    source: 'shopify',
    currency: 'GBP',
    customers: [
      'ada@example.com 2 repeat, 4 of 4 weeks, mean 20, 90 in all',
      'ben@example.com 0 repeat, 0 of 3.8571 weeks, mean null, 60 in all',
    ],
    read: 11,
    used: 5,
    setAside: { 'order-void': 3, 'order-pending': 1, 'order-guest': 1, 'order-test': 1 },
  });
  const gross = await read('shopify-orders', { amounts: 'gross', unit: 'day' });
  expect(gross.takenOff).toEqual([]);
  expect(gross.customers[0]).toBe('ada@example.com 2 repeat, 28 of 28 days, mean 24, 113 in all');
  expect(gross.customers[1]).toBe('ben@example.com 0 repeat, 0 of 27 days, mean null, 100 in all');
});

test('Shopify: a spreadsheet has re-saved the dates, and repeated the totals on every row', async () => {
  const header = 'Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name';
  const resaved = [
    header,
    '#1,ada@example.com,paid,50.00,29/10/2020 10:00,1,Mug',
    '#1,ada@example.com,paid,50.00,29/10/2020 10:00,1,Jug',
    '#2,ada@example.com,paid,20.00,05/11/2020 10:00,1,Cup',
  ].join('\n');
  const answer = await summaryOf({ 'orders.csv': resaved });
  expect(lines(answer)).toEqual(['ada@example.com 1 repeat, 1 of 1 weeks, mean 20, 70 in all']);
});

test('Stripe payments: refunds in a column; failed, test and uncaptured are set aside, and one without an id is known by the e-mail', async () => {
  expect(await read('stripe-payments')).toMatchObject({
    source: 'stripe',
    customers: [
      'cus_a 1 repeat, 2 of 2.1429 weeks, mean 1020, 1040 in all',
      'cus_b 0 repeat, 0 of 2 weeks, mean null, 18 in all',
      'gia@example.com 0 repeat, 0 of 0 weeks, mean null, 9 in all',
    ],
    setAside: { 'order-failed': 1, 'order-test': 1, 'order-pending': 1 },
  });
});

test('Stripe payments with the newer header and decimal commas; a repeated row counts once', async () => {
  expect(await read('stripe-payments-newer')).toMatchObject({
    source: 'stripe',
    currency: 'EUR',
    customers: [
      'cus_a 1 repeat, 3 of 3 weeks, mean 30, 50 in all',
      'cus_b 0 repeat, 0 of 2.8571 weeks, mean null, 0 in all',
    ],
    setAside: { 'order-repeated': 1 },
  });
});

test('WooCommerce: the customer is a name, a refund a negative row', async () => {
  expect(await read('woocommerce-orders')).toMatchObject({
    source: 'woocommerce',
    refunds: 1,
    customers: [
      'Ada Arden 1 repeat, 2 of 2 weeks, mean 30, 55 in all',
      'Ben Birch 0 repeat, 0 of 1.7143 weeks, mean null, 25.5 in all',
    ],
    setAside: { 'order-pending': 1, 'order-guest': 1, 'order-void': 1 },
  });
  await expect(read('woocommerce-orders', { amounts: 'gross' })).rejects.toThrow(
    'order-basis-unknown',
  );
});

test('Square: a refund is an event; signs of currency and minus', async () => {
  expect(await read('square-transactions')).toMatchObject({
    source: 'square',
    currency: '$',
    refunds: 1,
    customers: [
      'C1 1 repeat, 3 of 3 weeks, mean 20, 27 in all',
      'C2 0 repeat, 0 of 1 weeks, mean null, 1200 in all',
    ],
    setAside: { 'order-guest': 1 },
  });
  const gross = await read('square-transactions', { amounts: 'gross' });
  expect(gross.customers[0]).toBe('C1 1 repeat, 3 of 3 weeks, mean 23.6, 35.4 in all');
  expect(gross.setAside).toEqual({ 'order-guest': 1, 'refund-left-out': 1 });
});

test('PayPal: refunds go to the customer, other outgoing money does not count', async () => {
  expect(await read('paypal-activity')).toMatchObject({
    source: 'paypal',
    refunds: 1,
    customers: [
      'ada@example.com 1 repeat, 2 of 2 weeks, mean 65.44, 1300 in all',
      'ben@example.com 0 repeat, 0 of 1.8571 weeks, mean null, 15 in all',
    ],
    setAside: { 'order-pending': 1, 'order-no-payment': 2, 'order-failed': 1 },
  });
});

test('Online Retail II: quantity × price, discounts within an invoice, cancellations, ids with a point', async () => {
  // 17850: 6 × 2.55 + 6 × 3.39 − 1 + 6 × 1.85 − 2 × 1.85 = 42.04 on the first day, 12.50 on the 15th.
  expect(await read('online-retail', { by: 'Country' })).toMatchObject({
    source: 'online-retail',
    orders: 4,
    refunds: 1,
    customers: [
      '13047 0 repeat, 0 of 2 weeks, mean null, 54.08 in all, France',
      '17850 1 repeat, 2 of 2 weeks, mean 12.5, 54.54 in all, United Kingdom',
    ],
    setAside: { 'order-guest': 1, 'refund-unmatched': 1 },
  });
});

test('a plain log: orders of a day are one purchase, a refund reduces the latest, nothing is a purchase too', async () => {
  expect(await read('order-log')).toMatchObject({
    source: 'plain',
    orders: 5,
    refunds: 1,
    customers: [
      'Ada 1 repeat, 1 of 3 weeks, mean 20, 40.3 in all',
      'Ben 0 repeat, 0 of 2 weeks, mean null, 12.5 in all',
      'Cem 0 repeat, 0 of 0 weeks, mean null, 0 in all',
    ],
    setAside: {},
  });
});
