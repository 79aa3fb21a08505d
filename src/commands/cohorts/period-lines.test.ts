import { expect, test } from 'vitest';
import { decimalSum } from '../../core/numeric/decimal-grid.ts';
import { comparisonOf } from './period-lines.ts';
import type { PeriodLine } from './period-schema.ts';
import { answered } from './testing/answered.ts';
import { log } from './testing/small-log.ts';

async function sales(options: Readonly<Record<string, string | string[]>>) {
  const { result } = await answered({ 'log.csv': log }, { period: 'month', ...options });
  if (result.sales === undefined) throw new Error('no sales');
  return result.sales;
}

test('months of a small log, by hand, the last not over', async () => {
  const { total, segments } = await sales({ until: '2024-04-10' });
  expect(segments).toEqual([]);
  expect(total.periods[0]).toEqual({
    period: '2024-01',
    whole: true,
    revenue: 38,
    revenueNew: 38,
    revenueReturning: 0,
    orders: 4,
    orderValue: 9.5,
    activeCustomers: 3,
    newCustomers: 3,
    returningCustomers: 0,
    reactivatedCustomers: 0,
    lostCustomers: null,
  });
  expect(total.periods[1]).toMatchObject({
    revenue: 5,
    revenueNew: 1,
    revenueReturning: 4,
    activeCustomers: 2,
    newCustomers: 1,
    returningCustomers: 1,
    lostCustomers: 2,
  });
  // Who has not bought in April may still do so.
  expect(total.periods.map(({ whole }) => whole)).toEqual([true, true, true, false]);
  expect(total.periods[3]?.lostCustomers).toBeNull();
});

test('the latest whole month is compared with the one before, and no other', async () => {
  const { total } = await sales({ until: '2024-04-10' });
  expect(total.comparisons).toMatchObject([
    // March: 2 customers with an order each of 4.50; February: 2 with one each of 2.50. All of it is the value of orders.
    {
      period: '2024-03',
      against: '2024-02',
      before: 5,
      after: 9,
      change: 4,
      changeShare: 0.8,
      byCustomers: 0,
      byOrdersEach: 0,
      byOrderValue: 4,
    },
  ]);
  const march = await sales({ until: '2024-03-30' });
  expect(march.total.comparisons.map(({ period, against }) => [period, against])).toEqual([
    ['2024-02', '2024-01'],
  ]);
});

test('a first month that the log may not cover is not compared, until --since says that it does', async () => {
  const later = log.replace('2024-01-01', '2024-01-05');
  const of = async (options: Readonly<Record<string, string>>) => {
    const asked = { period: 'month', until: '2024-03-01', ...options };
    const { result } = await answered({ 'log.csv': later }, asked);
    return [result.sales?.total.periods[0]?.whole, result.sales?.total.comparisons.length];
  };
  expect(await of({})).toEqual([false, 0]);
  expect(await of({ since: '2024-01-01' })).toEqual([true, 1]);
});

test('segments add up to all, in money and in customers', async () => {
  const { total, segments } = await sales({ by: ['channel'], until: '2024-04-10' });
  expect(segments.map(({ segment }) => segment['channel'])).toEqual(['shop', 'web']);
  for (const [p, all] of total.periods.entries()) {
    const each = segments.map(({ periods }) => periods[p]);
    expect(decimalSum(each.map((line) => line?.revenue ?? 0))).toBe(all.revenue);
    expect(each.reduce((sum, line) => sum + (line?.activeCustomers ?? 0), 0)).toBe(
      all.activeCustomers,
    );
  }
});

const line = (activeCustomers: number, orders: number, revenue: number): PeriodLine => ({
  period: '2024-01',
  whole: true,
  revenue,
  revenueNew: 0,
  revenueReturning: revenue,
  orders,
  orderValue: null,
  activeCustomers,
  newCustomers: 0,
  returningCustomers: activeCustomers,
  reactivatedCustomers: 0,
  lostCustomers: 0,
});

test('the effects of customers, orders and their value add up to the change', () => {
  // 10 × 2 × 5 = 100 becomes 12 × 2 × 5 = 120, then 12 × 3 × 5, 12 × 3 × 4.
  expect(comparisonOf(line(10, 20, 100), line(12, 24, 120))).toMatchObject({
    byCustomers: 20,
    byOrdersEach: 0,
    byOrderValue: 0,
  });
  // a = 10 → 12, b = 2 → 3, c = 5 → 4. Shapley of a: Δa · (b₀c₀/3 + (b₁c₀ + b₀c₁)/6 + b₁c₁/3)
  // = 2 · (10/3 + (15 + 8)/6 + 12/3) = 67/3; of b: 1 · (50/3 + (60 + 40)/6 + 48/3) = 148/3; of c: −1 · (20/3 + (24 + 30)/6 + 36/3) = −83/3.
  const { change, byCustomers, byOrdersEach, byOrderValue } = comparisonOf(
    line(10, 20, 100),
    line(12, 36, 144),
  );
  expect(byCustomers).toBeCloseTo(67 / 3, 5);
  expect(byOrdersEach).toBeCloseTo(148 / 3, 5);
  expect(byOrderValue).toBeCloseTo(-83 / 3, 5);
  expect(decimalSum([byCustomers, byOrdersEach, byOrderValue])).toBe(change);
});

test('where nobody bought all of the change is that of the customers', () => {
  expect(comparisonOf(line(0, 0, 0), line(2, 3, 30))).toMatchObject({
    change: 30,
    changeShare: null,
    byCustomers: 30,
    byOrdersEach: 0,
    byOrderValue: 0,
  });
});
