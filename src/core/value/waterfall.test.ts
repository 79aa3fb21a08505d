import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedTenure } from '../survival/fixed.ts';
import { geometric } from '../survival/geometric.ts';
import { lifetimeValue } from './lifetime-value.ts';
import { schedule } from './schedule.ts';
import type { Terms } from './terms.ts';
import { gridFor, onGrid, type Step } from './waterfall.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const rate = fc.double({ min: 0, max: 0.5, noNaN: true });
const money = fc.double({ min: 0, max: 1e6, noNaN: true });
const cost = fc.oneof(fc.record({ perYear: money }), fc.record({ share }));

/** Any terms, each part present or not; a horizon always, so that every value is finite. */
const anyTerms: fc.Arbitrary<Terms> = fc
  .record(
    {
      periodsPerYear: fc.constantFrom(1, 4, 12),
      timing: fc.constantFrom('start', 'mid', 'end'),
      firstPayment: fc.constantFrom('included', 'excluded'),
      horizonYears: fc.double({ min: 0.1, max: 20, noNaN: true }),
      margin: share,
      serving: cost,
      marketing: cost,
      discount: rate,
      growth: rate,
      acquisition: money,
      referral: fc.record({ perYear: rate, reward: money, value: money }),
      recovery: fc.record({
        incidentsPerYear: rate,
        mended: share,
        kept: share,
        mendingCost: money,
      }),
    },
    { requiredKeys: ['periodsPerYear', 'timing', 'firstPayment', 'horizonYears'] },
  )
  .map((terms) => terms as Terms);

const anySurvival = fc.oneof(
  fc.double({ min: 0, max: 30, noNaN: true }).map(fixedTenure),
  share.map(geometric),
);

const sum = (steps: readonly Step[]) => steps.reduce((total, { amount }) => total + amount, 0);

describe('a waterfall', () => {
  it('is exactly the sum of its steps, in any order', () => {
    const shuffled = fc.array(fc.nat(), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(money, anySurvival, anyTerms, shuffled, (spend, survival, terms, keys) => {
        const outcome = lifetimeValue(spend, survival, terms);
        if (!outcome.ok) throw new Error(outcome.problem.code);
        const { waterfall, lifetimeValue: before, netValue } = outcome.value;
        const mixed = waterfall
          .map((step, i) => ({ step, key: keys[i] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ step }) => step);
        expect(sum(mixed)).toBe(netValue);
        expect(sum(mixed.filter(({ step }) => step !== 'acquisition'))).toBe(before);
        expect(waterfall.every(({ amount }) => Number.isFinite(amount))).toBe(true);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });

  it('without referral and recovery is the sum of its periods', () => {
    fc.assert(
      fc.property(money, anySurvival, anyTerms, (spend, survival, terms) => {
        const { referral, recovery, ...own } = terms;
        const outcome = lifetimeValue(spend, survival, own);
        if (!outcome.ok) throw new Error(outcome.problem.code);
        let periods = 0;
        let size = 1;
        for (const { presentValue } of schedule(spend, survival, own)) {
          periods += presentValue;
          size += Math.abs(presentValue);
        }
        expect(Math.abs(outcome.value.lifetimeValue - periods)).toBeLessThan(1e-5 + size * 1e-9);
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });
});

describe('the grid', () => {
  it('is 2⁻²⁰ for everyday amounts and coarser for enormous ones', () => {
    expect(gridFor(50_976)).toBe(2 ** -20);
    expect(gridFor(4e9)).toBe(2 ** -20);
    expect(gridFor(9e9)).toBe(2 ** -18);
    expect(onGrid(-0.0000001, gridFor(1))).toBe(0);
    expect(() => gridFor(Number.NaN)).toThrow(RangeError);
  });

  it('keeps sums of amounts up to its bound exact, forwards and backwards', () => {
    const amount = fc.double({ min: -1e14, max: 1e14, noNaN: true });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 9 }), (amounts) => {
        const grid = gridFor(amounts.reduce((total, each) => total + Math.abs(each), 0));
        const placed = amounts.map((each) => onGrid(each, grid));
        const add = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
        expect(add(placed)).toBe(add(placed.toReversed()));
      }),
      { seed: 4 },
    );
  });
});
