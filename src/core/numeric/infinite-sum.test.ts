import { describe, expect, it } from 'vitest';
import { infiniteSum } from './infinite-sum.ts';

const power = (x: number, exponent: number) => Math.exp(exponent * Math.log(x));
const near = (actual: number, expected: number, within: number) =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(within);

describe('sums with a known value', () => {
  it.each([
    [2, 1.6449340668482264], // π²/6
    [1.1, 10.584448464950801],
  ])('Σ (k + 1)^−%d is ζ', (s, zeta) => {
    near(
      infiniteSum((k) => power(k + 1, -s)),
      zeta,
      1e-12,
    );
  });

  it.each([0, 0.5, 0.999, 0.999999])('Σ %dᵏ is 1/(1 − q)', (q) => {
    near(
      infiniteSum((k) => (k === 0 ? 1 : power(q, k))),
      1 / (1 - q),
      1e-10,
    );
  });

  it('Σ 1/((k + 1)(k + 2)) telescopes to 1', () => {
    near(
      infiniteSum((k) => 1 / ((k + 1) * (k + 2))),
      1,
      1e-13,
    );
  });

  it('Σ (k + 1)^−1.5 e^−k/100000 is a polylogarithm', () => {
    near(
      infiniteSum((k) => power(k + 1, -1.5) * Math.exp(-(k + 1) / 1e5)),
      2.601179969787386,
      1e-12,
    );
  });
});

it.each([0, 0.5, 1])('has no end with terms like k^−%d', (s) => {
  expect(infiniteSum((k) => power(k + 1, -s))).toBe(Infinity);
});
