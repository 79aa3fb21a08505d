import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail } from './chi-squared.ts';
import { fUpperTail, studentQuantile } from './f-distribution.ts';

const degrees = fc.integer({ min: 1, max: 300 });
const ratio = fc.double({ min: 0.01, max: 20, noNaN: true });

describe('fUpperTail', () => {
  it('has the percentage points of Abramowitz & Stegun, table 26.9', () => {
    // The points are rounded: the exact one lies within half of their last digit.
    const points = [
      [161.4, 0.05, 1, 1, 0.05],
      [3.33, 0.05, 5, 10, 0.005],
      [2.69, 0.05, 12, 12, 0.005],
      [4.16, 0.01, 12, 12, 0.005],
      [1.83, 0.05, 12, 120, 0.005],
    ] as const;
    for (const [f, p, above, below, half] of points) {
      expect(fUpperTail(f - half, above, below)).toBeGreaterThan(p);
      expect(fUpperTail(f + half, above, below)).toBeLessThan(p);
    }
  });

  it('is (1 + 2f/d)^(−d/2) with two degrees above', () => {
    fc.assert(
      fc.property(ratio, degrees, (f, d) => {
        const exact = Math.exp((-d / 2) * Math.log1p((2 * f) / d));
        expect(fUpperTail(f, 2, d) / exact).toBeCloseTo(1, 11);
      }),
      { seed: 1 },
    );
  });

  it('is the lower tail of 1/f with the degrees exchanged', () => {
    fc.assert(
      fc.property(ratio, degrees, degrees, (f, one, other) => {
        expect(fUpperTail(f, one, other) + fUpperTail(1 / f, other, one)).toBeCloseTo(1, 11);
        expect(fUpperTail(f * 1.01, one, other)).toBeLessThanOrEqual(fUpperTail(f, one, other));
      }),
      { seed: 2 },
    );
  });

  it('becomes that of χ²/d with many degrees below', () => {
    expect(fUpperTail(1.5, 11, 1e7)).toBeCloseTo(chiSquaredUpperTail(16.5, 11), 6);
  });

  it('reaches its ends, and refuses what is outside', () => {
    expect(fUpperTail(0, 3, 4)).toBe(1);
    expect(fUpperTail(Infinity, 3, 4)).toBe(0);
    expect(() => fUpperTail(-1, 3, 4)).toThrow(RangeError);
    expect(() => fUpperTail(Number.NaN, 3, 4)).toThrow(RangeError);
    expect(() => fUpperTail(1, 0, 4)).toThrow(RangeError);
    expect(() => fUpperTail(1, 3, Infinity)).toThrow(RangeError);
  });
});

describe('studentQuantile', () => {
  it('has the percentage points of Abramowitz & Stegun, table 26.10', () => {
    expect(studentQuantile(0.05, 1)).toBeCloseTo(12.706, 3);
    expect(studentQuantile(0.05, 11)).toBeCloseTo(2.201, 3);
    expect(studentQuantile(0.01, 30)).toBeCloseTo(2.75, 3);
  });

  it('is tan(π(1 − p)/2) with one degree', () => {
    for (const p of [0.9, 0.5, 0.05, 1e-6])
      expect(studentQuantile(p, 1) * Math.tan((Math.PI * p) / 2)).toBeCloseTo(1, 11);
  });

  it('refuses what is outside', () => {
    expect(() => studentQuantile(0, 3)).toThrow(RangeError);
    expect(() => studentQuantile(0.05, 0)).toThrow(RangeError);
  });
});
