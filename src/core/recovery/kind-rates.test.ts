import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationOf, kindSpread, type StayCount, shrunkenStay } from './kind-rates.ts';

const kind = (customers: number, stayed: number) => ({ resolved: { customers, stayed } });
const seeded = { seed: 8, numRuns: 300 };

const count = fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 })).map(
  ([one, other]): StayCount => ({
    customers: Math.max(one, other),
    stayed: Math.min(one, other),
  }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('how far kinds differ', () => {
  it('is Pearson’s statistic: 30 and 10 of 40 are 10 from 20, 2 × 40 × .25²/.25', () => {
    const spread = kindSpread([kind(40, 30), kind(40, 10)]);
    expect(spread).toEqual({ chiSquared: 20, degrees: 1, meanSize: 40 });
    expect(correlationOf(spread)).toBeCloseTo(19 / 39, 12);
  });

  it('is nothing where there is one kind, no customers, or all stayed', () => {
    const nothing = { chiSquared: 0, degrees: 0, meanSize: 0 };
    expect(kindSpread([])).toEqual(nothing);
    expect(kindSpread([kind(40, 30)])).toEqual(nothing);
    expect(kindSpread([kind(40, 30), kind(0, 0)])).toEqual(nothing);
    expect(kindSpread([kind(40, 40), kind(30, 30)])).toEqual(nothing);
    expect(correlationOf(nothing)).toBe(0);
  });

  it('is 1 where only the kind decides, and 0 where kinds are alike or have one customer each', () => {
    expect(correlationOf(kindSpread([kind(40, 40), kind(40, 0)]))).toBe(1);
    expect(correlationOf(kindSpread([kind(40, 20), kind(40, 20)]))).toBe(0);
    expect(correlationOf(kindSpread([kind(1, 1), kind(1, 0)]))).toBe(0);
  });

  it('does not depend on the order of the kinds, nor on which of two answers is called staying', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 8 }), (counts) => {
        const one = kindSpread(counts.map((resolved) => ({ resolved })));
        const turned = counts.map(({ customers, stayed }) => kind(customers, customers - stayed));
        const other = kindSpread(turned.reverse());
        expect(other.chiSquared).toBeCloseTo(one.chiSquared, 7);
        expect(other.meanSize).toBeCloseTo(one.meanSize, 7);
        expect(other.degrees).toBe(one.degrees);
      }),
      seeded,
    );
  });

  it('refuses more who stayed than there are', () => {
    expect(() => kindSpread([kind(4, 5), kind(4, 1)])).toThrow(RangeError);
  });
});

describe('a shrunken stay rate', () => {
  it('lies half way where the prior weighs as many customers: 3 of 12, and 40 %', () => {
    const { stay, weight } = shrunkenStay({ customers: 12, stayed: 3 }, 0.4, 1 / 13, 0.9);
    expect(weight).toBeCloseTo(0.5, 12);
    expect(stay).toBeCloseTo((0.25 + 0.4) / 2, 12);
  });

  it('lies between the two shares, neither more than without a problem, and nearer the own one with more customers', () => {
    fc.assert(
      fc.property(count, share, share, share, (own, pooled, correlation, noProblem) => {
        const { stay, weight } = shrunkenStay(own, pooled, correlation, noProblem);
        const cap = (rate: number) => Math.min(rate, noProblem);
        const ends = [cap(pooled), cap(own.customers === 0 ? pooled : own.stayed / own.customers)];
        expect(stay).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-12);
        expect(stay).toBeLessThanOrEqual(Math.max(...ends) + 1e-12);
        const twice = { customers: 2 * own.customers, stayed: 2 * own.stayed };
        expect(shrunkenStay(twice, pooled, correlation, noProblem).weight).toBeGreaterThanOrEqual(
          weight,
        );
      }),
      seeded,
    );
  });

  it('refuses shares that are none', () => {
    const own = { customers: 12, stayed: 3 };
    expect(() => shrunkenStay(own, 1.1, 0, 1)).toThrow(RangeError);
    expect(() => shrunkenStay(own, 0.5, Number.NaN, 1)).toThrow(RangeError);
  });
});
