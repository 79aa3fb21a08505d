import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { betaMean } from './beta-mean.ts';

const shape = fc.double({ min: -5, max: 10, noNaN: true }).map(Math.exp);

test('has the moments of the beta law', () => {
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      const mean = a / (a + b);
      expect(Math.abs(betaMean(a, b, (p) => p) / mean - 1)).toBeLessThan(1e-12);
      const square = (mean * (a + 1)) / (a + b + 1);
      expect(Math.abs(betaMean(a, b, (p) => p * p) / square - 1)).toBeLessThan(1e-12);
      expect(betaMean(a, b, () => 7)).toBeCloseTo(7, 12);
    }),
    { seed: 3, numRuns: 500 },
  );
});

/** From 1 at p = 0 to ¼ at p = 1. */
const falling = (p: number) => 1 / (1 + 3 * p);

// Computed to 35 digits with mpmath 1.3, by the same change of variables with a step half as long.
test.each([
  [2, 3, 0.4917466995676667],
  [1e-9, 2, 0.9999999991516075],
  [1e-9, 1e-9, 0.6249999994801396],
  [1e-18, 5, 1],
  [1e-15, 1e12, 1],
  [1e8, 1e8, 0.40000000072],
  [1e16, 3, 0.25000000000000006],
  [1e-12, 1e20, 1],
  [1e25, 1e-5, 0.25],
  [0.5, 1e15, 0.9999999999999984],
  [1e15, 1e17, 0.9711538461538461],
  [1e-19, 1e-3, 0.9999999999999999],
  [1e5, 1e-8, 0.25000000000001876],
])('of parameters %d and %d', (a, b, mean) => {
  expect(Math.abs(betaMean(a, b, falling) / mean - 1)).toBeLessThan(1e-13);
});

describe('at the ends of its domain', () => {
  test.each([
    [0, 1, 1],
    [1e-200, 1e200, 1],
    [5, Infinity, 1],
    [0, Infinity, 1],
    [1, 0, 0.25],
    [Infinity, 1, 0.25],
    [1e200, 1e-200, 0.25],
    // The two ends alone: ¾ of the law at 1, ¼ at 0.
    [3e-200, 1e-200, 0.75 * 0.25 + 0.25],
    // A point at ½.
    [1e20, 1e20, 0.4],
    [Number.MAX_VALUE, Number.MAX_VALUE, 0.4],
    [Number.MIN_VALUE, Number.MIN_VALUE, 0.625],
  ])('has the limit of parameters %d and %d', (a, b, limit) => {
    expect(betaMean(a, b, falling)).toBeCloseTo(limit, 14);
  });

  test.each([
    [0, 0],
    [Infinity, Infinity],
    [Number.NaN, 1],
    [1, Number.NaN],
    [-1, 1],
  ])('refuses parameters %d and %d', (a, b) => {
    expect(() => betaMean(a, b, falling)).toThrow(RangeError);
  });

  it('lies between the least and the greatest value, whatever the parameters', () => {
    const any = fc.double({ min: -700, max: 700, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(any, any, (a, b) => {
        const mean = betaMean(a, b, falling);
        expect(mean).toBeGreaterThanOrEqual(0.25 - 1e-13);
        expect(mean).toBeLessThanOrEqual(1 + 1e-13);
        // More of the law at larger p means less.
        expect(betaMean(2 * a, b, falling)).toBeLessThanOrEqual(mean + 1e-13);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
