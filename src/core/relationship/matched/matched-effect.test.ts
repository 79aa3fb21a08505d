import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchaseDays } from '../../purchase/testing/purchase-days.ts';
import { type ComparedFigure, comparedFigures } from './customer-figures.ts';
import { type MatchedComparison, matchedComparison } from './matched-comparison.ts';
import { canBeResampled, effectIntervals, matchedEffect } from './matched-effect.ts';
import { simulatedClub } from './testing/simulated-club.ts';

/** Figures of members and of the matched; 0 of all that are not named. */
const figuresOf = (
  means: Partial<Record<ComparedFigure, readonly [members: number, matched: number]>>,
): MatchedComparison['figures'] => {
  const entries = comparedFigures.map((name) => {
    const [members, matched] = means[name] ?? [0, 0];
    return [name, { members, matched, deviation: 1, anyone: 0 }];
  });
  return Object.fromEntries(entries);
};

describe('an effect', () => {
  it('takes into account that others joined later', () => {
    const figures = figuresOf({
      spendAfter: [130, 110],
      spendAsMember: [130, 26],
      spendBefore: [50, 51],
    });
    // D = 20; 130/(130 − 26) = 1.25. The matched spent 84 else, and 26/(1 + f) with f = 104/84 − 1: 105, and 105 + 25 = 130.
    const effect = matchedEffect({ members: 2, figures, years: [30, 10] });
    expect(effect).toEqual({
      difference: 40,
      laterJoiners: 10,
      total: 50,
      years: [37.5, 12.5],
      before: -2,
    });
  });

  // Of 40 intervals of which each holds the truth with 90 % (measured: 90 to 98 %), 29 or fewer do once in 680 times.
  const fewestHolding = 30;
  // Of 40 intervals with 2 % that have none (measured: 1.5 %), 5 or more have none once in 850 times.
  const fewestIntervals = 36;
  // A median of 40 varies by 1.25·SD/√40; 3.3 of that are left once in 1,000 times. SD a member, and the bias (of the
  // effect upwards in the median, see docs/models.md), as measured: 13.4 and 2, 16.6 and 2, 35.6 and 6.
  it.each([
    {
      customers: 1000,
      withOrder: true,
      effect: 0,
      farthest: 2 + (3.3 * 1.25 * 13.4) / Math.sqrt(40),
      name: 'nothing, of members who joined with an order',
    },
    {
      customers: 250,
      withOrder: false,
      effect: 0,
      farthest: 2 + (3.3 * 1.25 * 16.6) / Math.sqrt(40),
      name: 'nothing, of members who joined on any day',
    },
    {
      customers: 600,
      withOrder: true,
      effect: 0.5,
      farthest: 6 + (3.3 * 1.25 * 35.6) / Math.sqrt(40),
      name: 'half as much again',
    },
  ])(
    'of $name is found, though good customers join',
    ({ withOrder, effect, customers, farthest }) => {
      const draws = { draws: 300, seed: 1 };
      const errors: number[] = [];
      let [covered, others] = [0, 0];
      for (let seed = 1; seed <= 40; seed++) {
        const club = simulatedClub(seed, { customers, withOrder, effect });
        const compared = matchedComparison(club.days, club);
        const left = new Set(
          Object.values(compared.uncompared)
            .flat()
            .map(({ customer }) => customer),
        );
        const truth = club.members.reduce(
          (total, { customer }) =>
            total + (left.has(customer) ? 0 : (club.gained.get(customer) ?? 0)),
          0,
        );
        const { spendAfter } = compared.figures;
        others += (spendAfter.members - spendAfter.anyone) / 40;
        // Without an effect it does not matter who joined later; few customers may leave nobody else to compare with.
        const which = effect === 0 ? 'difference' : 'total';
        const interval = effectIntervals(compared, draws)[which];
        const found = matchedEffect(compared)?.[which];
        if (interval == null || found === undefined) continue;
        errors.push((found - truth) / compared.members);
        if (interval.low <= truth && truth <= interval.high) covered += 1;
      }
      expect(errors.length).toBeGreaterThanOrEqual(fewestIntervals);
      expect(covered).toBeGreaterThanOrEqual(fewestHolding - (40 - errors.length));
      // Members spend far more than anybody else; half of the comparisons are off to one side, half to the other.
      errors.sort((x, y) => x - y);
      expect(others).toBeGreaterThan(20);
      expect(Math.abs(errors[errors.length >> 1] ?? Number.NaN)).toBeLessThan(farthest);
    },
    60_000,
  );

  it("is below 0 without limit in resamples that leave nothing of the members' spend", () => {
    // Of 40 members 2 spend 100 and the others nothing; the matched, who are not drawn apart, spent 60 as members in
    // all, and as much else. A resample without those two, (38/40)^40 = 12.9 % of them, has Y = 0 < L.
    const members = 40;
    const all = members + 2;
    const column = (of: (i: number) => number) =>
      Float64Array.from({ length: all }, (_, i) => of(i));
    const spentBy = (i: number) => (i < 2 ? 100 : 0);
    const mean = 200 / members;
    const moves = column((i) => (i < members ? spentBy(i) - mean : 0));
    const intervals = effectIntervals(
      {
        members,
        figures: figuresOf({
          spendAfter: [mean, 120 / members],
          spendAsMember: [mean, 60 / members],
        }),
        influence: {
          differences: { spendAfter: moves, spendAsMember: moves, spendBefore: column(() => 0) },
          spent: column(spentBy),
          isMember: Uint32Array.from({ length: all }, (_, i) => (i < members ? 1 : 0)),
        },
      },
      { draws: 1000, seed: 1 },
    );
    expect(intervals.total).toBeNull();
    const without = intervals.totals.filter((total) => total === -Infinity).length ?? 0;
    // 129 of 1,000, with a standard deviation of 10.6.
    expect(Math.abs(without - 129)).toBeLessThan(42);
    expect(intervals.totals).not.toContain(Infinity);
  });

  it('has no interval of one member', () => {
    const bought: [number, number][][] = [[[0, 2000]], [[0, 2000]], [[0, 2000]]];
    const compared = matchedComparison(purchaseDays(bought), {
      members: [{ customer: 0, day: 10 }],
      until: 30,
    });
    expect(canBeResampled(compared)).toBe(false);
    expect(() => effectIntervals(compared, { draws: 100, seed: 1 })).toThrow(RangeError);
  });

  it('never counts more members than there are, and each once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.boolean(), (seed, withOrder) => {
        const club = simulatedClub(seed, { customers: 60, withOrder });
        const { members, uncompared, influence } = matchedComparison(club.days, club);
        const left = Object.values(uncompared).flat().length;
        expect(members + left).toBe(club.members.length);
        expect(influence.isMember.reduce((sum, each) => sum + each, 0)).toBe(members);
      }),
      { seed: 5, numRuns: 40 },
    );
  });
});
