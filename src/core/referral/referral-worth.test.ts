import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReferrals, referralsOf } from '../../../test/harness/any-referrals.ts';
import { printedSum } from '../numeric/testing/printed-sum.ts';
import { nobody, referralForest } from './referral-forest.ts';
import { referralWorth } from './referral-worth.ts';

const plain = { credit: 0.5, depth: 1, referralValue: 0, acquisition: 0, reward: 0 };
const sum = (amounts: Iterable<number>) => [...amounts].reduce((total, each) => total + each, 0);

/** 0 brought 1, who brought 2, who brought 3. */
const chain = referralForest(
  referralsOf([
    [0, 1],
    [1, 2],
    [2, 3],
  ]),
  4,
);
const certain = Float64Array.of(1, 1, 1);

const anyMoney = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const anyShare = fc.double({ min: 0, max: 1, noNaN: true });
const anyCase = anyReferrals.chain(({ people, referrals }) =>
  fc.record({
    forest: fc.constant(referralForest(referrals, people)),
    values: fc
      .array(fc.oneof(anyMoney, fc.constant(Number.NaN)), { minLength: people, maxLength: people })
      .map((values) => Float64Array.from(values)),
    otherwise: fc
      .array(anyShare, {
        minLength: referrals.referrer.length,
        maxLength: referrals.referrer.length,
      })
      .map((shares) => Float64Array.from(shares)),
    terms: fc.record({
      credit: anyShare,
      depth: fc.constantFrom(1, 2, 3, 100, Infinity),
      referralValue: anyMoney,
      acquisition: fc.double({ min: 0, max: 1000, noNaN: true }),
      reward: fc.double({ min: 0, max: 1000, noNaN: true }),
    }),
  }),
);

describe('what referrals are worth', () => {
  it('credits half of a customer of 100 to whoever brought them', () => {
    const worth = referralWorth(chain, Float64Array.of(0, 100, 0, 0), certain, plain);
    expect([...worth.given]).toEqual([0, 50, 0, 0]);
    expect([...worth.allocated]).toEqual([50, 0, 0, 0]);
  });

  it('passes credit on as far as it is asked to; who is the last keeps all', () => {
    const kept = (depth: number) => [
      ...referralWorth(chain, Float64Array.of(0, 0, 0, 80), certain, { ...plain, depth }).allocated,
    ];
    // 40 of 80 arrive at 2, who passes on 20, of which 1 passes on 10.
    expect(kept(1)).toEqual([0, 0, 40, 0]);
    expect(kept(2)).toEqual([0, 20, 20, 0]);
    expect(kept(3)).toEqual([10, 10, 20, 0]);
    expect(kept(100)).toEqual(kept(3));
    expect(kept(Infinity)).toEqual(kept(3));
  });

  it('adds people who are in no file, in full, and saves the cost of those who would have come', () => {
    const pairs = referralsOf([
      [0, 1],
      [0, 2],
    ]);
    const worth = referralWorth(
      referralForest(pairs, 3),
      Float64Array.of(1000, Number.NaN, 400),
      Float64Array.of(1, 0),
      { ...plain, referralValue: 300, acquisition: 80, reward: 15 },
    );
    expect([...worth.own]).toEqual([1000, 0, 400]);
    expect([...worth.given]).toEqual([0, 0, 0]);
    expect([...worth.added]).toEqual([300, 0, 0]);
    expect([...worth.saved]).toEqual([80, 0, 0]);
    expect([...worth.rewards]).toEqual([30, 0, 0]);
  });

  it('weighs with the probability that they would not have come: p·V + (1 − p)·CAC − reward', () => {
    const one = referralForest(referralsOf([[0, 1]]), 2);
    const terms = { ...plain, referralValue: 1000, acquisition: 100, reward: 20 };
    const values = Float64Array.of(0, Number.NaN);
    const { added, saved, rewards } = referralWorth(one, values, Float64Array.of(0.25), terms);
    expect((added[0] ?? 0) + (saved[0] ?? 0) - (rewards[0] ?? 0)).toBe(305);
  });

  it('counts nobody outside without a value: neither that nor a saved cost', () => {
    const pairs = referralsOf([
      [0, 1],
      [0, 2],
    ]);
    // Both would have come anyway. Only 2 is a customer, from whom the 100 is subtracted.
    const worth = referralWorth(
      referralForest(pairs, 3),
      Float64Array.of(10, Number.NaN, 10),
      Float64Array.of(0, 0),
      { ...plain, referralValue: null, acquisition: 100, reward: 20 },
    );
    expect([...worth.added]).toEqual([0, 0, 0]);
    expect([...worth.saved]).toEqual([100, 0, 0]);
    // The rewards are paid all the same.
    expect([...worth.rewards]).toEqual([40, 0, 0]);
  });

  it('leaves the total of all customers as it was, as decimals, whatever the graph', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, values, otherwise, terms }) => {
        const { own, given, allocated } = referralWorth(forest, values, otherwise, terms);
        const all = [...own, ...given.map((each) => -each), ...allocated];
        expect(printedSum(all)).toBe(printedSum([...own]));
        expect(printedSum([...allocated])).toBe(printedSum([...given]));
      }),
      { seed: 51, numRuns: 1000 },
    );
  });

  it('adds the value of each person outside once, whatever the depth', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, values, otherwise, terms }) => {
        const { added } = referralWorth(forest, values, otherwise, terms);
        const once = [...forest.cameBy].map((e, person) =>
          e === nobody || !Number.isNaN(values[person])
            ? 0
            : (otherwise[e] ?? 0) * terms.referralValue,
        );
        expect(sum(added)).toBeCloseTo(sum(once), 4);
      }),
      { seed: 52, numRuns: 300 },
    );
  });

  it('passes all the way up what as many rounds as there are people pass up', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, values, otherwise, terms }) => {
        const kept = (depth: number) =>
          referralWorth(forest, values, otherwise, { ...terms, depth }).allocated;
        const all = kept(Infinity);
        for (const [i, amount] of kept(values.length).entries())
          expect(all[i]).toBeCloseTo(amount, 4);
      }),
      { seed: 53, numRuns: 300 },
    );
  });

  it('is what walking up from each customer, and handing on at every step, comes to', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, values, otherwise, terms }) => {
        const { credit, depth, referralValue } = terms;
        const { cameBy, referrerOf } = forest;
        const p = (person: number) => otherwise[cameBy[person] ?? 0] ?? 0;
        const walked = (leaving: (person: number) => number) => {
          const kept = new Float64Array(values.length);
          for (let origin = 0; origin < values.length; origin++) {
            let amount = referrerOf[origin] === nobody ? 0 : leaving(origin);
            let on = referrerOf[origin] ?? nobody;
            for (let level = 1; on !== nobody; level++) {
              const next = referrerOf[on] ?? nobody;
              const handed = level < depth && next !== nobody ? credit * p(on) * amount : 0;
              kept[on] = (kept[on] ?? 0) + amount - handed;
              amount = handed;
              on = next;
            }
          }
          return kept;
        };
        const isCustomer = (person: number) => !Number.isNaN(values[person]);
        const worth = referralWorth(forest, values, otherwise, terms);
        const allocated = walked((i) => (isCustomer(i) ? credit * p(i) * (values[i] ?? 0) : 0));
        const added = walked((i) => (isCustomer(i) ? 0 : p(i) * referralValue));
        for (const [i, amount] of allocated.entries())
          expect(worth.allocated[i]).toBeCloseTo(amount, 4);
        for (const [i, amount] of added.entries()) expect(worth.added[i]).toBeCloseTo(amount, 4);
      }),
      { seed: 55, numRuns: 500 },
    );
  });

  it('credits nobody at a credit of 0, and takes all at 1', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, values, terms }) => {
        const certainly = new Float64Array(forest.fates.length).fill(1);
        const none = referralWorth(forest, values, certainly, { ...terms, credit: 0 });
        expect(none.allocated.every((amount) => amount === 0)).toBe(true);
        const all = referralWorth(forest, values, certainly, { ...terms, credit: 1 });
        for (const [i, by] of forest.referrerOf.entries())
          expect(all.given[i]).toBe(by === nobody ? 0 : all.own[i]);
      }),
      { seed: 54, numRuns: 300 },
    );
  });

  it('refuses what is no share, no cost and no depth', () => {
    const asking = (terms: object) => () =>
      referralWorth(chain, new Float64Array(4), certain, { ...plain, ...terms });
    expect(asking({ credit: 1.1 })).toThrow(RangeError);
    expect(asking({ credit: Number.NaN })).toThrow(RangeError);
    expect(asking({ depth: 0 })).toThrow(RangeError);
    expect(asking({ reward: -1 })).toThrow(RangeError);
    expect(() => referralWorth(chain, new Float64Array(4), Float64Array.of(1), plain)).toThrow(
      RangeError,
    );
  });
});
