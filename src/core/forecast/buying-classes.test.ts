import { expect, it } from 'vitest';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { buyingClasses } from './buying-classes.ts';

/** Customers with a history each, who made so many purchases after the split. */
const heldOut = (actual: readonly number[]) => {
  const each = actual.map((_, i) => i + 1);
  return {
    cells: purchaseCells({ purchases: each, recency: each, age: each }),
    actual: Float64Array.from(actual),
    length: 10,
  };
};

it('puts a customer on an edge into the upper group, and 1 into the last', () => {
  const classes = buyingClasses(Float64Array.of(0.1, 0.3, 0.9, 1), heldOut([0, 1, 3, 0]));
  expect(classes.map(({ from, customers, actual }) => [from, customers, actual])).toEqual([
    [0.1, 1, 0],
    [0.3, 1, 1],
    [0.9, 2, 0.5],
  ]);
});

it('gives the mean prediction and its standard error', () => {
  const [group, ...others] = buyingClasses(Float64Array.of(0.5, 0.6), heldOut([1, 1]));
  expect(others).toEqual([]);
  // √(0.25 + 0.24) ÷ 2 = 0.35.
  expect(group).toMatchObject({ customers: 2, actual: 1 });
  expect(group?.predicted).toBeCloseTo(0.55, 12);
  expect(group?.standardError).toBeCloseTo(0.35, 12);
});
