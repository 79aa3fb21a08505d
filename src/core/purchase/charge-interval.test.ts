import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDate } from '../quantity/calendar.ts';
import { chargeIntervals, dueDay, monthsApart, weeksApart } from './charge-interval.ts';

const on = (text: string) => Date.parse(text) / 86_400_000;

describe('the day a charge is due', () => {
  it.each([
    ['2024-01-31', 'weekly', '2024-02-07'],
    ['2024-01-31', 'four-weekly', '2024-02-28'],
    ['2024-01-31', 'monthly', '2024-02-29'],
    ['2023-11-30', 'quarterly', '2024-02-29'],
    ['2024-08-31', 'half-yearly', '2025-02-28'],
    ['2024-02-29', 'yearly', '2025-02-28'],
  ] as const)('after %s, %s: %s', (charged, interval, due) => {
    expect(isoDate(dueDay(on(charged), interval))).toBe(due);
  });

  it('is as many weeks or months away as the interval has, in any year', () => {
    const day = fc.integer({ min: dayNumber(1990, 1, 1), max: dayNumber(2060, 1, 1) });
    fc.assert(
      fc.property(day, fc.constantFrom(...chargeIntervals), (charged, interval) => {
        const due = dueDay(charged, interval);
        const weeks = { weekly: 1, fortnightly: 2, 'four-weekly': 4 } as Record<string, number>;
        const months = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 } as typeof weeks;
        if (interval in weeks) expect(weeksApart(charged, due)).toBe(weeks[interval]);
        else expect(monthsApart(charged, due)).toBe(months[interval]);
      }),
      { seed: 11 },
    );
  });
});

describe('how far two days are apart', () => {
  it.each([
    [5, 0],
    [6, 1],
    [7, 1],
    [8, 1],
    [9, 0],
    [13, 2],
    [1, 0],
    [0, 0],
  ])('%i days are %i weeks', (days, weeks) => {
    expect(weeksApart(100, 100 + days)).toBe(weeks);
  });

  it.each([
    // A month that is short, the end of a month, weekends around it.
    ['2024-01-31', '2024-02-29', 1],
    ['2024-02-29', '2024-03-31', 1],
    ['2023-02-28', '2023-03-31', 1],
    ['2024-01-10', '2024-02-13', 1],
    ['2024-01-10', '2024-02-14', 0],
    ['2024-01-10', '2024-02-07', 1],
    ['2024-01-10', '2024-02-06', 0],
    // 35 days around a short month, and 25: neither is a month.
    ['2023-02-01', '2023-03-08', 0],
    ['2023-03-01', '2023-03-26', 0],
    ['2023-01-15', '2024-01-15', 12],
    ['2023-01-15', '2023-03-15', 2],
    ['2024-01-10', '2024-01-11', 0],
  ])('%s to %s: %i months', (from, to, months) => {
    expect(monthsApart(on(from), on(to))).toBe(months);
  });
});
