import { expect, it } from 'vitest';
import { quantile } from './distribution.ts';

it('interpolates as type 7 does', () => {
  // R: quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1), type = 7) is 1.0 1.3 3.0 6.8 8.0
  expect([0, 0.1, 0.5, 0.9, 1].map((p) => quantile([1, 2, 4, 8], p))).toEqual([
    1,
    1.3,
    3,
    expect.closeTo(6.8, 12),
    8,
  ]);
  expect(quantile([7], 0.3)).toBe(7);
});

it('refuses no values, and p outside [0, 1]', () => {
  expect(() => quantile([], 0.5)).toThrow(RangeError);
  expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
});
