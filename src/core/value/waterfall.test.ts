import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printed, printedSum } from '../numeric/testing/printed-sum.ts';
import type { Survival } from '../survival/survival.ts';
import { fixedTenure, geometric } from '../survival/survival.ts';
import { lifetimeValue } from './lifetime-value.ts';
import { schedule } from './schedule.ts';
import type { StepName, Terms } from './terms.ts';
import type { Step } from './waterfall.ts';

const base: Terms = { periodsPerYear: 1, timing: 'start', firstPayment: 'included' };

function step(name: StepName, spend: number, survival: Survival, terms: Terms): number {
  const outcome = lifetimeValue(spend, survival, terms);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value.waterfall.find((each) => each.step === name)?.amount ?? Number.NaN;
}

describe('by hand: 100 a year for 3 years', () => {
  const stay = fixedTenure(3);

  it('grows by 10 % a year: 100 + 110 + 121', () => {
    expect(step('growth', 100, stay, { ...base, growth: 0.1 })).toBeCloseTo(31, 5);
  });

  it('costs 20 a year to serve, or 5 % of spend', () => {
    expect(step('serving', 100, stay, { ...base, serving: { perYear: 20 } })).toBe(-60);
    expect(step('marketing', 100, stay, { ...base, marketing: { share: 0.05 } })).toBe(-15);
  });

  it('loses 23/121 of 100 to time at 10 %, paid at the start: 1/1.1 + 1/1.21 against 2', () => {
    const expected = 100 * (1 / 1.1 + 1 / 1.21 - 2);
    expect(step('timeValue', 100, stay, { ...base, discount: 0.1 })).toBeCloseTo(expected, 5);
  });

  it('brings 0.2 customers a year worth 300 for a reward of 50: 3 · 0.2 · 250', () => {
    const referral = { perYear: 0.2, value: 300, reward: 50 };
    expect(step('referral', 100, stay, { ...base, referral })).toBeCloseTo(150, 5);
  });

  it("takes the customer's own value where a referred one has none: 3 · 0.2 · (300 − 50)", () => {
    const referral = { perYear: 0.2, reward: 50 };
    expect(step('referral', 100, stay, { ...base, referral })).toBeCloseTo(150, 5);
  });

  it('discounts referred customers as they arrive', () => {
    const referral = { perYear: 0.2, value: 300, reward: 50 };
    const expected = 0.2 * 250 * (1 + 1 / 1.1 + 1 / 1.21);
    expect(step('referral', 100, stay, { ...base, discount: 0.1, referral })).toBeCloseTo(
      expected,
      5,
    );
  });

  it('mends problems: 0.5 · 0.4 · [0.3 · (200 + 100 + 0) − 10 · 3]', () => {
    const recovery = { incidentsPerYear: 0.5, mended: 0.4, kept: 0.3, mendingCost: 10 };
    expect(step('recovery', 100, stay, { ...base, recovery })).toBeCloseTo(12, 5);
  });

  it('pays half of a period that the customer stays half of', () => {
    expect(step('spend', 100, fixedTenure(2.5), base)).toBe(250);
  });
});

it('recovery of an endless relationship is the sum over periods of what comes after', () => {
  const recovery = { incidentsPerYear: 0.5, mended: 0.4, kept: 0.3, mendingCost: 10 };
  const payment = (k: number) => 100 * 0.75 ** k * 1.1 ** -k;
  let expected = 0;
  for (let k = 0; k < 300; k++) {
    let after = 0;
    for (let j = k + 1; j < 300; j++) after += payment(j);
    expected += 0.5 * 0.4 * (0.3 * after - (10 * payment(k)) / 100);
  }
  const actual = step('recovery', 100, geometric(0.75), { ...base, discount: 0.1, recovery });
  expect(actual).toBeCloseTo(expected, 5);
});

describe('laws', () => {
  const value = (survival: Survival, terms: Terms) => {
    const outcome = lifetimeValue(1000, survival, terms);
    return outcome.ok ? outcome.value.lifetimeValue : Number.NaN;
  };
  const rate = fc.double({ min: 0.001, max: 0.4, noNaN: true });
  const retention = fc.double({ min: 0.01, max: 0.98, noNaN: true });

  it('start is end × (1+d), mid is end × √(1+d), for yearly payments', () => {
    fc.assert(
      fc.property(rate, retention, (discount, r) => {
        const at = (timing: Terms['timing']) => value(geometric(r), { ...base, timing, discount });
        expect(at('start') / at('end')).toBeCloseTo(1 + discount, 6);
        expect(at('mid') / at('end')).toBeCloseTo(Math.sqrt(1 + discount), 6);
      }),
      { seed: 6 },
    );
  });

  it('the first payment included is the payment plus the value with it excluded', () => {
    fc.assert(
      fc.property(rate, retention, (discount, r) => {
        const terms = { ...base, discount };
        const excluded = value(geometric(r), { ...terms, firstPayment: 'excluded' });
        expect(value(geometric(r), terms)).toBeCloseTo(1000 + excluded, 4);
      }),
      { seed: 7 },
    );
  });

  it('a horizon at or after the end of a fixed stay changes nothing, one before cuts it there', () => {
    const years = fc.double({ min: 0.01, max: 20, noNaN: true });
    fc.assert(
      fc.property(years, years, fc.constantFrom(1, 12), rate, (n, h, periodsPerYear, discount) => {
        const terms = { ...base, periodsPerYear, discount };
        const cut = value(fixedTenure(n), { ...terms, horizonYears: h });
        expect(cut).toBeCloseTo(value(fixedTenure(Math.min(n, h)), terms), 4);
      }),
      { seed: 10 },
    );
    // 100 a year for 2¼ years is 225, whether the stay or the horizon ends it.
    expect(step('spend', 100, fixedTenure(2.25), { ...base, horizonYears: 2.9 })).toBe(225);
    expect(step('spend', 100, fixedTenure(2.5), { ...base, horizonYears: 2.25 })).toBe(225);
  });

  it('a horizon far away changes nothing, and the value rises with it', () => {
    fc.assert(
      fc.property(retention, rate, (r, discount) => {
        const terms = { ...base, discount };
        const within = (horizonYears: number) => value(geometric(r), { ...terms, horizonYears });
        expect(within(5000)).toBeCloseTo(value(geometric(r), terms), 3);
        expect(within(3.5)).toBeGreaterThanOrEqual(within(2.25));
      }),
      { seed: 9 },
    );
  });

  it('refuses what grows beyond all numbers, or out of them', () => {
    const grown = (growth: number, discount: number, years: number) =>
      lifetimeValue(1, fixedTenure(years), { ...base, growth, discount });
    expect(grown(10, 0, 1000)).toMatchObject({ problem: { code: 'value-too-large' } });
    expect(grown(0, -0.99, 500)).toMatchObject({ problem: { code: 'value-too-large' } });
    expect(grown(0.5, 0.1, 100).ok).toBe(true);
  });

  it('without a horizon refuses what has no end, discounted or not', () => {
    const ended = (r: number, terms: Partial<Terms>) =>
      lifetimeValue(1, geometric(r), { ...base, discount: 0.5, ...terms });
    expect(ended(1, {})).toMatchObject({ problem: { args: { reason: 'retention-certain' } } });
    expect(ended(0.8, { growth: 0.25 })).toMatchObject({
      problem: { args: { reason: 'growth-outruns-churn' } },
    });
    expect(ended(0.8, { growth: 0.24 }).ok).toBe(true);
  });
});

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

const sum = (steps: readonly Step[]) => printedSum(steps.map(({ amount }) => amount));

describe('a waterfall', () => {
  it('of 33.33 × 7 prints 233.31', () => {
    const terms: Terms = { periodsPerYear: 12, timing: 'mid', firstPayment: 'included' };
    const outcome = lifetimeValue(33.33 * 12, fixedTenure(7 / 12), terms);
    expect(outcome.ok && outcome.value).toMatchObject({
      waterfall: [{ step: 'spend', amount: 233.31 }],
      lifetimeValue: 233.31,
    });
  });

  it('is exactly the sum of its steps, as they are printed', () => {
    fc.assert(
      fc.property(money, anySurvival, anyTerms, (spend, survival, terms) => {
        const outcome = lifetimeValue(spend, survival, terms);
        if (!outcome.ok) throw new Error(outcome.problem.code);
        const { waterfall, lifetimeValue: lifetime, netValue } = outcome.value;
        const before = waterfall.filter(({ step }) => step !== 'acquisition');
        expect(sum(waterfall)).toBe(printed(netValue));
        expect(sum(before)).toBe(printed(lifetime));
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
