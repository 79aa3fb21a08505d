import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaMean } from './beta-mean.ts';

const shape = fc.double({ min: -5, max: 10, noNaN: true }).map(Math.exp);

test('has the moments of the beta law', () => {
  fc.assert(
    fc.property(shape, shape, (a, b) => {
      const mean = a / (a + b);
      expect(Math.abs(betaMean(a, b, (p) => p) / mean - 1)).toBeLessThan(1e-10);
      const square = (mean * (a + 1)) / (a + b + 1);
      expect(Math.abs(betaMean(a, b, (p) => p * p) / square - 1)).toBeLessThan(1e-10);
      expect(betaMean(a, b, () => 7)).toBeCloseTo(7, 12);
    }),
    { seed: 3, numRuns: 500 },
  );
});
