import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReferrals, referralsOf } from '../../../test/harness/any-referrals.ts';
import { chainMultiplier, referralChains } from './referral-chains.ts';
import { nobody, referralForest } from './referral-forest.ts';

describe('chains of referrals', () => {
  it('counts how deep people stand and how many stand below them', () => {
    const pairs = referralsOf([
      [0, 1],
      [1, 2],
      [1, 3],
    ]);
    const { depth, reached, people } = referralChains(referralForest(pairs, 5).referrerOf);
    expect([...depth]).toEqual([0, 1, 2, 2, 0]);
    expect([...reached]).toEqual([3, 2, 0, 0, 0]);
    expect(people).toEqual([2, 1, 2]);
  });

  it('counts in every forest what walking up from everybody counts', () => {
    fc.assert(
      fc.property(anyReferrals, ({ people, referrals }) => {
        const { referrerOf } = referralForest(referrals, people);
        const { depth, reached, people: at } = referralChains(referrerOf);
        const below = new Uint32Array(people);
        for (let person = 0; person < people; person++) {
          let steps = 0;
          for (
            let on = referrerOf[person] ?? nobody;
            on !== nobody;
            on = referrerOf[on] ?? nobody
          ) {
            steps += 1;
            below[on] = (below[on] ?? 0) + 1;
          }
          expect(depth[person]).toBe(steps);
        }
        expect(reached).toEqual(below);
        expect(at.reduce((total, each) => total + each, 0)).toBe(people);
      }),
      { seed: 61, numRuns: 300 },
    );
  });

  it('refuses a circle', () => {
    expect(() => referralChains(Int32Array.of(1, 0))).toThrow(RangeError);
  });
});

describe('how many customers one makes', () => {
  const made = (k: number, depth: number) => {
    const outcome = chainMultiplier(k, depth);
    return outcome.ok ? outcome.value : outcome.problem.code;
  };

  it('is 1.20, 1.24, 1.248 and 1.25 at depths 1, 2, 3 and no end, if each brings 0.2', () => {
    expect(made(0.2, 1)).toBeCloseTo(1.2, 12);
    expect(made(0.2, 2)).toBeCloseTo(1.24, 12);
    expect(made(0.2, 3)).toBeCloseTo(1.248, 12);
    expect(made(0.2, Infinity)).toBe(1.25);
    expect(made(0.2, 0)).toBe(1);
  });

  it('has no end where each brings one or more', () => {
    expect(made(1, Infinity)).toBe('chain-endless');
    expect(made(1.5, Infinity)).toBe('chain-endless');
    expect(made(1, 3)).toBe(4);
    expect(made(2, 3)).toBe(15);
  });

  it('refuses a K below 0 and half a depth', () => {
    expect(() => made(-0.1, 1)).toThrow(RangeError);
    expect(() => made(Number.NaN, 1)).toThrow(RangeError);
    expect(() => made(0.2, 1.5)).toThrow(RangeError);
  });
});
