import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecasterAt } from '../../forecast/calendar-forecaster.ts';
import { calendarData } from '../../forecast/forecast-calendar.ts';
import { parameterDraws } from '../../forecast/parameter-draws.ts';
import { randomSource } from '../../numeric/random.ts';
import { dayNumber } from '../../quantity/calendar.ts';
import { customerSummary } from '../customer-summary.ts';
import { dailyRepeats } from '../daily-repeats.ts';
import { fitPurchases } from '../fit-purchases.ts';
import { historyOf, purchaseCells } from '../purchase-cells.ts';
import { purchaseModelNames } from '../purchase-model.ts';
import { type PurchaseDays, purchaseTotals } from '../purchase-totals.ts';
import { purchaseDays } from '../testing/purchase-days.ts';
import type { DatedEvent } from './calendar-bins.ts';
import { type CalendarRequest, calendarSwitches, chooseCalendar } from './choose-calendar.ts';
import type { CalendarMaximum } from './fit-calendar.ts';

const begin = dayNumber(2021, 11, 20);

/** All numbers within a value. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

const summaryOf = (days: PurchaseDays, until: number) =>
  customerSummary(purchaseTotals(days), { until, unit: 'week', includeFirst: false });

/** Logs of a few customers: of days or of years, of one purchase each or of many, with gaps, on whatever days. */
const log = fc.integer({ min: 0, max: 1500 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    customers: fc.array(
      fc.uniqueArray(fc.integer({ min: 0, max: length }), { minLength: 1, maxLength: 12 }),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    after: fc.integer({ min: 0, max: 400 }),
  }),
);

const switches = fc.constantFrom(...calendarSwitches);
const parted = (name: string, from: number) =>
  fc
    .record({ first: fc.integer({ min: 0, max: 400 }), days: fc.integer({ min: 0, max: 120 }) })
    .map(
      ({ first, days }): DatedEvent => ({
        name,
        ranges: [{ first: begin + from + first, last: begin + from + first + days }],
      }),
    );

const request: fc.Arbitrary<CalendarRequest> = fc.record({
  seasons: switches,
  trend: switches,
  events: fc.oneof(
    fc.constant([]),
    fc.tuple(parted('sale', 0)),
    fc.tuple(parted('sale', 0), parted('fair', 1100)),
  ),
  excluded: fc.oneof(fc.constant([]), fc.tuple(parted('excluded', 550))),
});

describe('any small log', () => {
  const dataOf = (
    { customers, length, after }: { customers: number[][]; length: number; after: number },
    asked: CalendarRequest,
  ) => {
    const days = purchaseDays(customers.map((each) => each.map((day) => [begin + day, 100])));
    const until = begin + length + after;
    const cells = purchaseCells(summaryOf(days, until));
    return { cells, data: calendarData(dailyRepeats(days), cells, { until, unitDays: 7 }, asked) };
  };

  it('has a calendar of finite numbers, and forecasts by it finite numbers, or none', () => {
    let [found, used] = [0, 0];
    fc.assert(
      fc.property(log, request, fc.constantFrom(...purchaseModelNames), (written, asked, name) => {
        const { cells, data } = dataOf(written, asked);
        const plain = fitPurchases(name, cells);
        fc.pre(plain !== null);
        if (plain === null) return;
        found += 1;
        const { seasons, trend, used: maximum, withTrend } = chooseCalendar(data, plain, asked);
        expect(numbersIn([seasons, trend]).every(Number.isFinite)).toBe(true);
        for (const each of [maximum, withTrend].filter(
          (one): one is CalendarMaximum => one !== null,
        )) {
          used += 1;
          const { plain: _, design: __, ...figures } = each;
          expect(numbersIn(figures).every(Number.isFinite)).toBe(true);
          const { estimate, forecaster } = forecasterAt(each, data, asked, 1);
          expect(numbersIn([estimate.values, estimate.calendar]).every(Number.isFinite)).toBe(true);
          const { uncertain } = forecaster;
          const drawn = uncertain?.lawOf(parameterDraws(uncertain, randomSource(1))());
          for (let i = 0; i < cells.count; i++) {
            const history = historyOf(cells, i);
            const { law } = forecaster;
            expect(drawn?.expected(history, 52)).not.toBeNaN();
            const expected = law.expected(history, 52);
            expect(expected >= 0 && expected < Infinity).toBe(true);
            for (const chance of [law.alive(history), law.buysWithin(history, 52)])
              expect(chance >= 0 && chance <= 1 + 1e-9).toBe(true);
          }
        }
      }),
      { numRuns: 150, seed: 18 },
    );
    expect(found).toBeGreaterThan(100);
    expect(used).toBeGreaterThan(20);
  }, 60_000);
});
