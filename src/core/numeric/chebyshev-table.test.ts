import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { chebyshevTable } from './chebyshev-table.ts';

it.each([
  ['the exponential function', Math.exp],
  ['one with poles at ±iπ', (x: number) => 1 / (1 + Math.exp(x))],
  ['a cubic', (x: number) => 40_000 + x * x * x],
])('says what %s says', (_, f) => {
  const table = chebyshevTable(f);
  fc.assert(
    fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
      expect(Math.abs(table(x) / f(x) - 1)).toBeLessThanOrEqual(1e-13);
    }),
    { seed: 16 },
  );
});

it('has no more to ask of a stretch that it knows', () => {
  const f = vi.fn(Math.exp);
  const table = chebyshevTable(f);
  expect(table(0.5)).toBeCloseTo(Math.sqrt(Math.E), 14);
  const calls = f.mock.calls.length;
  table(0.999);
  table(0);
  expect(f).toHaveBeenCalledTimes(calls);
});
