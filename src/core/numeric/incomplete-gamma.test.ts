import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerGamma, upperGamma } from './incomplete-gamma.ts';

const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
const share = fc.double({ min: 0.01, max: 3, noNaN: true });

describe('lowerGamma and upperGamma', () => {
  it('of shape 1 is the exponential distribution', () => {
    for (const x of [1e-9, 0.3, 1, 2, 40]) {
      expect(lowerGamma(1, x) / -Math.expm1(-x)).toBeCloseTo(1, 13);
      expect(upperGamma(1, x) / Math.exp(-x)).toBeCloseTo(1, 13);
    }
  });

  it('of a whole shape is a Poisson sum', () => {
    // Q(3, 2) = e⁻²(1 + 2 + 2)
    expect(upperGamma(3, 2)).toBeCloseTo(5 * Math.exp(-2), 14);
  });

  it('add up to 1, and P(a, x) − P(a+1, x) = xᵃ e⁻ˣ/Γ(a+1) > 0', () => {
    fc.assert(
      fc.property(shape, share, (a, part) => {
        const x = a * part;
        expect(lowerGamma(a, x) + upperGamma(a, x)).toBeCloseTo(1, 13);
        expect(lowerGamma(a + 1, x)).toBeLessThanOrEqual(lowerGamma(a, x));
        expect(lowerGamma(a, x * 1.01)).toBeGreaterThanOrEqual(lowerGamma(a, x));
      }),
      { seed: 33 },
    );
  });

  it('reach their ends', () => {
    expect([lowerGamma(2, 0), upperGamma(2, 0)]).toEqual([0, 1]);
    expect([lowerGamma(2, Infinity), upperGamma(2, Infinity)]).toEqual([1, 0]);
    expect(upperGamma(2, 1e6)).toBe(0);
    expect(upperGamma(1e9, 1e9 + 1e8)).toBe(0);
  });

  it('refuse what is outside', () => {
    expect(() => lowerGamma(0, 1)).toThrow(RangeError);
    expect(() => upperGamma(1, Number.NaN)).toThrow(RangeError);
    expect(() => upperGamma(1, -1)).toThrow(RangeError);
  });
});
