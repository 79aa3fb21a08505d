import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Relationship } from './lifetime-value.ts';
import { payback } from './payback.ts';
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
const adjusted = (relationship: Relationship) => payback(relationship).survivalAdjustedMonths;

it('gives the published example: 12.0 simple, 15.7 at the start, 16.5 at the end', () => {
  expect(payback(published).months).toBeCloseTo(12, 9);
  expect(adjusted(published)).toBeCloseTo(15.7, 1);
  // ln[1 − 300·(1 − q)/25]/ln q with q = 0.97/1.008
  expect(adjusted(published)).toBeCloseTo(
    Math.log(1 - (300 * (1 - 0.97 / 1.008)) / 25) / Math.log(0.97 / 1.008),
    9,
  );
  expect(adjusted(changed({ timing: 'end' }))).toBeCloseTo(16.5, 1);
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
  it('without a margin', () => {
    expect(payback(changed({ margin: 0 }))).toEqual({ months: null, survivalAdjustedMonths: null });
  });
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
