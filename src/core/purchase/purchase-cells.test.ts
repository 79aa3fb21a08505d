import fc from 'fast-check';
import { expect, test } from 'vitest';
import { purchaseCells } from './purchase-cells.ts';

const history = fc
  .tuple(fc.nat({ max: 3 }), fc.nat({ max: 4 }), fc.nat({ max: 3 }))
  .map(([purchases, recency, silence]) => ({
    purchases,
    recency: purchases === 0 ? 0 : recency,
    age: (purchases === 0 ? 0 : recency) + silence,
  }));

test('every customer is in the cell that has their history, and cells differ', () => {
  fc.assert(
    fc.property(fc.array(history, { maxLength: 60 }), (customers) => {
      const cells = purchaseCells({
        purchases: customers.map((each) => each.purchases),
        recency: customers.map((each) => each.recency),
        age: customers.map((each) => each.age),
      });
      const keys = Array.from(
        { length: cells.count },
        (_, i) => `${cells.purchases[i]} ${cells.recency[i]} ${cells.age[i]}`,
      );
      expect(new Set(keys).size).toBe(cells.count);
      const weights = new Float64Array(cells.count);
      for (const [i, { purchases, recency, age }] of customers.entries()) {
        const cell = cells.cellOf[i] ?? -1;
        expect(keys[cell]).toBe(`${purchases} ${recency} ${age}`);
        weights[cell] = (weights[cell] ?? 0) + 1;
      }
      expect(cells.weight).toEqual(weights);
      for (let i = 0; i < cells.count; i++) {
        expect(cells.counts[cells.countOf[i] ?? -1]).toBe(cells.purchases[i]);
      }
    }),
    { seed: 8 },
  );
});

test.each([
  [[1.5], [1], [2]],
  [[1], [3], [2]],
  [[0], [1], [2]],
  [[-1], [0], [2]],
  [[1], [1], [Number.NaN]],
  [[1], [1], [Infinity]],
  [[1, 2], [1], [2]],
])('refuses %j, %j, %j', (purchases, recency, age) => {
  expect(() => purchaseCells({ purchases, recency, age })).toThrow(RangeError);
});
