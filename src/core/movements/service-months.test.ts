import { expect, it } from 'vitest';
import { dayNumber } from '../quantity/calendar.ts';
import { lastDayOf, monthOfDay, monthOfText, monthText } from './calendar-months.ts';
import { serviceMonths, wholeMonths } from './service-months.ts';

const whole = (start: readonly [number, number, number], end: readonly [number, number, number]) =>
  wholeMonths(dayNumber(...start), dayNumber(...end));

it('counts from a day to the same day of another month', () => {
  expect(whole([2024, 1, 15], [2025, 1, 15])).toBe(12);
  expect(whole([2024, 1, 1], [2024, 2, 1])).toBe(1);
  expect(whole([2024, 1, 1], [2024, 1, 31])).toBeUndefined();
  expect(whole([2024, 1, 15], [2024, 2, 14])).toBeUndefined();
  expect(whole([2024, 1, 15], [2024, 1, 15])).toBeUndefined();
});

it('takes the last day of a month that is too short for the day', () => {
  expect(whole([2024, 1, 31], [2024, 2, 29])).toBe(1);
  expect(whole([2024, 2, 29], [2024, 3, 31])).toBe(1);
  expect(whole([2024, 4, 30], [2024, 5, 31])).toBe(1);
  expect(whole([2023, 1, 30], [2023, 2, 28])).toBe(1);
  expect(whole([2024, 2, 28], [2024, 3, 31])).toBeUndefined();
});

it('has the fraction of a month where the period is none', () => {
  // 16 of the 31 days from 15 January to 15 February.
  expect(serviceMonths(dayNumber(2024, 1, 15), dayNumber(2024, 1, 31))).toBeCloseTo(16 / 31, 12);
  expect(serviceMonths(dayNumber(2024, 2, 29), dayNumber(2024, 3, 31))).toBe(1);
});

it('numbers months', () => {
  expect(monthOfDay(dayNumber(1971, 2, 28))).toBe(13);
  expect(monthText(monthOfText('2024-12'))).toBe('2024-12');
  expect(monthText(-1)).toBe('1969-12');
  expect(lastDayOf(monthOfText('2024-02'))).toBe(dayNumber(2024, 2, 29));
});
