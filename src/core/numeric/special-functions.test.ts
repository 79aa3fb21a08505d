import { describe, expect, it, test } from 'vitest';
import { logOneLessExp } from '../survival/renewal-law.ts';
import { boundedSteps } from './bounded-steps.ts';
import { chebyshevTable } from './chebyshev-table.ts';
import { chiSquaredQuantile, chiSquaredUpperTail } from './chi-squared.ts';
import { scaledExponentialIntegral } from './exponential-integral.ts';
import { lowerGamma, lowerGammaSeries, upperGamma } from './incomplete-gamma.ts';
import { infiniteSum } from './infinite-sum.ts';
import { digammaRise, logBetaRatio, logGamma } from './log-gamma.ts';
import { bisect, firstRoot } from './root.ts';

/**
 * The special functions near the ends of their domains, against mpmath 1.3 with 60 digits (400 for ratios of betas):
 * loggamma, differences of digamma, exp(z)·expint(s, z), gammainc regularised, log(−expm1(−x)).
 */
function near(found: number, exact: number, digits = 1e-13): void {
  if (exact === 0) expect(Math.abs(found)).toBe(0);
  else expect(Math.abs(found / exact - 1)).toBeLessThan(digits);
}

test.each([
  [5e-324, 744.4400719213812],
  [1e-300, 690.7755278982137],
  [1e-10, 23.025850929882736],
  [0.7, 0.26086724653166654],
  [1.0000001, -5.772155829918507e-8],
  [9.99, 12.779315214350193],
  [1e5, 1051287.7089736569],
  [1e300, 6.897755278982137e302],
])('log Γ(%d)', (x, exact) => near(logGamma(x), exact));

test.each([
  [1e-300, 1, 1e300],
  [1e-5, 3, 100001.49998750011],
  [1e15, 2, 1.999999999999999e-15],
  [3, 1e300, 689.8527435631153],
  [1e300, 1e290, 9.9999999995e-11],
  [0.1, 0.2, 6.921230718210944],
  [7, 0, 0],
])('ψ(x + t) − ψ(x) at %d, %d', (x, t, exact) => near(digammaRise(x, t), exact));

test.each([
  [1, 1e-300, 1, -690.7755278982137],
  [1e-8, 1e-8, 3, -0.6931471955599451],
  [2, 3, 1e300, -1379.0661491466394],
  [1e10, 1e-10, 5, -134.97705175008647],
  [1e12, 1e12, 1e-3, -0.000693147180560195],
  [0.3, 1e200, 1e190, -2.99999999985e-11],
  [5, 7, 0, 0],
])('log B(a, b + x)/B(a, b) at %d, %d, %d', (a, b, x, exact) => near(logBetaRatio(a, b, x), exact));

test.each([
  [1.5, 1e-300, 2],
  [3, 1e-15, 0.4999999999999995],
  [1, 1e-300, 690.1983122333122],
  [0.5, 1e-200, 1.772453850905516e100],
  [0, 1e-300, 1e300],
  [1e15, 1e-3, 1e-15],
  [2, 1e200, 1e-200],
  [1e200, 3, 1e-200],
  [20, 1e-300, 0.05263157894736842],
  [0.999999, 1e-12, 27.05417223103882],
  [19.9, 1e-8, 0.05291005288049422],
  [25, 0.5, 0.04078097765301446],
  [1, 1, 0.5963473623231941],
])('e^z E_s(z) at %d, %d', (s, z, exact) => near(scaledExponentialIntegral(s, z), exact));

test.each([
  [1e-10, 5, 0.9999999999998852, 1.1482955915436805e-13],
  [0.5, 1e-300, 1.1283791670955126e-150, 1],
  [3, 1e-100, 1.6666666666666667e-301, 1],
  [1e6, 1e6, 0.5001329807608725, 0.4998670192391274],
  [200, 1e5, 1, 0],
  [2, 0, 0, 1],
  [2, Infinity, 1, 0],
])('shares of Γ(%d) below and above %d', (a, x, lower, upper) => {
  near(lowerGamma(a, x), lower, 1e-12);
  near(upperGamma(a, x), upper, 1e-12);
});

test.each([
  [0, -Infinity],
  [1e-300, -690.7755278982137],
  [1e-10, -23.025850929990458],
  [0.7, -0.6863410028083851],
  [50, -1.9287498479639178e-22],
  [Infinity, 0],
])('log(1 − e⁻ˣ) at %d', (x, exact) => {
  if (Number.isFinite(exact)) near(logOneLessExp(x), exact);
  else expect(logOneLessExp(x)).toBe(exact);
});

describe('χ²', () => {
  it('has all of its probability above 0 and none above Infinity', () => {
    expect([chiSquaredUpperTail(0, 3), chiSquaredUpperTail(Infinity, 3)]).toEqual([1, 0]);
  });

  it('has quantiles without a step where the expansion takes over', () => {
    for (const p of [0.025, 0.4, 0.5, 0.975]) {
      const [before, after] = [chiSquaredQuantile(p, 9.999999999e9), chiSquaredQuantile(p, 1e10)];
      // Of 1e-10 more degrees of freedom as much more.
      near(after / before - 1, 1e-10, 1e-4);
    }
  });
});

describe('outside of its domain', () => {
  test.each([
    ['log Γ', () => logGamma(0)],
    ['a rise of ψ', () => digammaRise(1, Infinity)],
    ['a rise of ψ from 0', () => digammaRise(0, 1)],
    ['a ratio of betas', () => logBetaRatio(0, 1, 1)],
    ['an exponential integral', () => scaledExponentialIntegral(2, Infinity)],
    ['a series of Γ', () => lowerGammaSeries(Number.NaN, 1)],
    ['a quantile of χ²', () => chiSquaredQuantile(0.5, Infinity)],
    ['a table', () => chebyshevTable(Math.exp)(-Infinity)],
    ['a sum without numbers', () => infiniteSum(() => Number.NaN)],
    ['a search without ends', () => bisect((x) => x > 0, -Infinity, Infinity)],
  ])('%s is refused', (_what, call) => {
    expect(call).toThrow(RangeError);
  });

  it('has no root where a function is no number', () => {
    expect(firstRoot(() => Number.NaN, 0, 1)).toBeUndefined();
  });
});

test('steps end in a defect', () => {
  const wait = () => {
    for (const n of boundedSteps(5, 'a wait')) if (n > 9) return;
  };
  expect(wait).toThrow(new RangeError('a wait has not converged in 5 steps'));
});
