import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactNetValue, lifetimeValue, type Relationship, survivalOf } from './lifetime-value.ts';
import { payback, pooledPayback } from './payback.ts';
import { schedule } from './schedule.ts';
import type { Terms } from './terms.ts';

// Margin 25 a month, churn 3 % and discount 0.8 % a month, acquisition 300.
const terms: Terms = {
  periodsPerYear: 12,
  timing: 'start',
  firstPayment: 'included',
  margin: 1,
  discount: 1.008 ** 12 - 1,
  acquisition: 300,
};
const published: Relationship = { annualSpend: 300, stay: { retention: 0.97 ** 12 }, terms };
const changed = (others: Partial<Terms>, stay = published.stay): Relationship => ({
  annualSpend: 300,
  stay,
  terms: { ...terms, ...others },
});
const yearly = (others: Partial<Terms>, stay: Relationship['stay']): Relationship => ({
  annualSpend: 100,
  stay,
  terms: {
    periodsPerYear: 1,
    timing: 'mid',
    firstPayment: 'included',
    margin: 0.25,
    acquisition: 100,
    ...others,
  },
});
const adjusted = (relationship: Relationship) => payback(relationship).survivalAdjustedMonths;

it('is 12.0 months of 25 for 300; with churn and discount 15.7 at the start, 15.8 in the middle and at the end', () => {
  expect(payback(published).months).toBeCloseTo(12, 9);
  // Month after month in Python: Σ_{k<n} 25·0.97^k·1.008^−(k+o) reaches 300 at n = 15.6747, 15.7600, 15.8456.
  expect(adjusted(published)).toBeCloseTo(15.674714523553, 9);
  expect(adjusted(changed({ timing: 'mid' }))).toBeCloseTo(15.759967040615, 9);
  expect(adjusted(changed({ timing: 'end' }))).toBeCloseTo(15.845559888441, 9);
});

it('is the whole stay where four yearly payments of 25 make just the cost of 100', () => {
  expect(payback(yearly({}, { tenureYears: 4 }))).toEqual({
    months: 48,
    survivalAdjustedMonths: 48,
  });
});

it('is in the twelfth year where eleven expected payments make 114.26 of 115, and twelve 116.41', () => {
  // Σ_{k<n} 25·0.8^k = 125·(1 − 0.8ⁿ): 114.26258176 and 116.410065408; 12·(11 + 0.73741824/2.147483648) = 136.12065.
  expect(adjusted(yearly({ acquisition: 115 }, { retention: 0.8 }))).toBeCloseTo(136.12065, 4);
});

it('counts the part of a last period over its own time: 25, 25 and 12.50 in two and a half years', () => {
  const partly = (acquisition: number) => adjusted(yearly({ acquisition }, { tenureYears: 2.5 }));
  expect(partly(56.25)).toBeCloseTo(27, 9);
  expect(partly(62.5)).toBeCloseTo(30, 9);
  expect(partly(62.51)).toBeNull();
});

it('waits a year for the first counted payment where the one at the start is not counted', () => {
  // 20 in the second year: half of it after 18 months.
  const excluded = yearly({ firstPayment: 'excluded', acquisition: 10 }, { retention: 0.8 });
  expect(adjusted(excluded)).toBeCloseTo(18, 9);
});

describe('is never reached', () => {
  it('when the whole expected margin is less than the cost: 25/(1 − 0.97/1.008) = 663.16', () => {
    expect(adjusted(changed({ acquisition: 664 }))).toBeNull();
    expect(adjusted(changed({ acquisition: 663 }))).not.toBeNull();
  });
  it('when the stay or the horizon ends before', () => {
    expect(adjusted(changed({ horizonYears: 15 / 12 }))).toBeNull();
    expect(adjusted(changed({ discount: 0 }, { tenureYears: 11.9 / 12 }))).toBeNull();
  });
  it('when the cost is just what customers who stay without end pay: 25/(1 − 0.8) = 125', () => {
    expect(adjusted(yearly({ acquisition: 125 }, { retention: 0.8 }))).toBeNull();
    expect(adjusted(yearly({ acquisition: 125, horizonYears: 5 }, { tenureYears: 5 }))).toBe(60);
  });
  it('without a margin', () => {
    expect(payback(changed({ margin: 0 }))).toEqual({ months: null, survivalAdjustedMonths: null });
  });
  it('when later payments take away what the first ones had paid', () => {
    // 40, 10, −12.5, −35 … : 100 shrinks by 30 % a year, and serving costs 60. Two years pay 50, four only 3.9:
    // 100·(1 + .7 + .49 + .343) − 4·60 = 13.3.
    const shrinking = (acquisition: number, tenureYears: number) =>
      adjusted(
        yearly({ margin: 1, growth: -0.3, serving: { perYear: 60 }, acquisition }, { tenureYears }),
      );
    expect(shrinking(13, 4)).toBeCloseTo((12 * 13) / 40, 9);
    expect(shrinking(14, 4)).toBeNull();
    expect(shrinking(45, 2)).toBeCloseTo(18, 9);
  });
});

it('leaves referral and recovery out', () => {
  const extras = {
    referral: { perYear: 1, reward: 0, value: 100 },
    recovery: { incidentsPerYear: 1, mended: 1, kept: 1, mendingCost: 0 },
  };
  expect(payback(changed(extras))).toEqual(payback(published));
});

it('is the simple payback when nobody leaves and money keeps its value', () => {
  expect(adjusted(changed({ discount: 0 }, { tenureYears: 5 }))).toBeCloseTo(12, 9);
});

it('comes with the first payment when that alone pays, even if nobody stays for a second', () => {
  expect(adjusted(changed({ acquisition: 10 }, { retention: 0 }))).toBeCloseTo(0.4, 9);
});

it('counts growth of spend and not of costs: 100·1.5^(k/12) − 95 a month', () => {
  let paid = 0;
  let months = 0;
  while (paid < 300) {
    paid += 100 * 1.5 ** (months / 12) - 95;
    months += 1;
  }
  const grown = changed(
    { discount: 0, growth: 0.5, serving: { perYear: 95 * 12 } },
    { tenureYears: 10 },
  );
  const found = adjusted({ ...grown, annualSpend: 1200 }) ?? Number.NaN;
  expect(Math.ceil(found)).toBe(months);
});

it('without growth and costs is the closed form, at whole months', () => {
  const rate = fc.double({ min: 0.001, max: 0.05, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), rate, rate, (n, churn, discount) => {
      const q = (1 - churn) / (1 + discount);
      const acquisition = (25 * (1 - q ** n)) / (1 - q);
      const stay = { retention: (1 - churn) ** 12 };
      const relationship = changed({ acquisition, discount: (1 + discount) ** 12 - 1 }, stay);
      expect(adjusted(relationship)).toBeCloseTo(n, 6);
    }),
    { seed: 5 },
  );
});

it('finds a payback that takes longer than anybody lives, and does not call it never', () => {
  // One margin of 1 a year, and 1 in 100,000 leaves: after 5,000 years 1e5·(1 − .99999^5000) = 4,877 are paid.
  const slow = yearly({ acquisition: 4877, margin: 0.01 }, { retention: 0.99999 });
  expect((adjusted(slow) ?? 0) / 12).toBeCloseTo(Math.log1p(-4877 / 1e5) / Math.log(0.99999), -1);
});

describe('of several customers together', () => {
  const monthly: Terms = {
    periodsPerYear: 12,
    timing: 'mid',
    firstPayment: 'included',
    margin: 1,
  };
  const together = (
    acquisition: number,
    ...payers: Parameters<typeof pooledPayback>[0]['payers']
  ) =>
    pooledPayback({ annualSpend: 0, payers, terms: { ...monthly, acquisition } })
      .survivalAdjustedMonths;

  it('counts each with its own spend and stay, not a mean one: 100 for 20 months and 10 for one', () => {
    // 110 in the first month, 100 in each of the next 14: 1,510 of the 1,600 that two cost; 0.9 of the sixteenth.
    const half = { share: 0.5, terms: monthly };
    const payers = [
      { ...half, annualSpend: 1200, stay: { tenureYears: 20 / 12 } },
      { ...half, annualSpend: 120, stay: { tenureYears: 1 / 12 } },
    ];
    expect(together(800, ...payers)).toBeCloseTo(15.9, 9);
    // In all they pay 2,010.
    expect(together(1005, ...payers)).toBeCloseTo(20, 9);
    expect(together(1005.01, ...payers)).toBeNull();
  });

  it('counts one payment at once, whatever the discount', () => {
    const payer = { share: 1, annualSpend: 120, stay: 'one payment', terms: monthly } as const;
    const terms = { ...monthly, discount: 0.5, acquisition: 10 };
    expect(pooledPayback({ annualSpend: 120, payers: [payer], terms }).survivalAdjustedMonths).toBe(
      1,
    );
    expect(together(10.01, payer)).toBeNull();
  });

  it('never, where nobody pays', () => {
    expect(together(1)).toBeNull();
  });

  it('is that of one where all are alike', () => {
    const alike = [0.2, 0.3, 0.5].map((share) => ({ share, ...published }));
    expect(
      pooledPayback({ annualSpend: 300, payers: alike, terms }).survivalAdjustedMonths,
    ).toBeCloseTo(adjusted(published) ?? Number.NaN, 9);
  });
});

describe('of any customer', () => {
  const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
  // Amounts of money, in cents: less than the grid of amounts prints as 0.
  const money = (most: number) => fc.integer({ min: 0, max: 100 * most }).map((n) => n / 100);
  const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const relationships = fc
    .record({
      annualSpend: money(1000),
      stay: fc.oneof(
        fc.record({ tenureYears: between(0, 12) }),
        fc.record({ retention: fc.integer({ min: 0, max: 95 }).map((n) => n / 100) }),
      ),
      periodsPerYear: fc.constantFrom(1, 4, 12),
      timing: fc.constantFrom('start', 'mid', 'end'),
      excluded: fc.boolean(),
      margin: some(between(0, 1)),
      serving: some(money(300)),
      discount: some(between(0, 0.5)),
      growth: some(between(-0.5, 0.05)),
      horizonYears: some(between(0.1, 9)),
      acquisition: money(2000),
    })
    .map(({ annualSpend, stay, excluded, serving, ...given }): Relationship => {
      const entries = Object.entries(given).filter(([, value]) => value !== undefined);
      const firstPayment = excluded && 'retention' in stay ? 'excluded' : 'included';
      return {
        annualSpend,
        stay,
        terms: {
          ...(Object.fromEntries(entries) as unknown as Terms),
          firstPayment,
          ...(serving !== undefined && { serving: { perYear: serving } }),
        },
      };
    });
  const net = ({ annualSpend, stay, terms: own }: Relationship) => {
    const value = lifetimeValue(annualSpend, survivalOf(stay), own);
    if (!value.ok) throw new Error(value.problem.code);
    return value.value.netValue;
  };
  const costing = (relationship: Relationship, acquisition: number): Relationship => ({
    ...relationship,
    terms: { ...relationship.terms, acquisition },
  });

  it('is a number just if the net value is at least 0', () => {
    fc.assert(
      fc.property(relationships, (relationship) => {
        expect(adjusted(relationship) !== null).toBe(net(relationship) >= 0);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('ends with the stay where the cost is just what the stay pays', () => {
    fc.assert(
      fc.property(relationships, (relationship) => {
        const { stay, terms: own } = relationship;
        const worth = net(costing(relationship, 0));
        const endless = 'retention' in stay && own.horizonYears === undefined;
        if (worth <= 0 || endless) return;
        const years = Math.min(
          'tenureYears' in stay ? stay.tenureYears : Infinity,
          own.horizonYears ?? Infinity,
        );
        const months = adjusted(costing(relationship, worth));
        expect(months).not.toBeNull();
        expect(months ?? Infinity).toBeLessThanOrEqual(12 * years * (1 + 1e-12));
      }),
      { seed: 8, numRuns: 1000 },
    );
  });

  it('is later the more the acquisition costs', () => {
    fc.assert(
      fc.property(relationships, money(2000), (relationship, other) => {
        const [less, more] = [relationship.terms.acquisition ?? 0, other].sort((a, b) => a - b);
        const early = adjusted(costing(relationship, less ?? 0)) ?? Infinity;
        const late = adjusted(costing(relationship, more ?? 0)) ?? Infinity;
        expect(early).toBeLessThanOrEqual(late);
      }),
      { seed: 9, numRuns: 1000 },
    );
  });

  it('is when the periods of the schedule have paid for it', () => {
    fc.assert(
      fc.property(relationships, (relationship) => {
        const { annualSpend, stay, terms: own } = relationship;
        const months = adjusted(relationship);
        if (months === null || months === 0) return;
        const periods = (months / 12) * own.periodsPerYear;
        let paid = 0;
        let next = 0;
        for (const { k, presentValue } of schedule(annualSpend, survivalOf(stay), own)) {
          next = presentValue;
          if (k + 1 > periods) break;
          paid += presentValue;
          next = 0;
        }
        const tolerance = 1e-6 * (own.acquisition ?? 0);
        expect(paid).toBeLessThanOrEqual((own.acquisition ?? 0) + tolerance);
        expect(paid + next).toBeGreaterThanOrEqual((own.acquisition ?? 0) - tolerance);
      }),
      { seed: 10, numRuns: 1000 },
    );
  });
});

it('has a cost for which the net value is 0 at the time that it finds', () => {
  const cut = { ...published.terms, horizonYears: (adjusted(published) ?? 0) / 12 };
  const value = exactNetValue({ ...published, terms: cut });
  expect(value.ok && value.value).toBeCloseTo(0, 9);
});
