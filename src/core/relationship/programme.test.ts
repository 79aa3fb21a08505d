import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometric } from '../survival/survival.ts';
import { periodSums } from '../value/period-sums.ts';
import type { Terms } from '../value/terms.ts';
import { ledger, lineTotals } from './ledger.ts';
import { effectParts, exactTotals, type Programme, programmeAmounts } from './programme.ts';
import { breakEvenYear, returnInMoney, yearTotals } from './return-in-money.ts';

const yearly = { periodsPerYear: 1, timing: 'start', firstPayment: 'included' } as const;

/** m 100 → 130 and r .7 → .8, undiscounted; formulas of 1/(1 − r) years hold for ever. */
const plain: Programme = {
  customers: 1,
  terms: { ...yearly, margin: 1, horizonYears: 900 },
  treated: { annualSpend: 130, retention: 0.8 },
  without: { annualSpend: 100, retention: 0.7 },
  investment: [{ year: 1, amount: 200 }],
};

const entered = (programme: Programme) => {
  const amounts = programmeAmounts(programme);
  if (!amounts.ok) throw new Error(amounts.problem.code);
  return ledger(amounts.value);
};

const share = fc.double({ min: 0, max: 1, noNaN: true });
const money = fc.double({ min: 0, max: 1000, noNaN: true });
const behaviour = fc.record(
  { annualSpend: money, retention: share, spendRetention: share },
  { requiredKeys: ['annualSpend', 'retention'] },
);
const anyProgramme: fc.Arbitrary<Programme> = fc
  .record(
    {
      customers: fc.integer({ min: 1, max: 10_000 }),
      terms: fc.record({
        periodsPerYear: fc.constantFrom(1, 4, 12),
        timing: fc.constantFrom('start' as const, 'mid' as const, 'end' as const),
        firstPayment: fc.constant('included' as const),
        margin: share,
        serving: fc.record({ perYear: money }),
        discount: fc.double({ min: 0, max: 0.5, noNaN: true }),
        horizonYears: fc.double({ min: 0.2, max: 12, noNaN: true }),
      }),
      treated: behaviour,
      without: behaviour,
      investment: fc.tuple(fc.record({ year: fc.constant(1), amount: money })),
      referral: fc.record({ perYear: share, value: money, reward: money }),
      rewards: fc.record({ perYear: money, anyway: share }),
      servingSaved: money,
    },
    { requiredKeys: ['customers', 'terms', 'treated', 'without', 'investment'] },
  )
  .map((programme) => programme as Programme);
const seeded = { seed: 11, numRuns: 150 };

const closeTo = (actual: number, expected: number, scale: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * scale + 1e-4);

describe('the effect of a programme on its customers', () => {
  it('is 166.67 from staying, 100 from spending and 50 from both, 316.67 in all', () => {
    const real = lineTotals(entered(plain), 'real');
    expect(real.retention).toBeCloseTo(500 / 3, 4);
    expect(real.spend).toBeCloseTo(100, 4);
    expect(real.both).toBeCloseTo(50, 4);
    expect(real.total).toBeCloseTo(650 - 1000 / 3, 4);
  });

  it('adds up to what one is worth with the programme less without', () => {
    const paid = fc.record({
      marginPerYear: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      years: fc.double({ min: 0, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(paid, paid, (treated, without) => {
        const { retention, spend, both } = effectParts(treated, without);
        const whole = treated.marginPerYear * treated.years - without.marginPerYear * without.years;
        closeTo(retention + spend + both, whole, 1e8);
      }),
      seeded,
    );
  });

  it('comes over the years to what it comes to at once', () => {
    fc.assert(
      fc.property(anyProgramme, (programme) => {
        const totals = exactTotals(programme);
        if (!totals.ok) throw new Error(totals.problem.code);
        const book = entered(programme);
        const { real, cost } = totals.value;
        closeTo(lineTotals(book, 'real').total, real, programme.customers * 1e5);
        closeTo(lineTotals(book, 'cost').total, cost, programme.customers * 1e5);
      }),
      seeded,
    );
  });

  it('is the margin of the years of the one rule', () => {
    fc.assert(
      fc.property(anyProgramme, (programme) => {
        const terms: Terms = programme.terms;
        const cost =
          terms.serving !== undefined && 'perYear' in terms.serving ? terms.serving.perYear : 0;
        const years = (retention: number) => {
          const sums = periodSums(geometric(retention), terms);
          if (!sums.ok) throw new Error(sums.problem.code);
          return sums.value.discounted / terms.periodsPerYear;
        };
        // Margin for the years of spend, costs of a customer for the years of the customer.
        const worth = ({ annualSpend, retention, spendRetention }: Programme['treated']) =>
          annualSpend * (terms.margin ?? 1) * years(spendRetention ?? retention) -
          cost * years(retention);
        const { retention, spend, both } = lineTotals(entered(programme), 'real');
        const whole = programme.customers * (worth(programme.treated) - worth(programme.without));
        closeTo(retention + spend + both, whole, programme.customers * 1e5);
      }),
      seeded,
    );
  });
});

describe('a programme whose leavers spend less than the others', () => {
  // Of two customers, at 20 and at 100 a year, the one at 20 leaves at once: spend stays to 100/120, customers to 1/2.
  const parting: Programme = {
    customers: 2,
    terms: { ...yearly, margin: 1, horizonYears: 1, firstPayment: 'included', timing: 'start' },
    treated: { annualSpend: 60, retention: 0.5, spendRetention: 100 / 120 },
    without: { annualSpend: 60, retention: 1, spendRetention: 1 },
    investment: [],
  };

  it('loses what they spent, not half of everything, and gains no spending', () => {
    // Two years, paid at their starts: in the second, 100 come instead of 120.
    const twoYears = { ...parting, terms: { ...parting.terms, horizonYears: 2 } };
    const { retention, spend, both } = lineTotals(entered(twoYears), 'real');
    expect(retention).toBeCloseTo(-20, 6);
    expect([spend, both]).toEqual([0, 0]);
  });

  it('saves the cost of serving each who leaves', () => {
    const served = {
      ...parting,
      terms: { ...parting.terms, horizonYears: 2, serving: { perYear: 5 } },
    };
    // In the second year one of two is served: 5 less cost beside the 20 lost.
    expect(lineTotals(entered(served), 'real').retention).toBeCloseTo(-15, 6);
  });
});

describe('the return in money', () => {
  it('is exactly −1 for a programme of no effect that costs something', () => {
    fc.assert(
      fc.property(anyProgramme, money, ({ customers, terms, treated }, amount) => {
        fc.pre(amount > 1e-3);
        const ineffective = { customers, terms, treated, without: treated };
        const book = entered({ ...ineffective, investment: [{ year: 1, amount }] });
        const [real, cost] = [lineTotals(book, 'real').total, lineTotals(book, 'cost').total];
        expect(returnInMoney(real, cost)).toBe(-1);
      }),
      seeded,
    );
  });

  it('has no figure where nothing is spent', () => {
    expect(returnInMoney(150, 100)).toBe(0.5);
    expect(returnInMoney(150, 0)).toBeNull();
  });
});

describe('the years of a programme', () => {
  /** Without any change, 10 a year and customer is saved; 3 years, nobody leaves, 100 customers. */
  const saving: Programme = {
    customers: 100,
    terms: { ...yearly, margin: 1, discount: 0.25, horizonYears: 3 },
    treated: { annualSpend: 50, retention: 1 },
    without: { annualSpend: 50, retention: 1 },
    servingSaved: 10,
    investment: [
      { year: 1, amount: 1400 },
      { year: 2, amount: 250 },
    ],
  };

  it('discount what comes in them, and investments from their beginning', () => {
    expect(yearTotals(entered(saving))).toEqual([
      { year: 1, real: 1000, cost: 1400, cumulative: -400 },
      { year: 2, real: 800, cost: 200, cumulative: 200 },
      { year: 3, real: 640, cost: 0, cumulative: 840 },
    ]);
    expect(breakEvenYear(yearTotals(entered(saving)))).toBe(2);
  });

  it('break even only where they stay so to the end', () => {
    const late = { ...saving, investment: [...saving.investment, { year: 3, amount: 3000 }] };
    expect(breakEvenYear(yearTotals(entered(late)))).toBeNull();
    expect(breakEvenYear(yearTotals(entered({ ...saving, investment: [] })))).toBe(1);
  });

  it('count what referral, recovery and rewards come to, each on its line', () => {
    const full: Programme = {
      ...saving,
      terms: { ...yearly, margin: 1, horizonYears: 2 },
      referral: { perYear: 0.05, value: 300, reward: 20 },
      recovery: { perYear: 4, value: 250 },
      rewards: { perYear: 5, anyway: 0.6 },
      investment: [],
    };
    const book = entered(full);
    // 100 customers for 2 years: 10 referrals; 8 kept; 1,000 a year of rewards and 1,000 of serving.
    expect(lineTotals(book, 'real')).toMatchObject({
      referral: 3000,
      recovery: 2000,
      servingSaved: 2000,
      total: 7000,
    });
    const { investment, rewards, rewardsAnyway, referralRewards, total } = lineTotals(book, 'cost');
    expect([investment, rewards, rewardsAnyway, referralRewards, total]).toEqual([
      0, 400, 600, 200, 1200,
    ]);
  });

  it('take no investment after the last of them', () => {
    const beyond = { ...saving, investment: [{ year: 4, amount: 1 }] };
    expect(() => programmeAmounts(beyond)).toThrow(RangeError);
  });
});
