import { describe, expect, it } from 'vitest';
import type { Survival } from '../survival/survival.ts';
import { fixedTenure, geometric } from '../survival/survival.ts';
import { lifetimeValue, type Valuation } from './lifetime-value.ts';
import type { Terms } from './terms.ts';

const yearly: Terms = { periodsPerYear: 1, timing: 'mid', firstPayment: 'included' };
const monthly: Terms = { ...yearly, periodsPerYear: 12 };

function valued(spend: number, survival: Survival, terms: Terms): Valuation {
  const outcome = lifetimeValue(spend, survival, terms);
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
}

const value = (spend: number, survival: Survival, terms: Terms) =>
  valued(spend, survival, terms).lifetimeValue;

describe('the supermarket family of four', () => {
  it.each([
    [4, 50_976],
    [8.5, 108_324],
    [13, 165_672],
  ])('that stays %d years spends %d', (years, expected) => {
    expect(value(12_744, fixedTenure(years), monthly)).toBe(expected);
    expect(value(12_744, fixedTenure(years), yearly)).toBe(expected);
  });
});

it('is below 0 for customers who send back more than they keep', () => {
  // −40 a year for 2 years, of which half is margin.
  expect(value(-40, fixedTenure(2), { ...yearly, margin: 0.5 })).toBe(-40);
  expect(() => value(Number.NaN, fixedTenure(2), yearly)).toThrow(RangeError);
});

// Fader & Hardie's conventions on 12,744 a year, margin 25 %, discount 10 %.
describe('a fixed stay', () => {
  it.each([
    ['end', 4, 10_099.19],
    ['start', 4, 11_109.11],
    ['mid', 4, 10_592.12],
    ['end', 13, 22_631.29],
    ['start', 13, 24_894.42],
    ['mid', 13, 23_735.9],
  ] as const)('paid at the %s of each of %d years', (timing, years, expected) => {
    const terms = { ...yearly, timing, margin: 0.25, discount: 0.1 };
    expect(value(12_744, fixedTenure(years), terms)).toBeCloseTo(expected, 2);
  });
});

describe('constant retention of 75 % a year', () => {
  const terms: Terms = { ...yearly, timing: 'start', margin: 0.25, discount: 0.1 };
  it.each([
    ['first payment included, start', terms, 10_013.14],
    ['first payment excluded, start', { ...terms, firstPayment: 'excluded' }, 6_827.14],
    ['first payment included, end', { ...terms, timing: 'end' }, 9_102.86],
    ['horizon of 4 years', { ...terms, horizonYears: 4 }, 7_849.21],
    ['paid monthly', { ...terms, periodsPerYear: 12 }, 8_452.16],
  ] as const)('%s', (_, convention, expected) => {
    expect(value(12_744, geometric(0.75), convention)).toBeCloseTo(expected, 2);
  });

  it('gives the textbook margin multiples r/(1+d−r)', () => {
    const multiple = (retention: number, discount: number, growth: number) =>
      value(1000, geometric(retention), {
        ...terms,
        firstPayment: 'excluded',
        margin: 1,
        discount,
        growth,
      }) / 1000;
    const table = [0.1, 0.12, 0.16].map((d) =>
      [0.6, 0.7, 0.8, 0.9].map((r) => multiple(r, d, 0).toFixed(2)),
    );
    expect(table).toEqual([
      ['1.20', '1.75', '2.67', '4.50'],
      ['1.15', '1.67', '2.50', '4.09'],
      ['1.07', '1.52', '2.22', '3.46'],
    ]);
    const growing = [0, 0.02, 0.04, 0.06, 0.08].map((g) => multiple(0.8, 0.12, g));
    expect(growing.map((m) => m.toFixed(2))).toEqual(['2.50', '2.63', '2.78', '2.94', '3.13']);
    expect(growing[4]).toBeCloseTo(3.125, 6);
  });
});

it('values 5 a month at 5 % churn a month as the worked example does', () => {
  const retention = Math.exp(12 * Math.log(0.95));
  const terms: Terms = { ...monthly, timing: 'start', firstPayment: 'excluded' };
  const plain = valued(60, geometric(retention), terms);
  expect(plain.years * 12).toBeCloseTo(19, 9);
  expect(plain.lifetimeValue).toBeCloseTo(95, 5);
  expect(value(60, geometric(retention), { ...terms, discount: 0.1 })).toBeCloseTo(81.93, 2);
});
