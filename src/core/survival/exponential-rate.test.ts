import { describe, expect, it } from 'vitest';
import { exponentialRate } from './exponential-rate.ts';

describe('exponentialRate', () => {
  it('has the exact interval of a Poisson count', () => {
    // SciPy 1.17: chi2.ppf(.025, 20) is 9.590777392264867, chi2.ppf(.975, 22) is 36.78071208403556
    const found = exponentialRate(10, 100);
    expect(found?.rate).toBe(0.1);
    expect(found?.meanYears).toBe(10);
    expect(found?.rateLow).toBeCloseTo(9.590777392264867 / 200, 12);
    expect(found?.rateHigh).toBeCloseTo(36.78071208403556 / 200, 12);
  });

  it('with nobody ended is bounded by 3.00/E', () => {
    const found = exponentialRate(0, 250);
    expect(found).toMatchObject({ rate: 0, rateLow: 0, meanYears: null });
    // 2.9957 is −log(.05).
    expect(found?.rateHigh).toBeCloseTo(2.995732 / 250, 8);
  });

  it('scales with time, and holds the rate between its ends', () => {
    for (const ended of [1, 4, 5, 120, 40_000]) {
      const inYears = exponentialRate(ended, 700);
      const inMonths = exponentialRate(ended, 700 * 12);
      expect((inMonths?.rateHigh ?? 0) * 12).toBeCloseTo(inYears?.rateHigh ?? 0, 10);
      expect(inYears?.rateLow).toBeLessThan(ended / 700);
      expect(inYears?.rateHigh).toBeGreaterThan(ended / 700);
    }
  });

  it('has no result where nothing was observed', () => {
    expect(exponentialRate(0, 0)).toBeNull();
    expect(exponentialRate(3, 0)).toBeNull();
  });

  it('refuses what cannot be', () => {
    expect(() => exponentialRate(-1, 5)).toThrow(RangeError);
    expect(() => exponentialRate(1, Number.NaN)).toThrow(RangeError);
  });
});
