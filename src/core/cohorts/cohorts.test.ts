import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purchaseDays } from '../purchase/testing/purchase-days.ts';
import { dayNumber } from '../quantity/calendar.ts';
import { calendarPeriods, cohortUnits } from './calendar-periods.ts';
import { byIntake, intakes } from './cohorts.ts';
import { addedSpend, cumulativeSpend } from './cumulative-spend.ts';
import { paybackDay } from './payback-day.ts';
import { addedRetention, retentionTriangle } from './retention-triangle.ts';
import { revenueKept } from './revenue-kept.ts';

type History = readonly (readonly [day: number, cents: number])[];

const on = (month: number, day: number, year = 2024) => dayNumber(year, month, day);

/** Three came in January, one in February; the log ends within April. */
const ann: History = [
  [on(1, 1), 1000],
  [on(1, 31), 500],
  [on(3, 1), 700],
];
const bob: History = [[on(1, 20), 2000]];
const cat: History = [
  [on(1, 31), 300],
  [on(2, 1), 400],
  [on(4, 2), 900],
];
const dan: History = [
  [on(2, 10), 100],
  [on(3, 10), 200],
];
const until = on(4, 10);
const small = intakes(purchaseDays([ann, bob, cat, dan]), until, 'month');

describe('calendar periods', () => {
  it('are those of the calendar, a leap year included', () => {
    const months = calendarPeriods(on(1, 31), on(3, 1), 'month');
    expect(months.names).toEqual(['2024-01', '2024-02', '2024-03']);
    expect([...months.lastDay]).toEqual([on(1, 31), on(2, 29), on(3, 31)]);
    expect([months.ofDay[0], months.ofDay[1], months.ofDay[29], months.ofDay[30]]).toEqual([
      0, 1, 1, 2,
    ]);
    expect(calendarPeriods(on(12, 31, 2023), on(4, 1), 'quarter').names).toEqual([
      '2023-Q4',
      '2024-Q1',
      '2024-Q2',
    ]);
    expect(calendarPeriods(on(12, 31, 2023), on(4, 1), 'year').names).toEqual(['2023', '2024']);
  });
});

describe('a small log, by hand', () => {
  it('has finished periods only where the whole intake has been observed', () => {
    // Months over by 10 April: January, February, March.
    expect([...small.reachPeriods]).toEqual([2, 1, 0, -1]);
    // The last to come in January came on the 31st, 70 days before; nobody came in March and April.
    expect([...small.reachDays].slice(0, 2)).toEqual([70, 60]);
    expect(small.reachDays[3]).toBe(-1);
  });

  it('is a retention triangle', () => {
    const [january, february, march, april] = retentionTriangle(byIntake(small));
    // February: Cat. March: Ann. Returned by March: both. Cat in April is not finished.
    expect(january).toEqual({
      observed: Float64Array.of(3, 3, 3),
      active: Float64Array.of(3, 1, 1),
      returned: Float64Array.of(0, 1, 2),
    });
    expect(february).toEqual({
      observed: Float64Array.of(1, 1),
      active: Float64Array.of(1, 1),
      returned: Float64Array.of(0, 1),
    });
    // Nobody came.
    expect([...(march?.observed ?? [0]), ...(april?.observed ?? [0])]).toEqual([]);
  });

  it('is spend by days since the first purchase of each', () => {
    const [january] = cumulativeSpend(byIntake(small));
    const at = (d: number) => [january?.observed[d], january?.amount[d], january?.returned[d]];
    expect(at(0)).toEqual([3, 3300, 0]);
    expect(at(1)).toEqual([3, 3700, 1]);
    expect(at(29)).toEqual([3, 3700, 1]);
    expect(at(30)).toEqual([3, 4200, 2]);
    expect(at(60)).toEqual([3, 4900, 2]);
    // Cat's purchase in April is 62 days after the first.
    expect(at(62)).toEqual([3, 5800, 2]);
    // Ann on days 30 and 60, Cat on days 1 and 62.
    expect([0, 1, 30, 60, 62, 70].map((d) => january?.repeats[d])).toEqual([0, 1, 2, 3, 4, 4]);
    expect(january?.observed).toHaveLength(71);
  });

  it('pays back on the day on which the margin a customer reaches the cost', () => {
    const [january] = cumulativeSpend(byIntake(small));
    if (january === undefined) throw new Error('no January');
    const day = (cost: number, margin = 0.5) =>
      paybackDay(january, { margin, cost, minorUnits: 100 });
    // 33.00, 37.00, 42.00, 49.00 and 58.00 of three customers, half of it margin.
    expect([day(5.5), day(5.51), day(7), day(9.66), day(9.67)]).toEqual([0, 1, 30, 62, undefined]);
    expect(day(0)).toBe(0);
  });

  it('keeps revenue by whole years back from the last day', () => {
    const days = purchaseDays([
      // In the year to 10 April 2023 she spends 10, then 4, then 9.
      [
        [on(4, 10, 2023), 1000],
        [on(4, 11, 2023), 400],
        [on(4, 10), 0],
        [on(4, 11), 900],
      ],
      [[on(1, 1, 2024), 600]],
      [
        [on(4, 11, 2022), 500],
        [on(2, 1, 2025), 5000],
      ],
    ]);
    expect(revenueKept(days, on(4, 11, 2022), on(4, 10, 2025))).toEqual([
      { until: on(4, 10, 2025), customers: 2, stayed: 1, before: 1000, after: 900, kept: 400 },
      { until: on(4, 10), customers: 2, stayed: 1, before: 1500, after: 400, kept: 400 },
    ]);
    expect(revenueKept(days, on(4, 12, 2022), on(4, 10, 2025))).toHaveLength(1);
    expect(revenueKept(days, on(4, 12, 2023), on(4, 10, 2025))).toEqual([]);
  });
});

const first = on(1, 1);
const histories = fc.array(
  fc.uniqueArray(
    fc.tuple(fc.integer({ min: first, max: first + 800 }), fc.integer({ min: -500, max: 9000 })),
    { minLength: 1, maxLength: 8, selector: ([day]) => day },
  ),
  { minLength: 1, maxLength: 12 },
);
const logs = fc.record({
  histories,
  more: fc.integer({ min: 0, max: 100 }),
  unit: fc.constantFrom(...cohortUnits),
});
const seeded = { seed: 5, numRuns: 100 };
const lastOf = (log: readonly History[]) => Math.max(...log.flat().map(([day]) => day));

describe('of any log', () => {
  it('a cell is the customers whom its definition names', () => {
    const month = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 7);
    const later = (name: string, k: number) =>
      new Date(`${name}-15T00:00:00Z`).setUTCMonth(Number(name.slice(5)) - 1 + k);
    const name = (time: number) => new Date(time).toISOString().slice(0, 7);
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 100 }), (log, more) => {
        const end = lastOf(log) + more;
        const found = intakes(purchaseDays(log), end, 'month');
        const triangle = retentionTriangle(byIntake(found));
        const spend = cumulativeSpend(byIntake(found));
        const starts = log.map((days) => Math.min(...days.map(([day]) => day)));
        for (const [c, cohort] of found.periods.names.entries()) {
          const own = log.filter((_, i) => month(starts[i] ?? 0) === cohort);
          const ownStarts = starts.filter((start) => month(start) === cohort);
          for (let k = 0; k < 30; k++) {
            const period = name(later(cohort, k));
            const over = name(later(period, 1)) <= month(end + 1);
            const cell = triangle[c]?.active[k];
            expect(cell === undefined).toBe(own.length === 0 || !over);
            if (cell === undefined) continue;
            expect(triangle[c]?.observed[k]).toBe(own.length);
            const bought = (days: History, from: string) =>
              days.some(([day]) => month(day) >= from && month(day) <= period);
            expect(cell).toBe(own.filter((days) => bought(days, period)).length);
            expect(triangle[c]?.returned[k]).toBe(
              own.filter((days) => k > 0 && bought(days, name(later(cohort, 1)))).length,
            );
          }
          const wholeIntake = month(end + 1) > cohort;
          for (const d of [0, 1, 30, 90, 365]) {
            const finished = wholeIntake && ownStarts.every((start) => start + d <= end);
            const amount = spend[c]?.amount[d];
            expect(amount === undefined).toBe(own.length === 0 || !finished);
            if (amount === undefined) continue;
            const within = own.map((days, i) =>
              days.filter(([day]) => day - (ownStarts[i] ?? 0) <= d),
            );
            expect(amount).toBe(within.flat().reduce((sum, [, cents]) => sum + cents, 0));
            expect(spend[c]?.returned[d]).toBe(within.filter((days) => days.length > 1).length);
            expect(spend[c]?.repeats[d]).toBe(within.flat().length - within.length);
          }
        }
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  it('every customer is in one cohort, and all of a finished one in its period 0', () => {
    fc.assert(
      fc.property(logs, ({ histories: log, more, unit }) => {
        const found = intakes(purchaseDays(log), lastOf(log) + more, unit);
        const sizes = new Array<number>(found.periods.names.length).fill(0);
        for (const period of found.period) sizes[period] = (sizes[period] ?? 0) + 1;
        expect(sizes.reduce((sum, size) => sum + size)).toBe(log.length);
        for (const [c, { observed, active }] of retentionTriangle(byIntake(found)).entries()) {
          expect([...active.slice(0, 1)]).toEqual([...observed.slice(0, 1)]);
          expect([...observed]).toEqual(Array.from(observed, () => sizes[c]));
        }
      }),
      seeded,
    );
  });

  it('all together are the same however they are divided', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 4 }), ({ histories: log, more, unit }, n) => {
        const found = intakes(purchaseDays(log), lastOf(log) + more, unit);
        const divided = { intakes: found, codes: found.period.map((_, i) => i % n), count: n };
        expect(addedRetention(retentionTriangle(divided))).toEqual(
          addedRetention(retentionTriangle(byIntake(found))),
        );
        expect(addedSpend(cumulativeSpend(divided))).toEqual(
          addedSpend(cumulativeSpend(byIntake(found))),
        );
      }),
      seeded,
    );
  });

  it('what is spent by the end is all there is, where everybody came on one day', () => {
    fc.assert(
      fc.property(histories, (log) => {
        const same = log.map((days): History => [[first - 40, 700], ...days]);
        const days = purchaseDays(same);
        const [spend] = cumulativeSpend(byIntake(intakes(days, first + 800, 'month')));
        expect(spend?.amount.at(-1)).toBe(days.amount.reduce((sum, cents) => sum + cents));
        expect(spend?.observed.at(-1)).toBe(log.length);
      }),
      seeded,
    );
  });

  it('ten times the money is ten times the spend, and as many customers', () => {
    const tenfold = (log: readonly History[]) =>
      log.map((days): History => days.map(([day, cents]) => [day, 10 * cents]));
    fc.assert(
      fc.property(logs, ({ histories: log, more, unit }) => {
        const spendOf = (histories: readonly History[]) =>
          addedSpend(
            cumulativeSpend(byIntake(intakes(purchaseDays(histories), lastOf(log) + more, unit))),
          );
        const once = spendOf(log);
        // Adding 0 makes 0 of −0, which is the same money.
        const amount = once.amount.map((cents) => 10 * cents + 0);
        expect(spendOf(tenfold(log))).toEqual({ ...once, amount });
      }),
      seeded,
    );
  });

  it('no more is kept than there was, and gross is never above net', () => {
    fc.assert(
      fc.property(
        histories.map((log) =>
          log.map((days): History => days.map(([day, cents]) => [day, Math.abs(cents)])),
        ),
        (log) => {
          const years = revenueKept(purchaseDays(log), first, first + 800);
          expect(years).toHaveLength(1);
          for (const { customers, stayed, before, after, kept } of years) {
            expect(kept).toBeLessThanOrEqual(Math.min(before, after));
            expect(stayed).toBeLessThanOrEqual(customers);
          }
        },
      ),
      seeded,
    );
  });

  it('is refused where days are out of order, or after the last', () => {
    const days = purchaseDays([ann, dan]);
    expect(() => intakes(days, on(2, 1), 'month')).toThrow(RangeError);
    const mixed = { ...days, customer: days.customer.slice().reverse() };
    expect(() => intakes(mixed, until, 'month')).toThrow(RangeError);
    expect(() => intakes({ ...days, customers: 3 }, until, 'month')).toThrow(RangeError);
    expect(() => intakes({ ...days, amount: days.amount.map(() => 0.5) }, until, 'month')).toThrow(
      RangeError,
    );
  });
});
