import { expect, test } from 'vitest';
import { answered, named } from './testing/answered.ts';
import { log } from './testing/small-log.ts';

const byMonth = 'channel,month,cost\nweb,2024-01,12\nshop,2024-01,9\nshop,2024-02,40\n';
const options = { until: '2024-04-10', margin: '50%', by: ['channel'] };
const ceilings = async (more: Record<string, string>, costs = byMonth, orders = log) => {
  const files = { 'log.csv': orders, 'ads.csv': costs };
  const { result } = await answered(files, { ...options, ...more });
  return result;
};
const ofLine = ({ mayCost, costEach, finishedCustomers, acquisitionCost }: Ceiling) => [
  finishedCustomers,
  mayCost,
  costEach,
  acquisitionCost,
];
type Ceiling = ReturnType<typeof named>;

test('a ceiling is the margin of one customer until the day, and the day counts', async () => {
  // Ann's third order is on her 60th day: web has 22 + 7 of two, half of it margin. Shop has 20 + 3 of two.
  const at60 = await ceilings({ payback: '60d' });
  expect(at60.paybackWithin).toBe(60);
  expect(ofLine(named(at60, 'web'))).toEqual([2, 29 / 2 / 2, undefined, undefined]);
  expect(ofLine(named(at60, 'shop'))).toEqual([2, 23 / 2 / 2, undefined, undefined]);
  // A day less is without it: 15 + 7.
  expect(named(await ceilings({ payback: '59d' }), 'web').mayCost).toBe(22 / 2 / 2);
});

test('only months count in which everybody has been observed for so long, also in the cost each', async () => {
  // From February 10 to April 10 are 60 days: on the 61st Dan, and what was spent on February, no longer count.
  const costs = { 'acquisition-costs': 'ads.csv' };
  const at60 = await ceilings({ ...costs, payback: '60d' });
  expect(ofLine(named(at60, 'shop'))).toEqual([2, 5.75, 49 / 2, 49 / 2]);
  const at61 = await ceilings({ ...costs, payback: '61d' });
  expect(ofLine(named(at61, 'shop'))).toEqual([1, 10, 9, 49 / 2]);
  expect(ofLine(named(at61, 'web'))).toEqual([2, 7.25, 6, 6]);
  // 22 + 7 + 20 of three, half of it margin; 12 + 9 for three, and 61 for four of all months.
  expect(ofLine(at61.total)).toEqual([3, 8.166667, 7, 61 / 4]);
  // Beyond 70 days nobody is left.
  expect(ofLine(named(await ceilings({ ...costs, payback: '71d' }), 'web'))).toEqual([
    0,
    null,
    null,
    6,
  ]);
});

test('costs without months cannot be divided by intakes: they are those of all', async () => {
  const costs = 'channel,cost\nweb,12\nshop,49\n';
  const result = await ceilings({ 'acquisition-costs': 'ads.csv', payback: '61d' }, costs);
  expect(ofLine(named(result, 'shop'))).toEqual([1, 10, 24.5, 24.5]);
  const one = await ceilings({ acquisition: '8', payback: '61d' });
  expect(ofLine(named(one, 'shop'))).toEqual([1, 10, 8, 8]);
  expect(ofLine(one.total)).toEqual([3, 8.166667, 8, 8]);
});

test('by month, a month that is not finished has no ceiling', async () => {
  const asked = { until: '2024-04-10', margin: '50%', payback: '61d' };
  const files = { 'log.csv': log, 'ads.csv': 'month,cost\n2024-01,21\n2024-02,40\n' };
  const { result } = await answered(files, { ...asked, 'acquisition-costs': 'ads.csv' });
  expect(ofLine(named(result, '2024-01'))).toEqual([3, 8.166667, 7, 7]);
  expect(ofLine(named(result, '2024-02'))).toEqual([0, null, null, 40]);
  expect(ofLine(result.total)).toEqual([3, 8.166667, 7, 61 / 4]);
});

test('what goods cost, and each order, is taken off first', async () => {
  // Bob: 20 − 12 for goods. Ann 10 − 4, and no cost recorded is a cost of 0 for Ann's later orders.
  const orders = [
    'customer,date,amount,cost of goods,channel',
    'Ann,2024-01-01,10.00,4.00,web',
    'Ann,2024-01-11,5.00,1.00,web',
    'Bob,2024-01-20,20.00,12.00,shop',
  ].join('\n');
  const asked = { until: '2024-04-10', by: ['channel'], payback: '30d', serving: '0.50/order' };
  const { result } = await answered({ 'log.csv': orders }, asked);
  expect(named(result, 'web').mayCost).toBe(15 - 5 - 2 * 0.5);
  expect(named(result, 'shop').mayCost).toBe(20 - 12 - 0.5);
});
