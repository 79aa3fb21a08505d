import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerStatus } from '../customers.ts';
import { chargePlans, type EndRule, purchaseStays } from './purchase-stays.ts';
import { purchaseTotals } from './purchase-totals.ts';
import { writtenDays } from './testing/purchase-days.ts';

const on = (text: string) => Date.parse(text) / 86_400_000;

/** The stay of one customer in months, and whether it has ended. */
function stay(purchases: string, until: string, rule: EndRule): [months: number, ended: boolean] {
  const days = writtenDays(purchases);
  const { tenureYears, status } = purchaseStays(days, purchaseTotals(days), on(until), rule);
  return [(tenureYears[0] ?? 0) * 12, status[0] === customerStatus.ended];
}

const monthly: EndRule = { kind: 'charges', interval: 'monthly' };
const silent = (days: number): EndRule => ({ kind: 'silence', days });
const never: EndRule = { kind: 'never' };

describe('by charges', () => {
  it.each([
    // Due on 29 March: overdue by 3 days on 1 April, by 4 on 2 April.
    ['2024-01-31, 2024-02-29', '2024-03-01', 2, false],
    ['2024-01-31, 2024-02-29', '2024-04-01', 2, false],
    ['2024-01-31, 2024-02-29', '2024-04-02', 2, true],
    // Charged once, and observed for a day.
    ['2024-01-31', '2024-01-31', 1, false],
    ['2024-01-31', '2024-03-31', 1, true],
    // February was missed, and April late: the stay is whole months, from the first to what the last pays for.
    ['2024-01-10, 2024-03-10, 2024-04-18', '2024-05-01', 4, false],
    // By the year.
    ['2022-02-28 100, 2023-02-28 100, 2024-02-29 100', '2024-06-01', 36, false],
    ['2022-02-28 100, 2023-02-28 100', '2024-06-01', 24, true],
  ])('%s until %s: %i months, ended %j', (purchases, until, months, ended) => {
    const [found, hasEnded] = stay(purchases, until, monthly);
    expect(found).toBeCloseTo(months, 10);
    expect(hasEnded).toBe(ended);
  });

  it('counts weeks in weeks', () => {
    const weekly: EndRule = { kind: 'charges', interval: 'weekly' };
    const [months, ended] = stay('2024-01-01, 2024-01-08, 2024-01-15', '2024-01-24', weekly);
    expect(months).toBeCloseTo((3 * 7 * 12) / 365.25, 10);
    expect(ended).toBe(true);
  });
});

describe('by silence', () => {
  it.each([
    // 90 days after 1 January 2024, a leap year, it is 31 March.
    ['2023-12-01, 2024-01-01', '2024-03-30', 3 + 30 / 31, false],
    ['2023-12-01, 2024-01-01', '2024-01-01', 3 + 30 / 31, false],
    ['2023-12-01, 2024-01-01', '2024-03-31', 3 + 30 / 31, true],
    ['2023-12-01, 2024-01-01', '2025-03-31', 3 + 30 / 31, true],
  ])('%s until %s: %d months, ended %j', (purchases, until, months, ended) => {
    const [found, hasEnded] = stay(purchases, until, silent(90));
    expect(found).toBeCloseTo(months, 10);
    expect(hasEnded).toBe(ended);
  });
});

it('never ends without a rule, and lasts to the end of the last day', () => {
  expect(stay('2024-01-01', '2024-01-31', never)).toEqual([1, false]);
  const [months] = stay('2024-01-31', '2024-01-31', never);
  expect(months).toBeCloseTo(1 / 29, 10);
});

it('begins on the day of the first purchase, and lasts for some time whatever the rule is', () => {
  const start = on('2020-01-01');
  const gaps = fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 8 });
  const rule = fc.constantFrom<EndRule>(monthly, silent(1), silent(200), never);
  fc.assert(
    fc.property(gaps, fc.nat(500), rule, (between, after, by) => {
      const day = [start];
      for (const gap of between) day.push((day.at(-1) ?? start) + gap);
      const days = {
        customers: 1,
        customer: new Uint32Array(day.length),
        day: Int32Array.from(day),
        amount: new Float64Array(day.length).fill(1),
        minorUnits: 1,
      };
      const until = (day.at(-1) ?? 0) + after;
      const stays = purchaseStays(days, purchaseTotals(days), until, by);
      expect(stays.startDay[0]).toBe(start);
      // At least to the last purchase, which is no part of a month earlier than it seems.
      expect((stays.tenureYears[0] ?? 0) * 366).toBeGreaterThan((day.at(-1) ?? 0) - start - 16);
      expect(stays.tenureYears[0]).toBeGreaterThan(0);
    }),
    { seed: 13 },
  );
});

it('refuses purchases after the end of the observation', () => {
  expect(() => stay('2024-01-02', '2024-01-01', never)).toThrow(RangeError);
});

it('gives the plan that all gaps of a customer show', () => {
  const days = writtenDays(
    '2023-01-10 10, 2023-02-10 10, 2023-03-10 10',
    '2023-01-10 100, 2024-01-11 100',
    // A month missed and one not: no other plan.
    '2023-01-10 10, 2023-04-10 10, 2023-05-10 10',
    // No interval at all.
    '2023-01-10 10, 2023-01-30 10',
    '2023-01-10 27, 2023-04-10 27',
    // 28 days, but of February.
    '2023-02-10 10, 2023-03-10 10',
  );
  expect(chargePlans(days, 'monthly')).toEqual([
    'monthly',
    'yearly',
    'monthly',
    'monthly',
    'quarterly',
    'monthly',
  ]);
});

it('goes by the price of who was charged once', () => {
  const days = writtenDays(
    '2023-01-10 10, 2023-02-10 10',
    '2023-01-10 100, 2024-01-11 90',
    '2024-05-01 100',
    '2024-05-01 10',
    '2024-05-01 55',
  );
  expect(chargePlans(days, 'monthly').slice(2)).toEqual(['yearly', 'monthly', 'monthly']);
});

it('keeps the usual plan where a price is that of two alike', () => {
  const days = writtenDays(
    '2023-01-10 10, 2023-02-10 10',
    '2023-01-10 10, 2024-01-11 10',
    '2024-05-01 10',
  );
  expect(chargePlans(days, 'monthly')[2]).toBe('monthly');
  expect(chargePlans(days, 'yearly')[2]).toBe('yearly');
});
