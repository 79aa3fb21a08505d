import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maximiseBfgs } from './bfgs.ts';

/** −Σ cᵢ (xᵢ − tᵢ)², whose top is at t. */
const bowl =
  (top: readonly number[], curve: readonly number[]) =>
  (at: readonly number[], slopes: Float64Array): number => {
    let value = 0;
    for (const [i, x] of at.entries()) {
      const off = x - (top[i] ?? 0);
      value -= (curve[i] ?? 1) * off * off;
      slopes[i] = -2 * (curve[i] ?? 1) * off;
    }
    return value;
  };

test('finds the top of a bowl, however narrow it is in one direction', () => {
  const side = fc.double({ min: -8, max: 8, noNaN: true });
  const curve = fc.double({ min: 0.01, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(side, side, side), fc.tuple(curve, curve, curve), (top, curves) => {
      const { at, status } = maximiseBfgs(bowl(top, curves), [0, 0, 0], 1);
      expect(status).not.toBe('lost');
      for (const [i, x] of at.entries()) expect(x).toBeCloseTo(top[i] ?? 0, 4);
    }),
    { seed: 2, numRuns: 200 },
  );
});

test('follows a bent valley: Rosenbrock, whose bottom is at 1, 1', () => {
  const { at } = maximiseBfgs(
    ([x = 0, y = 0], slopes) => {
      slopes[0] = 400 * x * (y - x * x) + 2 * (1 - x);
      slopes[1] = -200 * (y - x * x);
      return -(100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x));
    },
    [-1.2, 1],
    1,
  );
  expect(at[0]).toBeCloseTo(1, 5);
  expect(at[1]).toBeCloseTo(1, 5);
});

test('a hill that rises for ever ends the search', () => {
  const { status, value } = maximiseBfgs(
    ([x = 0], slopes) => {
      slopes[0] = Math.exp(-x);
      return -Math.exp(-x);
    },
    [0],
    1,
  );
  expect(['level', 'settled']).toContain(status);
  expect(value).toBeGreaterThan(-1e-6);
});

test('ends with the value and the slopes of the point where it ends, however it ends', () => {
  const side = fc.double({ min: -8, max: 8, noNaN: true });
  const curve = fc.double({ min: 0.01, max: 100, noNaN: true });
  const reached = fc.double({ min: 0.1, max: 20, noNaN: true });
  const ends = new Set<string>();
  fc.assert(
    fc.property(fc.tuple(side, side), fc.tuple(curve, curve), reached, (top, curves, far) => {
      const f = bowl(top, curves);
      const found = maximiseBfgs(f, [0, 0], 1, (at) => at.some((x) => Math.abs(x) > far));
      ends.add(found.status);
      const slopes = new Float64Array(2);
      expect(found.value).toBe(f(found.at, slopes));
      expect(found.slopes).toEqual(slopes);
    }),
    { seed: 3, numRuns: 300 },
  );
  expect(ends).toContain('stopped');
  expect([...ends].some((end) => end !== 'stopped')).toBe(true);
});
