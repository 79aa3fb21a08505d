import { expect, test } from 'vitest';
import { scaledExponentialIntegral } from './exponential-integral.ts';

// Computed to 30 digits with mpmath 1.3: exp(z) * expint(s, z).
test.each([
  [0.5, 1e-6, 1770.4556220269292],
  [0.5, 0.3, 1.9157971468645816],
  [1, 0.01, 4.078511443456426],
  [2.5, 0.5, 0.43711969494586567],
  [25, 0.01, 0.041648558955237565],
  [3, 5, 0.1302772035591525],
  [200, 1e-3, 0.005025100248847168],
])('of order %d at %d', (s, z, value) => {
  expect(Math.abs(scaledExponentialIntegral(s, z) / value - 1)).toBeLessThan(1e-14);
});

test('of order 0 is 1/z', () => {
  for (const z of [1e-4, 0.2, 1, 30]) {
    expect(scaledExponentialIntegral(0, z) * z).toBeCloseTo(1, 13);
  }
});

test('keeps to the recurrence s·E(s+1) + z·E(s) = 1', () => {
  for (const s of [0.1, 0.7, 3, 19.5, 60]) {
    for (const z of [1e-5, 0.03, 0.999, 1.001, 12, 500]) {
      const sum = s * scaledExponentialIntegral(s + 1, z) + z * scaledExponentialIntegral(s, z);
      expect(Math.abs(sum - 1)).toBeLessThan(1e-13);
    }
  }
});

test.each([
  [-1, 1],
  [1, 0],
  [Number.NaN, 1],
])('refuses %d and %d', (s, z) => {
  expect(() => scaledExponentialIntegral(s, z)).toThrow(RangeError);
});
