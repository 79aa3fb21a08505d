import fc from 'fast-check';
import { expect, test } from 'vitest';
import { multipleOf, roundStep } from './round-step.ts';

const stepFor = (size: number) => multipleOf(roundStep(size), 1);

test('a round step is 1, 2 or 5 times a power of ten', () => {
  expect([0.03, 0.1, 1, 1.01, 2, 3, 5.5, 99, 100].map(stepFor)).toEqual([
    0.05, 0.1, 1, 2, 2, 5, 10, 100, 100,
  ]);
  expect(() => roundStep(0)).toThrow(RangeError);
  expect(() => roundStep(Number.NaN)).toThrow(RangeError);
});

test('multiples are the decimals that they stand for', () => {
  const step = roundStep(0.1);
  expect([3, -3, 0].map((n) => multipleOf(step, n))).toEqual([0.3, -0.3, 0]);
  expect(Object.is(multipleOf(step, -0), 0)).toBe(true);
});

test('a round step is not below the size, and at most 2.5 times it', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), (size) => {
      expect(stepFor(size)).toBeGreaterThanOrEqual(size);
      expect(stepFor(size)).toBeLessThanOrEqual(2.5 * size * (1 + 1e-12));
    }),
  );
});
