import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { families } from './families.ts';
import { logOneLessExp, renewalLaw } from './renewal-law.ts';

const positive = fc.double({ min: -3, max: 3, noNaN: true }).map(Math.exp);

describe.each(['geometric', 'shifted-beta-geometric', 'beta-discrete-weibull'] as const)(
  '%s',
  (model) => {
    const { law, parameters } = families[model];
    const size = Object.keys(parameters).length;
    const drawn = fc
      .tuple(...Object.values(parameters).map(() => positive))
      .map((values) => (model === 'geometric' ? values.map((x) => x / (1 + x)) : values));

    it('has the share that began a period as the product of all retention before it', () => {
      fc.assert(
        fc.property(drawn, fc.integer({ min: 1, max: 60 }), (values, k) => {
          const { logSurvival } = law(values, 1);
          const whole = new Float64Array(size);
          const part = new Float64Array(size);
          const slopes = new Float64Array(size);
          let sum = 0;
          for (let j = 0; j < k; j++) {
            // log r_j from the share that is left just before and at the end of period j.
            sum += logSurvival(j + 1, part) - logSurvival(j, whole);
            for (let i = 0; i < size; i++)
              slopes[i] = (slopes[i] ?? 0) + (part[i] ?? 0) - (whole[i] ?? 0);
          }
          const log = logSurvival(k, whole);
          expect(Math.abs(sum / log - 1)).toBeLessThan(1e-9);
          // Half of a period: as many have left as half of those who leave by its end.
          const half = Math.exp(logSurvival(k + 0.5, part));
          const ends = (Math.exp(log) + Math.exp(logSurvival(k + 1, part))) / 2;
          expect(half).toBeCloseTo(ends, 12);
        }),
        { seed: 4, numRuns: 100 },
      );
    });

    it('has slopes that are those of its logarithms', () => {
      const time = fc.double({ min: 0.01, max: 40, noNaN: true });
      fc.assert(
        fc.property(drawn, time, (values, years) => {
          for (const part of ['logSurvival', 'logDensity'] as const) {
            const slopes = new Float64Array(size);
            law(values, 1)[part](years, slopes);
            for (const [i, value] of values.entries()) {
              const step = 1e-5 * Math.min(value, 1 - Math.min(value, 0.9));
              const at = (by: number) =>
                law(values.with(i, value + by), 1)[part](years, new Float64Array(size));
              const found = (at(step) - at(-step)) / (2 * step);
              expect(Math.abs((slopes[i] ?? 0) - found)).toBeLessThan(1e-4 * (1 + Math.abs(found)));
            }
          }
        }),
        { seed: 4, numRuns: 100 },
      );
    });
  },
);

it('computes no period but those in which somebody ends', () => {
  const periods: number[] = [];
  const count = (k: number) => {
    periods.push(k);
    return -1 / (k + 1);
  };
  const { logDensity } = renewalLaw({ logBegins: count, logRetention: () => -1 }, 1, 1e-9);
  for (const years of [5, 12, 5]) logDensity(years, new Float64Array(1));
  expect(periods).toEqual([5e9 - 1, 12e9 - 1]);
});

it.each([
  // The first terms of its series: log x − x/2 for small x, −e⁻ˣ for large.
  [1e-12, Math.log(1e-12) - 0.5e-12],
  [Math.LN2, Math.log(0.5)],
  [Math.log(4), Math.log(0.75)],
  [50, -Math.exp(-50)],
  [700, -Math.exp(-700)],
])('log(1 − e^−%d)', (x, expected) => {
  expect(Math.abs(logOneLessExp(x) / expected - 1)).toBeLessThan(1e-14);
});
