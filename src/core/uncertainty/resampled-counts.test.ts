import { describe, expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import { resampledCounts } from './resampled-counts.ts';

const draws = 20_000;

/** The counts of many resamples, one array a resample. */
function resamples(sizes: readonly number[], seed: number): Float64Array[] {
  const fill = resampledCounts(sizes, randomSource(seed));
  return Array.from({ length: draws }, () => {
    const counts = new Float64Array(sizes.length);
    fill(counts);
    return counts;
  });
}

describe('the counts of a resample', () => {
  const sizes = [40, 1, 0, 9, 950];

  it('add up to all customers, and an empty cell stays empty', () => {
    for (const counts of resamples(sizes, 1)) {
      expect(counts.reduce((sum, each) => sum + each, 0)).toBe(1000);
      expect(counts[2]).toBe(0);
    }
  });

  it('have the means and covariances of the multinomial law: m and m·([same] − m′/n)', () => {
    const all = resamples(sizes, 2);
    for (const [a, size] of sizes.entries()) {
      for (const [b, other] of sizes.entries()) {
        const products = all.map(
          (counts) => ((counts[a] ?? 0) - size) * ((counts[b] ?? 0) - other),
        );
        const mean = products.reduce((sum, each) => sum + each, 0) / draws;
        const squares = products.reduce((sum, each) => sum + each * each, 0) / draws;
        const error = Math.sqrt(squares / draws);
        const expected = size * ((a === b ? 1 : 0) - other / 1000);
        expect(Math.abs(mean - expected)).toBeLessThanOrEqual(4.5 * error);
      }
    }
  });

  it('have the exact probabilities: four customers in cells of 1, 1 and 2', () => {
    const times = new Map<string, number>();
    for (const counts of resamples([1, 1, 2], 3)) {
      const key = counts.join(' ');
      times.set(key, (times.get(key) ?? 0) + 1);
    }
    const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
    let kinds = 0;
    for (let a = 0; a <= 4; a++) {
      for (let b = 0; a + b <= 4; b++) {
        const c = 4 - a - b;
        const ways = factorial(4) / factorial(a) / factorial(b) / factorial(c);
        const p = (ways * 2 ** c) / 4 ** 4;
        const drawn = times.get(`${a} ${b} ${c}`) ?? 0;
        expect(Math.abs(drawn - draws * p)).toBeLessThan(4.5 * Math.sqrt(draws * p * (1 - p)));
        kinds += 1;
      }
    }
    expect(kinds).toBe(15);
  });

  it('are the same for the same seed', () => {
    expect(resamples([5, 5], 4)).toEqual(resamples([5, 5], 4));
    expect(resamples([5, 5], 4)).not.toEqual(resamples([5, 5], 5));
  });
});
