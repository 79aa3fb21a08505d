import { expect, test } from 'vitest';
import { purchaseDays } from '../purchase/testing/purchase-days.ts';
import { dayNumber } from '../quantity/calendar.ts';
import { intakes } from './cohorts.ts';
import { marginIntervals } from './margin-intervals.ts';

const first = dayNumber(2024, 1, 10);
const until = dayNumber(2024, 3, 31);
const terms = { margin: 0.5, minorUnits: 100 };

/** Customers who buy on January 10, for amounts in turn, and again 60 days later. */
const log = (count: number, amounts: readonly number[]) =>
  intakes(
    purchaseDays(
      Array.from({ length: count }, (_, i) => [
        [first, amounts[i % amounts.length] ?? 0],
        [first + 60, 50_000],
      ]),
    ),
    until,
    'month',
  );

test('an interval is that of the mean, by the normal law where the margins are symmetric', () => {
  // Margins of 1 and 3 in turn: Σ(x − 2)² = 10, variance 10/9 of one and 1/9 of the mean of ten; 1.95996 · ⅓ = .65332.
  const all = { intakes: log(10, [200, 600]), codes: new Uint32Array(10), count: 1 };
  const { cohorts, total } = marginIntervals(all, 30, terms);
  expect(total?.low).toBeCloseTo(2 - 0.65332, 5);
  expect(total?.high).toBeCloseTo(2 + 0.65332, 5);
  expect(cohorts).toEqual([total]);
});

test('costs of each day are taken off first, and what comes after the last day is not counted', () => {
  const found = log(12, [400]);
  const all = { intakes: found, codes: new Uint32Array(12), count: 1 };
  const costs = found.days.amount.map((amount) => (amount === 400 ? 50 : 0));
  // All alike: 4.00 · 50 % − 0.50, and 500.00 · 50 % more from day 60 on.
  expect(marginIntervals(all, 59, terms, costs).total).toEqual({ low: 1.5, high: 1.5 });
  expect(marginIntervals(all, 60, terms, costs).total).toEqual({ low: 251.5, high: 251.5 });
});

test('there is none of fewer than ten customers, or where they have not been observed for so long', () => {
  const codes = Uint32Array.from({ length: 19 }, (_, i) => Number(i >= 10));
  const two = { intakes: log(19, [200, 600]), codes, count: 2 };
  const { cohorts, total } = marginIntervals(two, 30, terms);
  expect(cohorts.map((each) => each === null)).toEqual([false, true]);
  expect(total).not.toBeNull();
  expect(marginIntervals(two, 90, terms)).toEqual({ cohorts: [null, null], total: null });
});
