import { expect, test } from 'vitest';
import { horizonLines } from './horizon-words.ts';
import type { CalendarResult } from './result.ts';

const part = {
  used: true,
  why: 'clear',
  likelihoodRatio: 90,
  freedom: 11,
  dispersion: 1,
  dispersionFreedom: 12,
  p: 0.00001,
} as const;

const weights = [0.6, 0.7, 0.7, 0.8, 0.8, 0.8, 0.6, 0.7, 0.7, 0.8, 1.8, 3];
const calendar: CalendarResult = {
  calendarMonths: 36,
  seasons: part,
  trend: { ...part, used: false, why: 'no-difference', change: null },
  months: weights.map((weight, i) => ({
    month: i + 1,
    weight,
    low: null,
    high: null,
    years: 3,
    purchases: 30,
  })),
  events: [],
  bins: [],
  ordinaryAhead: 13,
  backtest: null,
  totals: null,
  estimate: null,
};

const linesOf = (ahead: number, ordinaryAhead: number, until: string, more = {}) =>
  horizonLines({ ...calendar, ordinaryAhead, ...more }, { ahead, unit: 'week', until });

test('a horizon that counts for a tenth more or less says why', () => {
  // After 30 September: 31 days of 0.8, 30 of 1.8 and 30 of 3 are 168.8 days, 24.1 weeks.
  expect(linesOf(13, 168.8 / 7, '2024-09-30')).toEqual([
    'These 13 weeks count as 24 ordinary ones: November and December lie in them.',
  ]);
  expect(linesOf(26, 19, '2024-12-31')).toEqual([
    'These 26 weeks count as 19 ordinary ones: January to June lie in them.',
  ]);
  // A summer and a winter in one year are named in their order.
  expect(linesOf(4, 2.6, '2024-06-30')).toEqual([
    'These 4 weeks count as 2.6 ordinary ones: July lies in them.',
  ]);
});

test('a horizon that counts for about its length says nothing', () => {
  expect(linesOf(52, 52.3, '2024-09-30')).toEqual([]);
  expect(linesOf(10, 10.99, '2024-09-30')).toEqual([]);
  expect(linesOf(10, 9.01, '2024-09-30')).toEqual([]);
});

test('neither does one whose days are not known, or without a calendar', () => {
  expect(horizonLines(calendar, { ahead: 5, unit: 'week', until: null })).toEqual([]);
  expect(horizonLines(null, { ahead: 5, unit: 'week', until: '2024-09-30' })).toEqual([]);
});

test('events to come and a trend are causes too', () => {
  const flat = { months: null, seasons: { ...part, used: false, why: 'no-difference' } };
  const sale = {
    name: 'sale',
    kind: 'event',
    dates: [
      { first: '2023-11-24', last: '2023-11-24' },
      { first: '2024-11-29', last: '2024-11-29' },
    ],
    factor: 8,
    low: null,
    high: null,
  };
  expect(linesOf(10, 11.1, '2024-10-31', { ...flat, events: [sale] })).toEqual([
    'These 10 weeks count as 11 ordinary ones: sale lies in them.',
  ]);
  // Not yet, and not any more.
  expect(linesOf(3, 4, '2024-10-31', { ...flat, events: [sale] })).toEqual([
    'These 3 weeks count as 4 ordinary ones.',
  ]);
  expect(linesOf(3, 4, '2024-11-30', { ...flat, events: [sale] })).toEqual([
    'These 3 weeks count as 4 ordinary ones.',
  ]);
  const change = { yearly: -0.46, low: null, high: null, since: '2022-01-01' };
  expect(linesOf(26, 22, '2024-12-31', { ...flat, trend: { ...part, change } })).toEqual([
    'These 26 weeks count as 22 ordinary ones: customers buy 46% less every year.',
  ]);
});
