import { describe, expect, it } from 'vitest';
import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import type { Range } from '../quantity/range.ts';
import { type FigureOf, type Simulation, simulate } from './simulation.ts';

const uniform = (low: number, high: number): Range => ({ low, base: (low + high) / 2, high });
const pert = (low: number, likely: number, high: number): Range => ({
  low,
  base: likely,
  high,
  likely,
});
const draws = 20_000;

function simulated(ranges: readonly Range[], figureOf: FigureOf, seed = 1): Simulation {
  const outcome = simulate(ranges, figureOf, draws, seed);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

/** Of independent quantities, 4.5 standard errors apart only by a chance of one in a hundred thousand. */
const near = ({ mean, standardError }: Simulation, expected: number) =>
  expect(Math.abs(mean - expected)).toBeLessThan(4.5 * standardError);

describe('a simulation', () => {
  it('of a product has the product of the means, since draws are independent', () => {
    const product = simulated([pert(4, 8, 13), uniform(2, 6)], ([x = 0, y = 0]) => success(x * y));
    near(product, (49 / 6) * 4);
    expect(product.atMeans).toBeCloseTo((49 / 6) * 4, 12);
  });

  it('of 1/churn has the mean ln(b/a)/(b − a), above 1/mean', () => {
    const inverse = simulated([uniform(0.1, 0.4)], ([churn = 0]) => success(1 / churn));
    near(inverse, Math.log(4) / 0.3);
    expect(inverse.atMeans).toBe(4);
    expect(inverse.mean).toBeGreaterThan(inverse.atMeans);
  });

  it('has the quantiles of what rises with one uniform quantity at the quantiles of that', () => {
    const { p10, p50, p90 } = simulated([uniform(0, 1)], ([x = 0]) => success(x * x));
    // The standard deviation of an empirical quantile of x is √(p(1−p)/n): 4.5 of them on either side.
    for (const [p, quantile] of [
      [0.1, p10],
      [0.5, p50],
      [0.9, p90],
    ] as const) {
      const distance = 4.5 * Math.sqrt((p * (1 - p)) / draws);
      expect(Math.abs(Math.sqrt(quantile) - p)).toBeLessThan(distance);
    }
  });

  it('knows the error of its mean: σ/√n, with σ² = width²/12', () => {
    const { standardError } = simulated([uniform(0, 6)], ([x = 0]) => success(x));
    expect(standardError / Math.sqrt(3 / draws)).toBeCloseTo(1, 1);
  });

  it('is the same with the same seed, and another with another', () => {
    const of = (seed: number) => simulated([pert(1, 2, 4)], ([x = 0]) => success(x), seed);
    expect(of(5)).toEqual(of(5));
    expect(of(5).mean).not.toBe(of(6).mean);
  });

  it('of figures that are certain is certain', () => {
    const certain = simulated([uniform(1, 2)], () => success(7));
    expect(certain).toEqual({ mean: 7, standardError: 0, p10: 7, p50: 7, p90: 7, atMeans: 7 });
  });

  it('passes on why a draw has no figure', () => {
    const none = failure(problem('value-too-large', {}));
    const above = ([x = 0]: Float64Array): Outcome<number> => (x > 1.9 ? none : success(x));
    expect(simulate([uniform(1, 2)], above, draws, 1)).toBe(none);
  });

  it('computes the figure at the means first, and then once for each draw', () => {
    const seen: number[] = [];
    const outcome = simulate(
      [uniform(1, 2)],
      ([x = 0]) => {
        seen.push(x);
        return success(x);
      },
      500,
      1,
    );
    const [atMeans, ...drawn] = seen;
    expect(atMeans).toBe(1.5);
    expect(drawn).toHaveLength(500);
    const mean = drawn.reduce((sum, x) => sum + x, 0) / 500;
    expect(outcome).toMatchObject({ ok: true, value: { mean: expect.closeTo(mean, 12) } });
  });

  it('reports its progress, and refuses too few draws', () => {
    const progress: number[] = [];
    simulate(
      [uniform(1, 2)],
      () => success(1),
      2500,
      1,
      (done) => progress.push(done),
    );
    expect(progress).toEqual([0, 1000, 2000]);
    expect(() => simulate([uniform(1, 2)], () => success(1), 1, 1)).toThrow(RangeError);
  });
});
