import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ascendingOrder } from './ascending-order.ts';

const upTo = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

it('sorts as comparing does, and keeps the places of equal values', () => {
  const value = fc.oneof(
    fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true }),
    fc.integer({ min: 0, max: 5 }),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      const expected = values
        .map((_, i) => i)
        .sort((a, b) => Number(values[a]) - Number(values[b]));
      expect([...ascendingOrder(Float64Array.from(values), upTo(values.length))]).toEqual(expected);
    }),
    { seed: 31 },
  );
});

it('sorts some of the values, and −0 as 0', () => {
  const order = Uint32Array.of(3, 2, 0);
  expect([...ascendingOrder(Float64Array.of(0, 7, 2, -0), order)]).toEqual([3, 0, 2]);
  expect([...order]).toEqual([3, 2, 0]);
});
