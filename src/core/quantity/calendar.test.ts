import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import {
  calendarDate,
  dayNumber,
  daysInMonth,
  isCalendarDate,
  isoDate,
  monthsLater,
  monthTable,
  yearsBetween,
} from './calendar.ts';

const seed = 20;
const day = fc.integer({ min: -200000, max: 400000 });

test('counts days from 1970-01-01', () => {
  expect(dayNumber(1970, 1, 1)).toBe(0);
  expect(dayNumber(1969, 12, 31)).toBe(-1);
  // Seconds since the epoch at 2001-09-09T01:46:40Z are 10⁹: 11574 whole days.
  expect(dayNumber(2001, 9, 9)).toBe(11574);
});

test('agrees with the Date of the platform', () => {
  fc.assert(
    fc.property(day, (n) => {
      expect(isoDate(n)).toBe(new Date(n * 86400000).toISOString().slice(0, 10));
    }),
    { seed },
  );
});

test('calendarDate is the inverse of dayNumber', () => {
  fc.assert(
    fc.property(day, (n) => {
      const { year, month, day: d } = calendarDate(n);
      expect(dayNumber(year, month, d)).toBe(n);
    }),
    { seed },
  );
});

test('knows leap years', () => {
  expect([1900, 2000, 2023, 2024].map((y) => daysInMonth(y, 2))).toEqual([28, 29, 28, 29]);
  expect(isCalendarDate(2023, 2, 29)).toBe(false);
  expect(isCalendarDate(2024, 2, 29)).toBe(true);
  expect(isCalendarDate(2024, 13, 1)).toBe(false);
  expect(isCalendarDate(2024, 4, 0)).toBe(false);
  expect(() => dayNumber(2024, 4, 31)).toThrow(RangeError);
});

test.each([
  ['2023-01-31', '2023-02-28', 1],
  ['2024-01-31', '2024-02-29', 1],
  ['2023-01-31', '2023-03-31', 2],
  ['2024-02-29', '2025-02-28', 12],
  ['2020-02-29', '2024-02-29', 48],
  ['2024-01-15', '2024-01-15', 0],
  ['2023-01-01', '2023-01-02', 1 / 31],
  ['2023-02-01', '2023-02-15', 14 / 28],
  ['2023-01-31', '2023-03-01', 1 + 1 / 31],
  ['2023-12-31', '2024-01-30', 30 / 31],
])('from %s to %s are %d months', (start, end, months) => {
  const days = (text: string) => Date.parse(text) / 86400000;
  expect(yearsBetween(days(start), days(end)) * 12).toBeCloseTo(months, 12);
});

test('a later end is never a shorter time', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 20000 }), (start, length) => {
      const years = yearsBetween(start, start + length);
      expect(yearsBetween(start, start + length + 1)).toBeGreaterThanOrEqual(years);
      // No month is shorter than 28 or longer than 31 days.
      expect(years * 12).toBeGreaterThanOrEqual(length / 31 - 1e-9);
      expect(years * 12).toBeLessThanOrEqual(length / 28 + 1e-9);
    }),
    { seed },
  );
});

test('anniversaries are whole years', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 80 }), (start, years) => {
      const from = calendarDate(start);
      fc.pre(from.month !== 2 || from.day !== 29);
      expect(yearsBetween(start, dayNumber(from.year + years, from.month, from.day))).toBe(years);
    }),
    { seed },
  );
});

test('does not run backwards', () => {
  expect(() => yearsBetween(1, 0)).toThrow(RangeError);
  expect(() => yearsBetween(Number.NaN, 0)).toThrow(RangeError);
});

it('agrees with the calendar, wherever its days begin', () => {
  const days = fc.integer({ min: dayNumber(1890, 1, 1), max: dayNumber(2110, 1, 1) });
  fc.assert(
    fc.property(days, fc.nat(4000), fc.nat(4000), fc.nat(130), (first, length, at, months) => {
      const last = first + length;
      const day = first + Math.min(at, length);
      const later = monthsLater(calendarDate(day), months);
      fc.pre(later <= last + 31);
      expect(monthTable(first, last)(day, months)).toBe(later);
    }),
    { seed: 12, numRuns: 2000 },
  );
});
