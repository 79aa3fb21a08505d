import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma, logGamma, logGammaRatio } from './log-gamma.ts';

const seed = 20_070_218;

// x, log Γ(x), ψ(x): mpmath 1.4.1 at 40 digits, of the double nearest to x.
const values: readonly (readonly [number, number, number])[] = [
  [1e-300, 690.7755278982137, -9.999999999999999e299],
  [1e-10, 23.025850929882736, -10000000000.577215],
  [0.1, 2.252712651734206, -10.423754940411076],
  [0.5, 0.5723649429247001, -1.9635100260214235],
  [0.9, 0.06637623973474295, -0.7549269499470513],
  [0.999999, 5.772164873855652e-7, -0.5772173098368019],
  [1.000001, -5.772148423874147e-7, -0.5772140199686682],
  [1.25, -0.09827183642181316, -0.22745353337626542],
  [1.4616321449683622, -0.12148629053584961, 0],
  [1.9999, -4.227520877215346e-5, 0.42271983967113097],
  [2.00000001, 4.227843357536779e-9, 0.42278434154780775],
  [2.49, 0.2776758614151702, 0.6982412154328017],
  [2.51, 0.29173891549286796, 0.7080484451910535],
  [3.7, 1.428072326665388, 1.1671535393615113],
  [9.99, 12.779315214350193, 2.250700372831201],
  [10, 12.801827480081469, 2.251752589066721],
  [17.5, 32.08111489594735, 2.8333574322286843],
  [123.456, 469.6055471299295, 4.811829323828985],
  [1e6, 12815504.569147611, 13.815510057964191],
  [1e15, 3.353877639491067e16, 34.538776394910684],
  [1e300, 6.897755278982137e302, 690.7755278982137],
];

// x, t, log Γ(x + t) − log Γ(x), likewise.
const ratios: readonly (readonly [number, number, number])[] = [
  [1e-5, 3, -10.819763284472783],
  [0.7041, 12, 18.98741200533469],
  [1.8861, 12, 22.300041675942236],
  [0.5, 0.25, -0.3690839914934047],
  [3.3, 1e-9, 1.0348224892363726e-9],
  [9.9, 100.5, 394.9242171671835],
  [12, 0.5, 1.2320396660625599],
  [1e4, 7, 64.47448214898023],
  [1e10, 3.5, 80.5904782552291],
  [1e14, 1, 32.23619130191664],
  [1e8, 1e8, 1880697510.160652],
  [20, 1e-12, 2.9705239922421748e-12],
  [40, -12.5, -43.726769431766954],
  [2, -1.75, 1.2880225246980774],
];

/** Within a part in 1e14 of the expected, or, where that is below 1, of `floor`. */
const near = (actual: number, expected: number, floor = 0) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(
    1e-14 * Math.max(Math.abs(expected), floor),
  );

describe('against independent values', () => {
  it.each(values)('log Γ and ψ at %d', (x, log, psi) => {
    near(logGamma(x), log);
    near(digamma(x), psi, 1);
  });

  it.each(ratios)('log of Γ(x + t)/Γ(x) at %d, %d', (x, t, log) => {
    near(logGammaRatio(x, t), log, 1e-6);
  });
});

describe('laws', () => {
  const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

  it('Γ(x + 1) = x Γ(x)', () => {
    fc.assert(
      fc.property(positive, (x) => {
        near(logGammaRatio(x, 1), Math.log(x), 10);
        near(logGamma(x + 1), logGamma(x) + Math.log(x), 10);
        near(digamma(x + 1), digamma(x) + 1 / x, Math.max(10, 1 / x));
      }),
      { seed },
    );
  });

  it('the ratio of a ratio: from x by s and then by t is from x by s + t', () => {
    fc.assert(
      fc.property(positive, positive, positive, (x, s, t) => {
        near(logGammaRatio(x, s) + logGammaRatio(x + s, t), logGammaRatio(x, s + t), 10);
      }),
      { seed },
    );
  });
});

it.each([0, -1, Number.NaN])('has nothing to say at %d', (x) => {
  expect(() => logGamma(x)).toThrow(RangeError);
  expect(() => digamma(x)).toThrow(RangeError);
  expect(() => logGammaRatio(x, 0.5)).toThrow(RangeError);
});
