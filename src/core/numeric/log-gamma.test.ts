import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { digammaRise, logGamma, risingFactorials } from './log-gamma.ts';

const seed = 20_070_218;

// x, log Γ(x): mpmath 1.4.1 at 40 digits, of the double nearest to x.
const values: readonly (readonly [number, number])[] = [
  [1e-300, 690.7755278982137],
  [1e-10, 23.025850929882736],
  [0.1, 2.252712651734206],
  [0.5, 0.5723649429247001],
  [0.9, 0.06637623973474295],
  [0.999999, 5.772164873855652e-7],
  [1.000001, -5.772148423874147e-7],
  [1.25, -0.09827183642181316],
  [1.4616321449683622, -0.12148629053584961],
  [1.9999, -4.227520877215346e-5],
  [2.00000001, 4.227843357536779e-9],
  [2.49, 0.2776758614151702],
  [2.51, 0.29173891549286796],
  [3.7, 1.428072326665388],
  [9.99, 12.779315214350193],
  [10, 12.801827480081469],
  [17.5, 32.08111489594735],
  [123.456, 469.6055471299295],
  [1e6, 12815504.569147611],
  [1e15, 3.353877639491067e16],
  [1e300, 6.897755278982137e302],
];

// x, t, ψ(x + t) − ψ(x): mpmath 1.4.1 at 60 digits.
const rises: readonly (readonly [number, number, number])[] = [
  [1e-5, 3, 100001.49998750011],
  [0.7, 0.2, 0.4650966037508833],
  [9.5, 1e-9, 1.1099728846294511e-10],
  [12, 1000, 4.476528017356596],
  [1e12, 0.15, 1.5000000000006373e-13],
  [1e12, 1e15, 6.9087547793157205],
];

/** Within a part in 1e14 of the expected, or, where that is below it, of `floor`. */
const near = (actual: number, expected: number, floor = 0) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
    1e-14 * Math.max(Math.abs(expected), floor),
  );

it.each(values)('log Γ at %d', (x, log) => {
  near(logGamma(x), log);
});

it.each(rises)('the rise of ψ at %d by %d', (x, t, rise) => {
  near(digammaRise(x, t), rise, 1e-5);
});

const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

it('Γ(x + 1) = x Γ(x), and so ψ(x + 1) = ψ(x) + 1/x', () => {
  fc.assert(
    fc.property(positive, (x) => {
      near(logGamma(x + 1), logGamma(x) + Math.log(x), 10);
      near(digammaRise(x, 1), 1 / x);
    }),
    { seed },
  );
});

it('rises by s and then by t as by s + t', () => {
  fc.assert(
    fc.property(positive, positive, positive, (x, s, t) => {
      near(digammaRise(x, s) + digammaRise(x + s, t), digammaRise(x, s + t), 10);
    }),
    { seed },
  );
});

it.each([0, -1, Number.NaN])('has nothing to say at %d', (x) => {
  expect(() => logGamma(x)).toThrow(RangeError);
  expect(() => digammaRise(x, 0.5)).toThrow(RangeError);
});

test('is log Γ(c + n) − log Γ(c), and the sum of 1/(c + k)', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      fc.uniqueArray(fc.nat({ max: 400 }), { minLength: 1, maxLength: 30 }),
      (c, numbers) => {
        const counts = numbers.sort((a, b) => a - b);
        const values = new Float64Array(counts.length);
        const slopes = new Float64Array(counts.length);
        risingFactorials(c, counts, values, slopes);
        for (const [i, n] of counts.entries()) {
          const rise = logGamma(c + n) - logGamma(c);
          expect(Math.abs((values[i] ?? 0) - rise)).toBeLessThan(1e-12 * (1 + Math.abs(rise)));
          let slope = 0;
          for (let k = n - 1; k >= 0; k--) slope += 1 / (c + k);
          expect(Math.abs((slopes[i] ?? 0) - slope)).toBeLessThan(1e-12 * (1 + slope));
        }
      },
    ),
    { seed: 4, numRuns: 200 },
  );
});
