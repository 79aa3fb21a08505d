import { expect, it } from 'vitest';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { accuracyOf, byPurchases, coverage, cumulativeWeeks } from './backtest.ts';
import { pastRateLaw } from './forecaster.ts';

// Three customers, two of them alike, with rates of 0, 0 and 4/8 a week; observed for 10 weeks more.
const histories = {
  cells: purchaseCells({ purchases: [0, 4, 0], recency: [0, 6, 0], age: [8, 8, 8] }),
  actual: Float64Array.of(1, 3, 0),
  length: 10,
};

it('compares what was predicted with what happened, customer by customer', () => {
  const { predicted, mae, buyers, byChance } = accuracyOf(pastRateLaw, histories);
  expect(predicted).toBe(5);
  // |0 − 1| + |5 − 3| + |0 − 0| over three customers.
  expect(mae).toBeCloseTo(1, 12);
  expect(buyers).toBeCloseTo(1 - Math.exp(-5), 12);
  // P(buys) is 0 for two customers, of whom one bought, and 1 − e⁻⁵ = 0.993 for the third, who bought.
  const sure = 1 - Math.exp(-5);
  expect(byChance).toEqual([
    { from: 0, to: 0.1, customers: 2, predicted: 0, actual: 0.5, standardError: 0 },
    {
      from: 0.9,
      to: 1,
      customers: 1,
      predicted: expect.closeTo(sure, 12),
      actual: 1,
      standardError: expect.closeTo(Math.sqrt(sure * (1 - sure)), 12),
    },
  ]);
});

it('adds customers up by what they had bought before', () => {
  expect(byPurchases(accuracyOf(pastRateLaw, histories).expected, histories)).toEqual([
    { purchases: 0, customers: 2, actual: 1, predicted: 0 },
    { purchases: 4, customers: 1, actual: 3, predicted: 5 },
  ]);
});

it('counts the customers inside their own bands', () => {
  // Poisson of mean 5: P(X ≤ 1) = 0.0404, P(X ≤ 2) = 0.1247, P(X ≤ 7) = 0.8666, P(X ≤ 8) = 0.9319: from 2 to 8.
  // Whoever is expected to buy nothing has the band from 0 to 0.
  expect(coverage(pastRateLaw, histories)).toBeCloseTo(2 / 3, 12);
  const outside = { ...histories, actual: Float64Array.of(0, 9, 0) };
  expect(coverage(pastRateLaw, outside)).toBeCloseTo(2 / 3, 12);
  const inside = { ...histories, actual: Float64Array.of(0, 8, 0) };
  expect(coverage(pastRateLaw, inside)).toBe(1);
});

it('adds the weeks up to the whole', () => {
  expect(cumulativeWeeks(pastRateLaw, histories, [4, 8, 10])).toEqual([2, 4, 5]);
});
