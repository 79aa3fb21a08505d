import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarData } from '../../forecast/forecast-calendar.ts';
import { symmetricEigen } from '../../numeric/symmetric-matrix.ts';
import { dayNumber } from '../../quantity/calendar.ts';
import { customerSummary } from '../customer-summary.ts';
import { dailyRepeats } from '../daily-repeats.ts';
import { purchaseCells } from '../purchase-cells.ts';
import { purchaseTotals } from '../purchase-totals.ts';
import { purchaseDays } from '../testing/purchase-days.ts';
import type { DatedEvent } from './calendar-bins.ts';
import { calendarDesign } from './calendar-design.ts';
import { calendarObstacles } from './calendar-obstacles.ts';
import { type CalendarRequest, calendarScope } from './choose-calendar.ts';

const first = dayNumber(2022, 1, 1);
const until = dayNumber(2024, 7, 1);

/** Thirty months of a shop in which two customers buy on every seventh day, one of them from the second year on. */
const days = purchaseDays(
  [first, first + 400].map((from) =>
    Array.from({ length: Math.floor((until - from) / 7) }, (_, i) => [from + 7 * i, 100] as const),
  ),
);
const cells = purchaseCells(
  customerSummary(purchaseTotals(days), { until, unit: 'week', includeFirst: false }),
);

/** "2022-03" as its days. */
function monthRange(text: string) {
  const [year = 0, month = 0] = text.split('-').map(Number);
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return { first: dayNumber(year, month, 1), last: next - 1 };
}

const event = (name: string, ...months: string[]): DatedEvent => ({
  name,
  ranges: months.map(monthRange),
});

const asked = (changed: Partial<CalendarRequest>): CalendarRequest => ({
  seasons: 'auto',
  trend: 'off',
  events: [],
  excluded: [],
  ...changed,
});

const obstacles = (changed: Partial<CalendarRequest>) => {
  const request = asked(changed);
  return calendarObstacles(
    calendarData(dailyRepeats(days), cells, { until, unitDays: 7 }, request),
    request,
  );
};

describe('an event', () => {
  it('that is a calendar month in every year cannot be told from it', () => {
    const march = event('march', '2022-03', '2023-03', '2024-03');
    const alike = { kind: 'event-alike', event: 'march', rival: 'months' };
    expect(obstacles({ events: [march] })).toEqual([alike]);
    expect(obstacles({ events: [march], seasons: 'off' })).toEqual([]);
    expect(obstacles({ events: [event('march', '2022-03', '2023-03')] })).toEqual([]);
    const october = event('autumn', '2022-09', '2022-10', '2023-09', '2023-10');
    expect(obstacles({ events: [october] })).toMatchObject([{ event: 'autumn', rival: 'months' }]);
  });

  it('that is in its month only where another event is not cannot be told from both', () => {
    const half = (name: string, from: number, to: number) => ({
      name,
      ranges: [2022, 2023, 2024].map((year) => ({
        first: dayNumber(year, 3, from),
        last: dayNumber(year, 3, to),
      })),
    });
    const found = obstacles({ events: [half('early', 1, 15), half('late', 16, 31)] });
    expect(found).toEqual([{ kind: 'event-alike', event: 'late', rival: 'events' }]);
  });

  it('that covers the log, or lies beside it, is named', () => {
    const all = { name: 'all', ranges: [{ first: first - 9, last: until + 9 }] };
    expect(obstacles({ events: [all] })).toMatchObject([{ event: 'all', rival: 'all-days' }]);
    const later = [event('later', '2024-07'), event('earlier', '2021-12')];
    expect(obstacles({ events: later })).toEqual([
      { kind: 'event-outside', event: 'later' },
      { kind: 'event-outside', event: 'earlier' },
    ]);
  });

  it('on days without a purchase has none', () => {
    const quiet = { name: 'quiet', ranges: [{ first: first + 1, last: first + 3 }] };
    expect(obstacles({ events: [quiet] })).toEqual([{ kind: 'event-empty', event: 'quiet' }]);
  });
});

it('dates that are left out leave something', () => {
  const ranges = (from: number, to: number) => [
    { name: 'excluded', ranges: [{ first: from, last: to }] },
  ];
  expect(obstacles({ excluded: ranges(first, until) })).toMatchObject([{ left: 'no-day' }]);
  expect(obstacles({ excluded: ranges(first + 3, until) })).toMatchObject([
    { left: 'no-purchase' },
  ]);
  expect(obstacles({ excluded: ranges(first + 30, until) })).toEqual([]);
});

it('a season needs a purchase in every month, and a trend customers who came over time', () => {
  const january = { name: 'excluded', ranges: ['2022-01', '2023-01', '2024-01'].map(monthRange) };
  expect(obstacles({ seasons: 'on', excluded: [january] })).toEqual([
    { kind: 'season', why: 'month-empty', months: [1] },
  ]);
  expect(obstacles({ trend: 'on' })).toEqual([]);
  const all = { name: 'excluded', ranges: [{ first: first + 365, last: until }] };
  expect(obstacles({ seasons: 'on', trend: 'on', excluded: [all] })).toEqual([
    { kind: 'trend', why: 'undetermined' },
  ]);
});

it('names an event, or the trend, exactly where an eigenvalue of the design is 0', () => {
  const months = Array.from({ length: 30 }, (_, m) => {
    const text = `${2022 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;
    return text;
  });
  // Months in every year of the log, so that some of the events are sums of others.
  const group = fc
    .uniqueArray(fc.constantFrom<number>(2, 3, 8), { maxLength: 2 })
    .chain((whole) =>
      fc
        .uniqueArray(fc.constantFrom(...months), { maxLength: 3 })
        .map((some) => [
          ...new Set([...months.filter((_, m) => whole.includes((m % 12) + 1)), ...some]),
        ]),
    );
  fc.assert(
    fc.property(group, group, fc.constantFrom('on', 'off'), (one, two, trend) => {
      const others = two.filter((month) => !one.includes(month));
      fc.pre(one.length > 0 && others.length > 0);
      const request = asked({ events: [event('a', ...one), event('b', ...others)], trend });
      const data = calendarData(dailyRepeats(days), cells, { until, unitDays: 7 }, request);
      const { base, months: has } = calendarScope(data, request);
      const shape = { ...base, months: has, trend: trend === 'on' };
      const columns = [
        data.bins.bins.map(() => 1),
        ...calendarDesign(data.bins, shape, new Set()).map(({ column }) => [...column]),
      ];
      const dot = (a: readonly number[], b: readonly number[]) =>
        a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
      const gram = columns.map((a) =>
        columns.map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))),
      );
      const least = Math.min(...symmetricEigen(gram).values);
      expect(calendarObstacles(data, request).length > 0).toBe(least < 1e-9);
    }),
    { numRuns: 40 },
  );
});
