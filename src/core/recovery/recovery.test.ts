import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../value/terms.ts';
import { stepAmounts } from '../value/waterfall.ts';
import type { StayRates } from './customers-lost.ts';
import { customersLost } from './customers-lost.ts';
import { keptByMending, mendingSpend } from './mending-spend.ts';
import { noProblemStay } from './no-problem-stay.ts';
import { affected, type OutcomeCounts, problemOutcomes } from './outcomes.ts';
import { presentEffort } from './present-effort.ts';
import { leverGains, leverNames, recoveryInputs } from './recovery-levers.ts';
import { shareInterval } from './share-interval.ts';
import { statedIntention } from './stated-intention.ts';

/** 20 % of 10,000 with a problem; half of them complain, 30/40/30 of those unresolved, resolved, quickly. */
const counts: OutcomeCounts = { silent: 1000, unresolved: 300, resolved: 400, quickly: 300 };
const rates: StayRates = { noProblem: 0.9, after: statedIntention.major, realised: 1 };

const share = fc.double({ min: 0, max: 1, noNaN: true });
const someCounts: fc.Arbitrary<OutcomeCounts> = fc.record({
  silent: fc.nat(5000),
  unresolved: fc.nat(5000),
  resolved: fc.nat(5000),
  quickly: fc.nat(5000),
});
const someRates = fc.record({
  noProblem: share,
  realised: share,
  after: fc.record({ silent: share, unresolved: share, resolved: share, quickly: share }),
});
/** A complaint, and a quicker recovery, never drive anybody away. */
const risingRates = fc
  .tuple(fc.array(share, { minLength: 5, maxLength: 5 }), share)
  .map(([shares, realised]): StayRates => {
    const [silent = 0, unresolved = 0, resolved = 0, quickly = 0, noProblem = 0] = shares.sort(
      (a, b) => a - b,
    );
    return { noProblem, realised, after: { silent, unresolved, resolved, quickly } };
  });
const laws = { seed: 5, numRuns: 300 };

describe('the worked example: 2,000 problems, a no-problem rate of 90 %, major', () => {
  it('loses 1,191 of them: 1000 · .81 + 300 · .71 + 400 · .36 + 300 · .08', () => {
    expect(affected(counts)).toBe(2000);
    expect(customersLost(counts, rates)).toBeCloseTo(1191, 9);
  });

  it('saves 119, 86, 35 and 28 by the levers', () => {
    const gains = leverGains(counts, rates, 0.1);
    expect(leverNames.map((name) => Math.round(gains[name].saved ?? Number.NaN))).toEqual([
      119, 86, 35, 28,
    ]);
  });

  it('loses half as many where half of the intention is realised', () => {
    expect(customersLost(counts, { ...rates, realised: 0.5 })).toBeCloseTo(595.5, 9);
  });

  it('is worth 630 of 1,000 to mend one for certain, 315 where half of the intention is realised', () => {
    const mending = { from: 'unresolved', to: 'quickly', success: 1 } as const;
    expect(mendingSpend(mending, rates, 1000)).toBeCloseTo(630, 9);
    expect(mendingSpend(mending, { ...rates, realised: 0.5 }, 1000)).toBeCloseTo(315, 9);
    expect(mendingSpend({ ...mending, success: 0.5 }, rates, 1000)).toBeCloseTo(315, 9);
  });

  it('keeps 329 by the recoveries of today: 400 · .35 + 300 · .63; 19 % of 700 would have stayed', () => {
    const effort = presentEffort(counts, rates);
    expect(effort?.saved).toBeCloseTo(329, 9);
    expect(effort?.stayedAnyway).toBeCloseTo(133, 9);
  });
});

describe('levers', () => {
  it('move no more than there is: 10 points of 100 complaints, of which 5 are unresolved', () => {
    const few = { silent: 0, unresolved: 5, resolved: 95, quickly: 0 };
    const { complaining, resolved } = leverGains(few, rates, 0.1);
    expect(resolved.moved).toBe(5);
    expect(resolved.saved).toBeCloseTo(5 * 0.35, 9);
    expect(complaining).toEqual({ moved: 0, saved: 0 });
  });

  it('give no value to complaints where nobody complained', () => {
    const silence = { silent: 100, unresolved: 0, resolved: 0, quickly: 0 };
    expect(leverGains(silence, rates, 0.1).complaining).toEqual({ moved: 10, saved: undefined });
  });

  it('do not say what an outcome is worth whose rate is not known', () => {
    const { quickly: _, ...after } = statedIntention.major;
    const slow = { ...counts, quickly: 0 };
    expect(leverGains(slow, { ...rates, after }, 0.1).quickly.saved).toBeUndefined();
    expect(leverGains(slow, { ...rates, after }, 0.1).resolved.saved).toBeCloseTo(24.5, 9);
  });

  it('save as many as the customers lost differ after they are moved', () => {
    const move = (from: 'unresolved' | 'resolved', to: 'resolved' | 'quickly', by: number) =>
      customersLost({ ...counts, [from]: counts[from] - by, [to]: counts[to] + by }, rates);
    const gains = leverGains(counts, rates, 0.1);
    const lost = customersLost(counts, rates);
    expect(gains.resolved.saved).toBeCloseTo(lost - move('unresolved', 'resolved', 100), 9);
    expect(gains.quickly.saved).toBeCloseTo(lost - move('resolved', 'quickly', 100), 9);
    const complained = { silent: 800, unresolved: 360, resolved: 480, quickly: 360 };
    expect(gains.complaining.saved).toBeCloseTo(lost - customersLost(complained, rates), 9);
  });

  it('never save more than are lost, nor drive anybody away where better outcomes keep more', () => {
    fc.assert(
      fc.property(someCounts, risingRates, share, (some, rising, step) => {
        const lost = customersLost(some, rising);
        for (const name of leverNames) {
          const { saved = 0 } = leverGains(some, rising, step)[name];
          expect(saved).toBeGreaterThanOrEqual(-1e-9);
          expect(saved).toBeLessThanOrEqual(lost + 1e-6);
        }
      }),
      laws,
    );
  });
});

describe('customers lost', () => {
  it('are none where nobody has a problem, and never more than have one', () => {
    fc.assert(
      fc.property(someCounts, someRates, (some, any) => {
        const lost = customersLost(some, any);
        expect(lost).toBeGreaterThanOrEqual(0);
        expect(lost).toBeLessThanOrEqual(affected(some) + 1e-6);
      }),
      laws,
    );
    const nobody = { silent: 0, unresolved: 0, resolved: 0, quickly: 0 };
    expect(customersLost(nobody, rates)).toBe(0);
  });

  it('are none of those who say that they stay more surely than without a problem', () => {
    const after = { ...statedIntention.major, quickly: 0.95 };
    const quick = { silent: 0, unresolved: 0, resolved: 0, quickly: 100 };
    expect(customersLost(quick, { ...rates, after })).toBe(0);
    const mending = { from: 'unresolved', to: 'quickly', success: 1 } as const;
    expect(keptByMending(mending, { ...rates, after })).toBeCloseTo(0.71, 9);
  });

  it('is unknown where somebody has an outcome of unknown rate', () => {
    expect(() => customersLost(counts, { ...rates, after: { silent: 0.1 } })).toThrow(RangeError);
    expect(() => customersLost({ ...counts, silent: Number.NaN }, rates)).toThrow(RangeError);
  });
});

describe('the no-problem rate', () => {
  it('is (ρ_obs − pφ·mix)/(1 − pφ): 20 of 100 at 40 %, 80 % stay: (.8 − .08)/.8 = .9', () => {
    const troubled = [{ customers: 20, stay: 0.4, realised: 1 }];
    expect(noProblemStay(0.8, 100, troubled)).toBeCloseTo(0.9, 12);
  });

  it('leaves out of the mix who stays more surely than without: 10 at 99 % change nothing', () => {
    const troubled = [
      { customers: 20, stay: 0.4, realised: 1 },
      { customers: 10, stay: 0.99, realised: 1 },
    ];
    expect(noProblemStay(0.8, 100, troubled)).toBeCloseTo(0.9, 12);
  });

  it('is above 1 where the inputs contradict each other: half at 0 %, and 60 % stay', () => {
    expect(noProblemStay(0.6, 100, [{ customers: 50, stay: 0, realised: 1 }])).toBeCloseTo(1.2, 9);
    expect(noProblemStay(0.5, 10, [{ customers: 10, stay: 0.4, realised: 1 }])).toBe(Infinity);
  });

  it('gives back the rate from which the observed one was made', () => {
    fc.assert(
      fc.property(someCounts, someRates, fc.integer({ min: 1, max: 9000 }), (some, any, more) => {
        const customers = affected(some) + more;
        const observed = any.noProblem - customersLost(some, any) / customers;
        const troubled = problemOutcomes.map((outcome) => ({
          customers: some[outcome],
          stay: any.after[outcome],
          realised: any.realised,
        }));
        expect(noProblemStay(Math.max(0, observed), customers, troubled)).toBeCloseTo(
          any.noProblem,
          6,
        );
      }),
      laws,
    );
  });
});

describe('a lever as inputs of the lifetime value', () => {
  const terms: Terms = { periodsPerYear: 1, timing: 'start', firstPayment: 'included' };
  /** One year in which problems happen, and one payment after it. */
  const onePeriod = {
    paid: 1,
    grown: 1,
    discounted: 1,
    grownDiscounted: 1,
    laterDiscounted: 1,
    laterGrownDiscounted: 1,
  };

  it('comes to the customers saved × value − cost, over all customers, in one period', () => {
    fc.assert(
      fc.property(someCounts, risingRates, share, fc.nat(500), (some, rising, step, cost) => {
        const customers = 20_000;
        for (const { moved, saved } of Object.values(leverGains(some, rising, step))) {
          if (saved === undefined || saved < 0) continue;
          const effect = { moved, saved, cost: moved * cost };
          const inputs = recoveryInputs(effect, affected(some), customers);
          if (inputs === undefined) continue;
          const { incidentsPerYear = 0, mended, kept, mendingCost = 0 } = inputs;
          const recovery = { incidentsPerYear, mended, kept, mendingCost };
          const step = stepAmounts(300, onePeriod, { ...terms, recovery }).recovery;
          expect(step * customers).toBeCloseTo(saved * 300 - moved * cost, 3);
        }
      }),
      laws,
    );
  });

  it('has no result where there is nothing to move, and no incidents where no time is known', () => {
    expect(recoveryInputs({ moved: 0, saved: 0 }, 2000)).toBeUndefined();
    expect(recoveryInputs({ moved: 100, saved: 35 }, 2000)).toEqual({ mended: 0.05, kept: 0.35 });
  });
});

describe('the interval of a share', () => {
  it('solves |p − π| = z·√(π(1−π)/n)', () => {
    const { low, high } = shareInterval(15, 148);
    for (const end of [low, high]) {
      const z = Math.abs(15 / 148 - end) / Math.sqrt((end * (1 - end)) / 148);
      expect(z).toBeCloseTo(1.959963984540054, 9);
    }
  });

  it("is Newcombe's published one: 81 of 263, .2553 to .3662; 0 of 20, 0 to .1611", () => {
    const { low, high } = shareInterval(81, 263);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662']);
    const none = shareInterval(0, 20);
    expect([none.low, none.high.toFixed(4)]).toEqual([0, '0.1611']);
  });
});
