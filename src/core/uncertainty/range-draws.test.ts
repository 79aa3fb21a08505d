import { describe, expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import type { Range } from '../quantity/range.ts';
import { rangeDraws, rangeMean } from './simulation.ts';

const draws = 50_000;

function drawn(range: Range, seed: number): Float64Array {
  const draw = rangeDraws(range, randomSource(seed));
  return Float64Array.from({ length: draws }, draw);
}

const pert = (low: number, likely: number, high: number): Range => ({
  low,
  base: likely,
  high,
  likely,
});

/** Largest distance between the empirical distribution and the given one, times √n (Kolmogorov). */
function distance(values: Float64Array, cumulative: (x: number) => number): number {
  const sorted = values.toSorted();
  const gaps = sorted.map((x, i) =>
    Math.max(Math.abs(cumulative(x) - i / draws), Math.abs(cumulative(x) - (i + 1) / draws)),
  );
  return gaps.reduce((most, gap) => Math.max(most, gap), 0) * Math.sqrt(draws);
}

/** Exceeded by chance once in a thousand. */
const critical = 1.95;

const choose = [1, 5, 10, 10, 5, 1];

/** P(Beta(α, 6 − α) ≤ x) for whole α: at least α of five fall below x. */
function betaBelow(alpha: number, x: number): number {
  return choose.reduce(
    (sum, ways, j) => (j >= alpha ? sum + ways * x ** j * (1 - x) ** (5 - j) : sum),
    0,
  );
}

describe('a range with a likely value is PERT', () => {
  it.each([0, 1, 2, 3, 4])('with the likely value %i quarters up: Beta(1 + i, 5 − i)', (i) => {
    const values = drawn(pert(20, 20 + 2 * i, 28), 100 + i);
    expect(distance(values, (x) => betaBelow(1 + i, (x - 20) / 8))).toBeLessThan(critical);
  });

  it('has the mean (low + 4·likely + high)/6 and the variance (mean − low)(high − mean)/7', () => {
    const values = drawn(pert(4, 8, 13), 5);
    const expected = (4 + 4 * 8 + 13) / 6;
    const variance = ((expected - 4) * (13 - expected)) / 7;
    expect(rangeMean(pert(4, 8, 13))).toBeCloseTo(expected, 12);
    const mean = values.reduce((sum, x) => sum + x, 0) / draws;
    const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (draws - 1);
    // 4.5 standard errors; that of a variance is less than σ²·√(2/n) for tails as thin as these.
    expect(Math.abs(mean - expected)).toBeLessThan(4.5 * Math.sqrt(variance / draws));
    expect(Math.abs(squares - variance)).toBeLessThan(4.5 * variance * Math.sqrt(2 / draws));
  });
});

it('a range of two ends is uniform between them', () => {
  const values = drawn({ low: 3, base: 4, high: 5 }, 6);
  expect(distance(values, (x) => (x - 3) / 2)).toBeLessThan(critical);
  expect(rangeMean({ low: 3, base: 4, high: 5 })).toBe(4);
});

it('a single figure is drawn as it is', () => {
  expect(new Set(drawn({ low: 7, base: 7, high: 7 }, 1))).toEqual(new Set([7]));
});

it('no draw leaves its range, even where the last bit of a sum would', () => {
  for (const range of [pert(0.9, 1, 1), pert(0.1, 0.1, 0.3), { low: 0.1, base: 0.65, high: 1.2 }]) {
    const { low, high } = range;
    expect(drawn(range, 8).every((x) => x >= low && x <= high)).toBe(true);
  }
  const [almost, one] = [1 - 2 ** -32, 1 - 2 ** -53];
  for (const u of [almost, one]) {
    expect(rangeDraws({ low: 0.1, base: 0.65, high: 1.2 }, () => u)()).toBeLessThanOrEqual(1.2);
  }
});

it('the same seed draws the same, another seed does not', () => {
  expect(drawn(pert(1, 2, 4), 3)).toEqual(drawn(pert(1, 2, 4), 3));
  expect(drawn(pert(1, 2, 4), 3)).not.toEqual(drawn(pert(1, 2, 4), 4));
});
