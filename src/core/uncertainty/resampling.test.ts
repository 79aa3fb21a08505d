import { describe, expect, it } from 'vitest';
import { type Resampled, resampling } from './resampling.ts';

/** How often each customer was drawn, and how many of each stratum. */
function drawnOnce(customers: Resampled, seed = 1) {
  const times = new Uint32Array(customers.count);
  const ofStratum = new Map<number, number>();
  resampling(
    customers,
    seed,
  )((drawn, stratum) => {
    for (const i of drawn) times[i] = (times[i] ?? 0) + 1;
    ofStratum.set(stratum, (ofStratum.get(stratum) ?? 0) + drawn.length);
  });
  return { times, ofStratum };
}

const sum = (numbers: Uint32Array) => numbers.reduce((a, b) => a + b, 0);

describe('a resample', () => {
  it.each([1, 2, 4096, 4097, 10_000])('of %i customers draws as many', (count) => {
    expect(sum(drawnOnce({ count }).times)).toBe(count);
  });

  it('leaves out a share of 1/e, within 4.5 standard deviations', () => {
    const count = 40_000;
    const missing = drawnOnce({ count }).times.filter((times) => times === 0).length;
    // Var ≈ n·(1/e)(1 − 2/e), the variance of the empty cells of n balls in n cells.
    const deviation = Math.sqrt((count / Math.E) * (1 - 2 / Math.E));
    expect(Math.abs(missing - count / Math.E)).toBeLessThan(4.5 * deviation);
  });

  it('draws every customer as often: χ² over 50 cells and 2,000 resamples', () => {
    const resample = resampling({ count: 50 }, 3);
    const times = new Float64Array(50);
    const resamples = 2000;
    for (let r = 0; r < resamples; r++) {
      resample((drawn) => {
        for (const i of drawn) times[i] = (times[i] ?? 0) + 1;
      });
    }
    const chi = times.reduce((total, each) => total + (each - resamples) ** 2 / resamples, 0);
    // 49 degrees of freedom: exceeded once in a thousand.
    expect(chi).toBeLessThan(85.35);
  });

  it('keeps the size of each stratum, and draws it within itself', () => {
    const count = 9000;
    const codes = Uint32Array.from({ length: count }, (_, i) => (i % 9 === 0 ? 2 : i % 2));
    const { times, ofStratum } = drawnOnce({ count, strata: { codes, number: 4 } });
    for (const stratum of [0, 1, 2]) {
      const members = codes.filter((code) => code === stratum).length;
      expect(ofStratum.get(stratum)).toBe(members);
      expect(sum(times.filter((_, i) => codes[i] === stratum))).toBe(members);
    }
    expect(ofStratum.has(3)).toBe(false);
  });

  it('is the same with the same seed, and another at the next call', () => {
    expect(drawnOnce({ count: 100 }, 5)).toEqual(drawnOnce({ count: 100 }, 5));
    expect(drawnOnce({ count: 100 }, 5)).not.toEqual(drawnOnce({ count: 100 }, 6));
    const resample = resampling({ count: 100 }, 5);
    const first: number[] = [];
    const second: number[] = [];
    resample((drawn) => first.push(...drawn));
    resample((drawn) => second.push(...drawn));
    expect(first).not.toEqual(second);
  });
});

it('refuses customers that are in no stratum', () => {
  const codes = Uint32Array.of(0, 2);
  expect(() => resampling({ count: 2, strata: { codes, number: 2 } }, 1)).toThrow(RangeError);
  expect(() => resampling({ count: 3, strata: { codes, number: 3 } }, 1)).toThrow(RangeError);
});
