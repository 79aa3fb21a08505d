import { describe, expect, it } from 'vitest';
import { chiSquaredUpperTail } from '../numeric/chi-squared.ts';
import type { CalendarRequest } from '../purchase/calendar/choose-calendar.ts';
import { customerSummary } from '../purchase/customer-summary.ts';
import { type PurchaseDays, purchaseTotals } from '../purchase/purchase-totals.ts';
import { purchaseDays } from '../purchase/testing/purchase-days.ts';
import { seasonsLog, seasonsShop } from '../purchase/testing/seasons-generator.ts';
import { cohortCalendar } from './cohort-calendar.ts';
import { byIntake, intakes } from './cohorts.ts';
import { cumulativeSpend } from './cumulative-spend.ts';
import { addedRepeats, expectedRepeats } from './expected-repeats.ts';

const calendarOf = (
  days: PurchaseDays,
  until: number,
  asked: CalendarRequest = request,
  progress?: () => void,
) => {
  const terms = { until, unit: 'week', includeFirst: false } as const;
  const summary = customerSummary(purchaseTotals(days), terms);
  return cohortCalendar({ days, summary, ...terms }, asked, progress);
};

const request: CalendarRequest = { seasons: 'auto', trend: 'auto', events: [], excluded: [] };

describe('a simulated shop of 20,000 customers with a peak before Christmas', () => {
  const log = purchaseDays(
    seasonsShop(20_000).customers.map(({ days }) => days.map((day) => [day, 1] as const)),
  );
  const until = seasonsLog.until - 1;
  const { calendar, model } = calendarOf(log, until);
  const cohorts = byIntake(intakes(log, until, 'month'));
  const names = cohorts.intakes.periods.names;
  const days = 90;
  const expected = model === null ? [] : expectedRepeats(cohorts, days, model);
  const actual = cumulativeSpend(cohorts).map(({ repeats }) => repeats[days] ?? 0);
  const deviation = (c: number, from: 'expected' | 'ordinary') => {
    const of = expected[c];
    if (of === undefined || of.customers === 0) return null;
    return ((actual[c] ?? 0) - of[from]) / Math.sqrt(of.variance);
  };
  const deviations = (from: 'expected' | 'ordinary') =>
    names.flatMap((_, c) => deviation(c, from) ?? []);

  it('has a season', () => {
    expect(calendar.finding.seasons).toMatchObject({ used: true, why: 'clear' });
    // The cohorts of the last months have not been observed for 90 days.
    expect(deviations('expected')).toHaveLength(21);
  });

  it('buys in all what is expected of it', () => {
    const all = addedRepeats(expected);
    const observed = actual.filter((_, c) => (expected[c]?.customers ?? 0) > 0);
    const bought = observed.reduce((sum, each) => sum + each, 0);
    expect(Math.abs(bought - all.expected)).toBeLessThan(2 * Math.sqrt(all.variance));
  });

  it('has cohorts that differ from what is expected at their months by chance alone', () => {
    const sum = (from: 'expected' | 'ordinary') =>
      deviations(from).reduce((total, z) => total + z * z, 0);
    expect(chiSquaredUpperTail(sum('expected'), 21)).toBeGreaterThan(0.001);
    expect(chiSquaredUpperTail(sum('ordinary'), 21)).toBeLessThan(1e-6);
  });

  it('has weak cohorts in January and strong ones in October, until their months are allowed for', () => {
    for (const year of ['2023', '2024']) {
      const january = names.indexOf(`${year}-01`);
      expect(deviation(january, 'ordinary')).toBeLessThan(-2);
      expect(deviation(january, 'expected')).toBeGreaterThan(-2);
    }
    const october = names.indexOf('2023-10');
    expect(deviation(october, 'ordinary')).toBeGreaterThan(2);
    expect(deviation(october, 'expected')).toBeLessThan(2);
  });
});

describe('a log that is too short', () => {
  const days = purchaseDays([
    [
      [seasonsLog.from, 1],
      [seasonsLog.from + 40, 1],
    ],
  ]);

  it('has no calendar, and nothing is fitted', () => {
    let fits = 0;
    const found = calendarOf(days, seasonsLog.from + 60, request, () => {
      fits += 1;
    });
    expect(found.calendar.finding).toMatchObject({
      months: 3,
      seasons: { used: false, why: 'too-short' },
    });
    expect([found.model, fits]).toEqual([null, 0]);
  });

  it('is fitted from 24 calendar months on', () => {
    const until = seasonsLog.until - 1;
    const found = calendarOf(days, until);
    expect(found.calendar.finding.seasons).toMatchObject({ used: false, why: 'month-empty' });
    expect(found.model).toBeNull();
  });
});

it('is not looked for where it is switched off', () => {
  const off = { ...request, seasons: 'off', trend: 'off' } as const;
  const { customers } = seasonsShop();
  const days = purchaseDays(customers.map((each) => each.days.map((day) => [day, 1] as const)));
  const found = calendarOf(days, seasonsLog.until - 1, off);
  expect(found.calendar.finding.seasons.why).toBe('off');
  expect(found.model).toBeNull();
});
