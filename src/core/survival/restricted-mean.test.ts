import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyStays, exactStays, scaled } from '../../../test/harness/any-stays.ts';
import { kaplanMeier, kaplanMeierCurve } from './kaplan-meier.ts';
import { type RestrictedMean, restrictedMean } from './restricted-mean.ts';
import { riskSets } from './risk-sets.ts';
import type { Stays } from './stays.ts';
import { cohortStays } from './stays.ts';

const meanOf = (stays: Stays, horizon?: number): RestrictedMean =>
  restrictedMean(kaplanMeier(riskSets(stays)), horizon);
const horizons = fc.double({ min: 0, max: 15, noNaN: true });

describe('restrictedMean', () => {
  it('of customers who have all ended is their mean, with the variance of a mean', () => {
    // Tenures 1, 2, 3, 6: mean 3, Σ (x − 3)² = 14; Greenwood's variance is 14/4².
    const { years, horizon, low, high } = meanOf(exactStays([1, 2, 3, 6], []));
    expect([years, horizon]).toEqual([3, 6]);
    expect(high - low).toBeCloseTo(2 * 1.959964 * Math.sqrt(14 / 16), 5);
  });

  it('counts no more than the horizon of each', () => {
    // min(x, 2.5): 1, 2, 2.5, 2.5
    expect(meanOf(exactStays([1, 2, 3, 6], []), 2.5).years).toBeCloseTo(8 / 4, 14);
    expect(meanOf(exactStays([1, 2, 3, 6], []), 0)).toEqual({
      years: 0,
      horizon: 0,
      low: 0,
      high: 0,
    });
  });

  it('cuts the horizon at the reach, and the interval at 0 and the horizon', () => {
    const found = meanOf(exactStays([1, 5], [5, 5]), 40);
    expect(found).toMatchObject({ years: 4, horizon: 5, high: 5 });
    expect(meanOf(exactStays([0, 0, 9], [])).low).toBe(0);
  });

  it('is certain where nobody has ended, and nothing where nobody stayed', () => {
    expect(meanOf(exactStays([], [2, 4]))).toEqual({ years: 4, horizon: 4, low: 4, high: 4 });
    expect(meanOf(exactStays([0, 0], []))).toEqual({ years: 0, horizon: 0, low: 0, high: 0 });
    expect(meanOf(exactStays([], []))).toEqual({ years: 0, horizon: 0, low: 0, high: 0 });
  });

  it('of a table has the variance of the binomial share in each interval', () => {
    // One interval of a year, 3 of 10 ended: mean 1 − .3/2, variance (1/2)²·.3·.7/10.
    const { years, low } = meanOf(cohortStays([0, 1], [10, 7]));
    expect(years).toBeCloseTo(0.85, 14);
    expect((years - low) / 1.959964).toBeCloseTo(0.5 * Math.sqrt(0.021), 6);
  });

  it('is the area of the curve, within its interval', () => {
    fc.assert(
      fc.property(anyStays, horizons, (stays, horizon) => {
        const { years, low, high } = meanOf(stays, horizon);
        const curve = kaplanMeierCurve(kaplanMeier(riskSets(stays)));
        expect(years).toBeCloseTo(curve.area(horizon), 11);
        expect(low).toBeLessThanOrEqual(years);
        expect(high).toBeGreaterThanOrEqual(years);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(Math.min(horizon, curve.reachYears));
      }),
      { seed: 51 },
    );
  });

  it('scales with time', () => {
    fc.assert(
      fc.property(
        anyStays,
        horizons,
        fc.double({ min: 0.1, max: 20, noNaN: true }),
        (stays, h, c) => {
          const mean = meanOf(stays, h);
          const slower = meanOf(scaled(stays, c), h * c);
          expect(slower.years).toBeCloseTo(mean.years * c, 9);
          expect(slower.low).toBeCloseTo(mean.low * c, 8);
          expect(slower.high).toBeCloseTo(mean.high * c, 8);
        },
      ),
      { seed: 52 },
    );
  });

  it('refuses a negative horizon', () => {
    expect(() => meanOf(exactStays([1], []), -1)).toThrow(RangeError);
  });
});
