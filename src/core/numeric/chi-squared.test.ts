import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chiSquaredQuantile, chiSquaredUpperTail } from './chi-squared.ts';

it('has the values of the printed tables', () => {
  // Abramowitz & Stegun (1964), table 26.8
  expect(chiSquaredQuantile(0.95, 1)).toBeCloseTo(3.84146, 5);
  expect(chiSquaredQuantile(0.975, 10)).toBeCloseTo(20.4832, 4);
  expect(chiSquaredQuantile(0.025, 10)).toBeCloseTo(3.24697, 5);
  expect(chiSquaredUpperTail(20.4832, 10)).toBeCloseTo(0.025, 6);
});

it('of two degrees is −2 log(1 − p)', () => {
  for (const p of [1e-300, 1e-12, 0.025, 0.5, 0.975, 1 - 2 ** -40]) {
    expect(chiSquaredQuantile(p, 2) / (-2 * Math.log1p(-p))).toBeCloseTo(1, 12);
  }
});

it('is the inverse of the upper tail', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 0.5, max: 3000, noNaN: true }),
      (p, degreesOfFreedom) => {
        const x = chiSquaredQuantile(p, degreesOfFreedom);
        expect(1 - chiSquaredUpperTail(x, degreesOfFreedom)).toBeCloseTo(p, 12);
      },
    ),
    { seed: 34 },
  );
});

it('refuses a p of 0, of 1, and none', () => {
  for (const p of [0, 1, Number.NaN]) expect(() => chiSquaredQuantile(p, 3)).toThrow(RangeError);
  expect(() => chiSquaredQuantile(0.5, 0)).toThrow(RangeError);
});
