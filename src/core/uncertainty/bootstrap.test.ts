import { describe, expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import {
  bootstrap,
  bootstrapFigures,
  meanStatistic,
  type Resampled,
  resampling,
  sumsStatistic,
} from './bootstrap.ts';

const how = { draws: 4000, seed: 1 };

/** Lopsided, as spend is: the square of a uniform number. Its mean is 1/3. */
function sample(count: number, random: () => number): Float64Array {
  return Float64Array.from({ length: count }, () => random() ** 2);
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
}

describe('the mean', () => {
  it('varies over the draws by exactly σ²/n, σ² being the variance of the customers themselves', () => {
    const values = sample(300, randomSource(11));
    const [means = new Float64Array()] = bootstrapFigures(
      { count: 300 },
      meanStatistic(values),
      how,
    );
    // The relative standard error of a variance from D nearly normal draws is √(2/D).
    const ratio = variance(means) / (variance(values) / 300);
    expect(Math.abs(ratio - 1)).toBeLessThan(4.5 * Math.sqrt(2 / how.draws));
  });

  it('is inside its interval 95 times in a hundred', () => {
    const random = randomSource(12);
    const sets = 1000;
    let inside = 0;
    for (let set = 0; set < sets; set++) {
      const values = sample(200, random);
      const draws = { draws: 400, seed: set };
      const [interval] = bootstrap({ count: 200 }, meanStatistic(values), draws);
      if (interval && interval.low <= 1 / 3 && 1 / 3 <= interval.high) inside += 1;
    }
    // 4 standard deviations of a binomial, and half a point that a percentile interval lacks at this size.
    expect(inside / sets).toBeGreaterThan(0.945 - 4 * Math.sqrt((0.95 * 0.05) / sets));
    expect(inside / sets).toBeLessThan(0.95 + 4 * Math.sqrt((0.95 * 0.05) / sets));
  });

  it('of customers who are alike is certain', () => {
    const alike = new Float64Array(50).fill(2.5);
    expect(bootstrap({ count: 50 }, meanStatistic(alike), how)).toEqual([{ low: 2.5, high: 2.5 }]);
  });
});

describe('customers in strata', () => {
  it('vary within them alone: what depends on the stratum only is certain', () => {
    const count = 600;
    const codes = Uint32Array.from({ length: count }, (_, i) => i % 3);
    const values = Float64Array.from(codes, (code) => 10 ** code);
    const totals = sumsStatistic([values], 3, 4, (sums, counts, figures) => {
      figures.set(sums);
      figures[3] = counts.reduce((sum, each) => sum + each, 0);
    });
    const certain = (value: number) => ({ low: value, high: value });
    expect(bootstrap({ count, strata: { codes, number: 3 } }, totals, how)).toEqual(
      [200, 2000, 20_000, 600].map(certain),
    );
  });

  it('have a total whose variance is Σ n·σ² over the strata', () => {
    const count = 400;
    const codes = Uint32Array.from({ length: count }, (_, i) => (i < 100 ? 0 : 1));
    const values = Float64Array.from(
      sample(count, randomSource(13)),
      (x, i) => x + (i < 100 ? 50 : 0),
    );
    const total = sumsStatistic([values], 2, 1, ([a = 0, b = 0], _, figures) => {
      figures[0] = a + b;
    });
    const [totals = new Float64Array()] = bootstrapFigures(
      { count, strata: { codes, number: 2 } },
      total,
      how,
    );
    const expected = 100 * variance(values.subarray(0, 100)) + 300 * variance(values.subarray(100));
    expect(Math.abs(variance(totals) / expected - 1)).toBeLessThan(4.5 * Math.sqrt(2 / how.draws));
  });
});

it('keeps together what belongs to one customer: a constant ratio has no spread', () => {
  const spend = sample(200, randomSource(14));
  const cost = Float64Array.from(spend, (each) => each * 4);
  const ratio = sumsStatistic([spend, cost], 1, 1, ([s = 0, c = 1], _, figures) => {
    figures[0] = s / c;
  });
  const [interval] = bootstrap({ count: 200 }, ratio, how);
  expect(interval?.low).toBeCloseTo(0.25, 12);
  expect(interval?.high).toBeCloseTo(0.25, 12);
});

it('is the same with the same seed', () => {
  const values = sample(80, randomSource(15));
  const of = (seed: number) => bootstrap({ count: 80 }, meanStatistic(values), { ...how, seed });
  expect(of(2)).toEqual(of(2));
  expect(of(2)).not.toEqual(of(3));
});

it('has no interval where an end is beyond all numbers, and refuses what is no number', () => {
  const rarely = (value: number) =>
    sumsStatistic([Float64Array.of(0, 0, 1)], 1, 1, ([sum = 0], _, figures) => {
      figures[0] = sum === 0 ? value : sum;
    });
  // (2/3)³ of the draws miss the third customer.
  expect(bootstrap({ count: 3 }, rarely(Infinity), how)).toEqual([null]);
  expect(() => bootstrap({ count: 3 }, rarely(Number.NaN), how)).toThrow(RangeError);
  expect(() => bootstrap({ count: 0 }, rarely(1), how)).toThrow(RangeError);
  expect(() => bootstrap({ count: 3 }, rarely(1), { draws: 1, seed: 1 })).toThrow(RangeError);
});

it('reports its progress', () => {
  const progress: number[] = [];
  const values = sample(250_000, randomSource(16));
  const onProgress = (done: number) => progress.push(done);
  bootstrap({ count: values.length }, meanStatistic(values), {
    draws: 5,
    seed: 1,
    progress: onProgress,
  });
  expect(progress).toEqual([0, 2, 4]);
});

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
