import { expect, it } from 'vitest';
import { stepColumns } from './step-columns.ts';

const sums = {
  customers: 1,
  orders: 4,
  ordersDiscounted: 3,
  spend: 100,
  spendGrown: 110,
  spendGrownDiscounted: 90,
  years: 2,
  yearsDiscounted: 1.5,
};
const line = { sums, steps: new Map([['costOfGoods', -45] as const]), value: 55, margin: null };

it('has a column for what each step needs, and no more', () => {
  const none = { hasGrowth: false, hasDiscount: false, hasOrders: false, hasGoods: false };
  const { columns, cells } = stepColumns(none, 1);
  // A has the names, B what stands before.
  expect(columns.map(({ header }) => header)).toEqual([
    'years as customers',
    'spend',
    'cost of goods',
    'serving',
    'marketing',
    'value',
  ]);
  expect(cells(line, 0).map(({ formula }) => formula)).toEqual([
    undefined,
    undefined,
    '-(1-margin)*D6',
    '-serving_share*D6-serving_per_year*C6',
    '-marketing_share*D6-marketing_per_year*C6',
    'SUMPRODUCT(ROUND(D6:G6,6))',
  ]);
});

it('takes off the time value of what is left, of years and of orders', () => {
  const all = { hasGrowth: true, hasDiscount: true, hasOrders: true, hasGoods: true };
  const { columns, cells, totals } = stepColumns(all, 0);
  const place = columns.findIndex(({ header }) => header === 'time value');
  // A names, B orders, C discounted, D years, E discounted, F margin, G grown, H discounted, I spend
  expect(cells(line, 0)[place]?.formula).toBe(
    '(F6-serving_share-marketing_share)*(H6-G6)' +
      '-(serving_per_year+marketing_per_year)*(E6-D6)' +
      '-(serving_per_order+marketing_per_order)*(C6-B6)',
  );
  expect(totals(line, 3)[place]?.formula).toBe('SUM(N6:N8)');
});
