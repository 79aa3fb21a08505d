import { describe, expect, it } from 'vitest';
import type { Relationship } from './lifetime-value.ts';
import { type AsWritten, readings, reconcile } from './reconcile.ts';

const retained: Relationship = {
  annualSpend: 12_744,
  stay: { retention: 0.75 },
  terms: {
    periodsPerYear: 1,
    timing: 'mid',
    firstPayment: 'included',
    margin: 0.25,
    discount: 0.1,
  },
};

const found = (base: Relationship, target: number, written: AsWritten = {}) =>
  reconcile(base, target, 0.005, written).matches.map(({ changes }) =>
    changes.map(({ convention, to }) => `${convention}=${to}`).toSorted(),
  );

// The targets are the published values of each convention.
describe('reconcile finds the convention behind', () => {
  it.each([
    [6_827.14, ['firstPayment=excluded', 'timing=start']],
    [10_013.14, ['timing=start']],
    [9_102.86, ['timing=end']],
    [8_452.16, ['period=12', 'timing=start']],
  ])('%d', (target, expected) => {
    expect(found(retained, target)).toContainEqual(expected);
  });

  it('a nominal discount rate: 81.43 where the effective rate gives 81.93', () => {
    const monthly: Relationship = {
      annualSpend: 60,
      stay: { retention: 0.95 ** 12 },
      terms: { periodsPerYear: 12, timing: 'start', firstPayment: 'excluded', discount: 0.1 },
    };
    expect(found(monthly, 81.43)).toContainEqual(['discountRate=nominal']);
    expect(found(monthly, 81.93)).toEqual([[]]);
  });

  it('four years read as a churn of a quarter: 10,013 against 11,109', () => {
    const fixed = { ...retained, stay: { tenureYears: 4 } };
    expect(found(fixed, 11_109.11)).toContainEqual(['timing=start']);
    expect(found(fixed, 10_013.14)).toContainEqual(['stay=churn', 'timing=start']);
  });

  it('revenue without discount: 12,744 / 25 %', () => {
    expect(found(retained, 50_976)).toContainEqual(['basis=revenue', 'discountRate=none']);
  });
});

// Five a month at a churn of 5 % a month: with no time value, 100 in months and 60/0.6 in years.
describe('rates are read in the unit they were written in', () => {
  const monthly: Relationship = {
    annualSpend: 60,
    stay: { retention: 0.95 ** 12 },
    terms: {
      periodsPerYear: 12,
      timing: 'start',
      firstPayment: 'included',
      discount: 1.01 ** 12 - 1,
    },
  };
  const inMonths = { units: { stay: 'mo', discount: 'mo' } } as const;
  const yearly = { ...monthly, terms: { ...monthly.terms, periodsPerYear: 1 } };

  it('a churn of 5 % a month as a fixed stay of 20 months: 5·(1 − 1.01⁻²⁰)/(1 − 1.01⁻¹)', () => {
    expect(found(monthly, 91.13, inMonths)).toEqual([['stay=tenure']]);
  });

  it('as 60 % a year: 60/(1 − 0.4/1.01¹²)', () => {
    expect(found(yearly, 93.02, inMonths)).toContainEqual(['stayRate=nominal']);
    expect(found(monthly, 93.02, inMonths)).toContainEqual(['period=1', 'stayRate=nominal']);
  });

  it('a discount of 1 % a month as 12 % a year: 60/(1 − 0.95¹²/1.12)', () => {
    expect(found(yearly, 115.93, inMonths)).toEqual([['discountRate=nominal']]);
  });

  it('and as a discount of 12 % a year of which a month is a root: 5/(1 − 0.95/1.12^(1/12))', () => {
    expect(found(monthly, 84.85, inMonths)).toEqual([['discountRate=yearly']]);
  });
});

it('finds a number with more digits than amounts have', () => {
  // 12744 · ¼ · r/(1 + d − r) with r = 0.75 and d = 0.1: 3186 · 15/7.
  const { matches, tolerance } = reconcile(retained, (3186 * 15) / 7, 5e-13);
  expect(matches.map(({ changes }) => changes.length)).toEqual([2]);
  expect(tolerance).toBeLessThan(1e-5);
});

it('names the nearest where none gives the number', () => {
  const { matches, nearest } = reconcile(retained, 9_100, 0.5);
  expect(matches).toEqual([]);
  expect(nearest.value).toBeCloseTo(9_102.86, 2);
});

it('refuses to look for no number', () => {
  expect(() => reconcile(retained, Number.NaN, 0.005)).toThrow(RangeError);
  expect(() => reconcile(retained, 1, Number.NaN)).toThrow(RangeError);
});

const renewed: Relationship = {
  annualSpend: 1200,
  stay: { retention: 0.75 },
  terms: {
    periodsPerYear: 12,
    timing: 'mid',
    firstPayment: 'excluded',
    margin: 0.25,
    discount: 0.1,
    acquisition: 50,
  },
};
const low = { ...renewed, terms: { ...renewed.terms, margin: 0.2 } };
const high = { ...renewed, terms: { ...renewed.terms, margin: 0.3 } };
const all = readings(renewed, { units: { stay: 'mo', discount: 'y' }, low, high });

it('begins with the relationship itself, and goes on to more and more changes', () => {
  expect(all[0]).toMatchObject({ changes: [], relationship: renewed, figure: 'lifetimeValue' });
  expect(all[1]).toMatchObject({ changes: [], relationship: renewed, figure: 'netValue' });
  const changes = all.map((reading) => reading.changes.length);
  expect(changes).toEqual(changes.toSorted((a, b) => a - b));
});

it('reads the same terms once, however they came about', () => {
  const terms = all.map(({ relationship: { stay, terms }, figure }) => {
    const numbers = { ...stay, ...terms, figure };
    return JSON.stringify(numbers, (_, value) =>
      typeof value === 'number' ? value.toPrecision(9) : value,
    );
  });
  expect(new Set(terms).size).toBe(terms.length);
});

it('has one reading of a range that revenue leaves out', () => {
  const revenue = all.filter(({ changes }) => changes.some(({ to }) => to === 'revenue'));
  expect(revenue.length).toBeGreaterThan(0);
  for (const { changes } of revenue) {
    expect(changes.map(({ convention }) => convention)).not.toContain('range');
  }
});

it('drops the first payment of no fixed stay', () => {
  const fixed = all.filter(({ relationship: { stay } }) => 'tenureYears' in stay);
  expect(fixed.length).toBeGreaterThan(0);
  for (const { relationship } of fixed) expect(relationship.terms.firstPayment).toBe('included');
});

it('takes no rate in proportion where that is the rate already', () => {
  const yearly = { ...renewed, terms: { ...renewed.terms, periodsPerYear: 1 } };
  const changed = readings(yearly).flatMap(({ changes, relationship }) =>
    relationship.terms.periodsPerYear === 1 ? changes : [],
  );
  expect(changed.map(({ to }) => to)).not.toContain('nominal');
});

it.each(['y', 'mo'] as const)('reads no stay out of a retention of 100 %% in %s', (unit) => {
  const terms = { ...renewed.terms, horizonYears: 5 };
  const kept = readings(
    { ...renewed, stay: { retention: 1 }, terms },
    { units: { stay: unit, discount: 'y' } },
  );
  const changed = kept.flatMap(({ changes }) => changes.map(({ convention }) => convention));
  expect(changed).not.toContain('stay');
  expect(changed).not.toContain('stayRate');
});
