import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countingOrder } from './counting-order.ts';

const codes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });

it('sorts by whole numbers, and keeps the places of equal ones', () => {
  fc.assert(
    fc.property(codes, (values) => {
      const expected = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
      expect([...countingOrder(Uint32Array.from(values), 10)]).toEqual(expected);
    }),
    { seed: 33 },
  );
});

it('sorts only those that it is given, in the order that it is given', () => {
  const order = Uint32Array.of(3, 2, 0);
  expect([...countingOrder(Uint32Array.of(1, 5, 0, 1), 6, order)]).toEqual([2, 3, 0]);
  expect([...order]).toEqual([3, 2, 0]);
});
