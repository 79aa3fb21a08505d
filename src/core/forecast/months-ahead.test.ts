import { expect, it } from 'vitest';
import { dayNumber, isoDate } from '../quantity/calendar.ts';
import { monthsAhead } from './months-ahead.ts';

/** The first and the last day of each month ahead of a day. */
const of = (until: number, ahead: number, unitDays: number) =>
  monthsAhead(ahead, { until, unitDays }).map(({ first, last }) => [isoDate(first), isoDate(last)]);

it('begins with the day after the last one, and ends with the horizon', () => {
  expect(of(dayNumber(2024, 2, 27), 33, 1)).toEqual([
    ['2024-02-28', '2024-02-29'],
    ['2024-03-01', '2024-03-31'],
  ]);
  expect(of(dayNumber(2024, 2, 27), 34, 1).at(-1)).toEqual(['2024-04-01', '2024-04-01']);
});

it('has twelve months in a year after December, whose rest of a quarter of a day is in the last', () => {
  const weeks = { until: dayNumber(2024, 12, 31), unitDays: 7 };
  const months = monthsAhead(365.25 / 7, weeks);
  expect(months.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(months[0]?.end).toBe(31 / 7);
  expect(months.at(-1)).toMatchObject({ last: dayNumber(2025, 12, 31), end: 365.25 / 7 });
});

it('has one month for a horizon of less than a day', () => {
  expect(of(dayNumber(2024, 12, 31), 0.1, 1)).toEqual([['2025-01-01', '2025-01-01']]);
});
