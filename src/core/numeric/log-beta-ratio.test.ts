import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logBetaRatio } from './log-gamma.ts';

// a, b, x, log B(a, b + x)/B(a, b): mpmath 1.4.1 at 60 digits.
const values: readonly (readonly [number, number, number, number])[] = [
  [0.7041, 1.182, 12, -1.7718136011385508],
  [0.5, 1e9, 1, -4.99999999875e-10],
  [3e5, 0.2, 2, -26.650196529575265],
  [0.668, 3.806, 1e60, -91.4234141095341],
  [1e4, 1e6, 1e-3, -9.950335798714274e-6],
];

it.each(values)('against independent values at %d, %d, %d', (a, b, x, log) => {
  expect(Math.abs(logBetaRatio(a, b, x) / log - 1)).toBeLessThan(1e-12);
});

it('falls by (b + x)/(a + b + x) with every whole step, as B(a, b + 1) = B(a, b)·b/(a + b)', () => {
  const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(positive, positive, positive, (a, b, x) => {
      const step = logBetaRatio(a, b, x + 1) - logBetaRatio(a, b, x);
      expect(step).toBeCloseTo(-Math.log1p(a / (b + x)), 10);
    }),
    { seed: 21 },
  );
});
