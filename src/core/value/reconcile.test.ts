import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import type { Relationship } from './relationship.ts';

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

const found = (base: Relationship, target: number) =>
  reconcile(base, target, 0.005).matches.map(({ changes }) =>
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

it('names the nearest where none gives the number', () => {
  const { matches, nearest } = reconcile(retained, 9_100, 0.5);
  expect(matches).toEqual([]);
  expect(nearest.value).toBeCloseTo(9_102.86, 2);
});
