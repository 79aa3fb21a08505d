import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ascendingOrder } from './ascending-order.ts';

const value = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(-0, 0),
);

const compared = (a: number, b: number) => (a < b ? -1 : Number(a > b));

function expectSorted(values: readonly number[]) {
  const places = values.map((_, i) => i);
  const order = ascendingOrder(Float64Array.from(values), Uint32Array.from(places));
  expect([...order]).toEqual(places.sort((a, b) => compared(Number(values[a]), Number(values[b]))));
}

it('sorts few values, and keeps the places of equal ones', () => {
  fc.assert(fc.property(fc.array(value, { maxLength: 60 }), expectSorted), { seed: 31 });
});

it('sorts many values the same way', () => {
  const values = fc.array(value, { minLength: 6000, maxLength: 6000, size: 'max' });
  fc.assert(fc.property(values, expectSorted), { seed: 32, numRuns: 5 });
  expectSorted(new Array(6000).fill(7));
});

it('sorts only those that it is given, and leaves the order that it is given', () => {
  const order = Uint32Array.of(3, 2, 0);
  expect([...ascendingOrder(Float64Array.of(0, 7, 2, -0), order)]).toEqual([3, 0, 2]);
  expect([...order]).toEqual([3, 2, 0]);
});
