import { expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import { purchaseCells, sumOver } from '../purchase/purchase-cells.ts';
import { type Forecaster, fittedForecasters, pastRate } from './forecaster.ts';
import { bandOf, totalSpread } from './total-spread.ts';
import { bandsUpTo } from './weekly-bands.ts';

/** Customers of 20 to 60 weeks, of whom a part has bought again, the last time early or late. */
const count = 400;
const cells = purchaseCells({
  purchases: Float64Array.from({ length: count }, (_, i) => (i % 3 === 0 ? 0 : (i * 7) % 6)),
  recency: Float64Array.from({ length: count }, (_, i) => {
    const none = i % 3 === 0 || (i * 7) % 6 === 0;
    return none ? 0 : ((20 + (i % 41)) * ((i * 13) % 10)) / 10 + 0.5;
  }),
  age: Float64Array.from({ length: count }, (_, i) => 20 + (i % 41)),
});
const length = 40;
const draws = 400;
const seed = 1;

const fitted = (name: 'bg-nbd' | 'pareto-nbd'): Forecaster => {
  const [only] = fittedForecasters([name], cells);
  if (only === undefined) throw new Error(`${name} was not fitted`);
  return only;
};

const expectedUpTo = ({ law }: Forecaster, time: number) =>
  sumOver(cells, (history) => law.expected(history, time));

/** The band of one time by all histories and all draws. */
function slowly(forecaster: Forecaster, time: number) {
  const spread = totalSpread(forecaster, cells, time, { draws, random: randomSource(seed) });
  const variance = spread.variance.reduce((sum, each, i) => sum + each * (cells.weight[i] ?? 0), 0);
  return {
    expected: expectedUpTo(forecaster, time),
    parameters: spread.parameters,
    variance,
  };
}

it.each(['bg-nbd', 'pareto-nbd'] as const)(
  'comes close to the bands of all histories and draws, and ends with that of the whole: %s',
  (name) => {
    const forecaster = fitted(name);
    const times = Array.from({ length }, (_, week) => week + 1);
    const expected = times.map((time) => expectedUpTo(forecaster, time));
    const whole = slowly(forecaster, length);
    const bands = bandsUpTo(forecaster, { cells, length }, times, expected, whole, { draws, seed });
    const bandAt = (time: number) => {
      const { expected: each, parameters, variance } = slowly(forecaster, time);
      return bandOf(each, { parameters: [parameters], missed: 0, chance: Math.sqrt(variance) });
    };
    const last = bandAt(length);
    expect(bands.at(-1)?.low).toBeCloseTo(last.low ?? Number.NaN, 8);
    expect(bands.at(-1)?.high).toBeCloseTo(last.high ?? Number.NaN, 8);
    for (const time of [1, 5, 10, 15, 25, 30, 35]) {
      const { low, high } = bandAt(time);
      const found = bands[time - 1];
      const width = (high ?? 0) - (low ?? 0);
      expect(Math.abs((found?.high ?? 0) - (found?.low ?? 0) - width)).toBeLessThan(0.1 * width);
    }
  },
);

it('contains what is expected, and the later the wider', () => {
  const forecaster = fitted('bg-nbd');
  const times = [1, 2, 5, 10, 20, 30, 39, 40];
  const expected = times.map((time) => expectedUpTo(forecaster, time));
  const whole = slowly(forecaster, length);
  const bands = bandsUpTo(forecaster, { cells, length }, times, expected, whole, { draws, seed });
  let before = 0;
  for (const [i, { low, high }] of bands.entries()) {
    expect(low ?? Number.NaN).toBeLessThan(expected[i] ?? 0);
    expect(high ?? Number.NaN).toBeGreaterThan(expected[i] ?? 0);
    expect((high ?? 0) - (low ?? 0)).toBeGreaterThan(before);
    before = (high ?? 0) - (low ?? 0);
  }
});

it('has the band of a Poisson process where everybody goes on at a known rate', () => {
  // With known rates chance alone is left: the variance is the expectation, and 1.2816 is the 90 % point.
  const times = [10, 20, 40];
  const expected = times.map((time) => expectedUpTo(pastRate, time));
  const whole = { expected: expected[2] ?? 0, parameters: 0, variance: expected[2] ?? 0 };
  const bands = bandsUpTo(pastRate, { cells, length }, times, expected, whole, { draws, seed });
  for (const [i, { low, high }] of bands.entries()) {
    const mean = expected[i] ?? 0;
    expect(high).toBeCloseTo(mean + 1.2815515655 * Math.sqrt(mean), 6);
    expect(low).toBeCloseTo(mean - 1.2815515655 * Math.sqrt(mean), 6);
  }
});
