import { expect, it } from 'vitest';
import { meanOver } from './gauss-legendre.ts';

it.each([0, 1, 2, 7, 38, 39])('takes the mean of x^%d over [0, 1] exactly: 1/(n + 1)', (n) => {
  expect(meanOver((x) => x ** n, 0, 1)).toBeCloseTo(1 / (n + 1), 15);
});

it('takes the mean of a steep fall', () => {
  // ∫ e^−16x over [7, 8], by hand; of its size.
  const exact = (Math.exp(-16 * 7) - Math.exp(-16 * 8)) / 16;
  expect(meanOver((x) => Math.exp(-16 * x), 7, 8) / exact).toBeCloseTo(1, 12);
});
