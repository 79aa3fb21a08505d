import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { forecastOf } from './testing/output-of.ts';

const shop = readFileSync(new URL('../../../fixtures/shop/orders.csv', import.meta.url), 'utf8');
const [header = '', ...orders] = shop.trim().split('\n');

const settings = { until: '2026-06-30', model: 'pareto-nbd', holdout: 'none', margin: '55%' };
const forecast = async (lines: readonly string[], options: object) =>
  (await forecastOf({ 'log.csv': [header, ...lines].join('\n') }, { ...settings, ...options }))
    .report.result;

/** Each customer, and seven others who bought the same on the same days. */
const eightfold = Array.from({ length: 8 }, (_, copy) =>
  orders.map((row) => row.replace(/^([^,]*),([^,]*)/, `$1-${copy},$2-${copy}`)),
).flat();

test('has every customer who is slipping away, however many there are', async () => {
  const one = await forecast(orders, { list: 'slipping' });
  const eight = await forecast(eightfold, { list: 'slipping' });
  // The likelihood of eight times the customers has its maximum at the same parameters.
  const ids = one.list?.rows.map(({ id }) => id) ?? [];
  const copies = ids.flatMap((id) => Array.from({ length: 8 }, (_, copy) => `${id}-${copy}`));
  expect(eight.list?.rows.map(({ id }) => id).sort()).toEqual(copies.sort());
  expect(eight.list?.customers).toBe(8 * ids.length);
  expect(eight.list?.gone).toBe(8 * (one.list?.gone ?? 0));
  expect(eight.list?.valueAtStake).toBeCloseTo(8 * (one.list?.valueAtStake ?? 0), 0);
  // The list within the result is cut; this one is not.
  expect(eight.slipping?.list).toHaveLength(100);
  expect(eight.list?.customers).toBe(eight.slipping?.customers);
});

test('divides by whether each is still a customer, and keeps a column of the log', async () => {
  const { list } = await forecast(orders, { list: 'slipping', keep: ['channel'] });
  const { customers } = await forecast(orders, { each: true, keep: ['channel'] });
  const byId = new Map([...(customers ?? [])].map((each) => [each.id, each]));
  for (const { id, valueAtStake, kept, reason } of list?.rows ?? []) {
    const customer = byId.get(id);
    const { value = 0, alive = 0, daysSilent, usualGapDays } = customer ?? {};
    expect(valueAtStake).toBeCloseTo(value / alive, 2);
    expect(kept).toEqual(customer?.kept);
    expect(alive >= 0.1 && alive < 0.95).toBe(true);
    const gap = Math.round(usualGapDays ?? 0);
    expect(reason).toContain(`silent ${daysSilent} days, usually buys every ${gap}; `);
  }
});
