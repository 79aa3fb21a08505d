import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomDraws, randomSource } from './random.ts';

interface Reference {
  readonly seed: number;
  readonly first: readonly number[];
  readonly thousandth: number;
}

const references = JSON.parse(
  readFileSync('test/reference/random/random.json', 'utf8'),
) as readonly Reference[];

describe.each(references)('seed $seed', ({ seed, first, thousandth }) => {
  it('gives the numbers of an independent implementation', () => {
    const random = randomSource(seed);
    const numbers = Array.from({ length: 1000 }, () => random() * 2 ** 32);
    expect(numbers.slice(0, first.length)).toEqual(first);
    expect(numbers[999]).toBe(thousandth);
  });
});

it('is uniform: every tenth of [0, 1) gets its share within 4.5 standard deviations', () => {
  const random = randomSource(7);
  const counts = new Uint32Array(10);
  const draws = 100_000;
  for (let i = 0; i < draws; i++) {
    const tenth = Math.floor(random() * 10);
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  }
  const deviation = Math.sqrt(draws * 0.1 * 0.9);
  for (const count of counts) expect(Math.abs(count - draws / 10)).toBeLessThan(4.5 * deviation);
});

it('refuses what is no seed', () => {
  for (const seed of [-1, 0.5, Number.NaN, 2 ** 53]) {
    expect(() => randomSource(seed)).toThrow(RangeError);
  }
});

describe('draws of changing shapes', () => {
  const draws = 50_000;
  const moments = (draw: () => number) => {
    const values = Array.from({ length: draws }, draw);
    const mean = values.reduce((sum, value) => sum + value, 0) / draws;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
    return { mean, variance };
  };

  it('of gamma have its shape as mean and as variance, below 1 as well', () => {
    const { gamma } = randomDraws(5);
    for (const shape of [0.2, 0.7, 1, 6, 300]) {
      const { mean, variance } = moments(() => gamma(shape));
      expect(Math.abs(mean - shape)).toBeLessThan(4.5 * Math.sqrt(shape / draws));
      // The fourth moment of gamma gives the variance of a variance: (2 + 6/shape)·shape².
      const error = shape * Math.sqrt((2 + 6 / shape) / draws);
      expect(Math.abs(variance - shape)).toBeLessThan(4.5 * error);
    }
    expect(gamma(0)).toBe(0);
  });

  it('of beta have the mean a/(a + b) and the variance ab/((a + b)²(a + b + 1))', () => {
    const { beta } = randomDraws(6);
    for (const [a, b] of [
      [2, 3],
      [0.3, 0.9],
      [1e-300, 3e-300],
    ] as const) {
      const share = a / (a + b);
      const expected = (share * (1 - share)) / (a + b + 1);
      const { mean, variance } = moments(() => beta(a, b));
      expect(Math.abs(mean - share)).toBeLessThan(4.5 * Math.sqrt(expected / draws));
      expect(variance / expected).toBeCloseTo(1, 1);
    }
    expect([beta(0, 2), beta(2, 0)]).toEqual([0, 1]);
  });

  it('refuse what is no shape', () => {
    for (const shape of [-1, Number.NaN, Infinity])
      expect(() => randomDraws(1).gamma(shape)).toThrow(RangeError);
  });
});
