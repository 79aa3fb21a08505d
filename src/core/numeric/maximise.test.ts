import { describe, expect, it } from 'vitest';
import type { Sloped } from './maximise.ts';
import { maximise } from './maximise.ts';

// Rosenbrock's valley upside down: its top is 0 at (1, 1), behind a long bend.
const valley: Sloped = ([x = 0, y = 0], slopes) => {
  slopes[0] = 2 * (1 - x) + 400 * x * (y - x * x);
  slopes[1] = -200 * (y - x * x);
  return -((1 - x) * (1 - x)) - 100 * (y - x * x) * (y - x * x);
};

describe('a maximum', () => {
  it.each([
    [-1.2, 1],
    [3, -2],
    [1, 1],
  ])('is found around a bend from %d, %d', (x, y) => {
    const { status, at, curvature } = maximise(valley, [x, y]);
    expect(status).toBe('converged');
    expect(at[0]).toBeCloseTo(1, 10);
    expect(at[1]).toBeCloseTo(1, 10);
    // At the top −f has the second derivatives 802, −400 and 200: determinant 400, trace 1,002.
    const [one = 0, other = 0] = curvature.values;
    expect(one * other).toBeCloseTo(400, 5);
    expect(one + other).toBeCloseTo(1002, 6);
  });

  it('is found where the start lies where the function curves upwards', () => {
    const bump: Sloped = ([x = 0], slopes) => {
      const height = Math.exp(-x * x);
      slopes[0] = -2 * x * height;
      return height;
    };
    const { status, at } = maximise(bump, [2.5]);
    expect(status).toBe('converged');
    expect(at[0]).toBeCloseTo(0, 9);
  });

  it('is not claimed where the function is not defined beyond a step', () => {
    const edge: Sloped = ([x = 0], slopes) => {
      slopes[0] = 1 - x / 2;
      return x > 1 ? Number.NaN : x - (x * x) / 4;
    };
    expect(maximise(edge, [0]).status).toBe('lost');
  });
});

describe('no maximum', () => {
  // 1 − 1/eˣ: the further, the better.
  const ridge: Sloped = ([x = 0], slopes) => {
    slopes[0] = Math.exp(-x);
    return -Math.exp(-x);
  };

  it('stops where a condition says that only the limit is left', () => {
    const { status, at } = maximise(ridge, [0], ([x = 0]) => x > 9);
    expect(status).toBe('stopped');
    expect(at[0]).toBeGreaterThan(9);
  });

  it('does not converge where there is only a limit, without that condition', () => {
    expect(maximise(ridge, [0]).status).not.toBe('converged');
  });

  it('is flat where one direction makes no difference', () => {
    const along: Sloped = ([x = 0, y = 0], slopes) => {
      slopes.fill(-2 * (x + y - 1));
      return -(x + y - 1) * (x + y - 1);
    };
    expect(maximise(along, [3, 4]).status).toBe('flat');
  });
});
