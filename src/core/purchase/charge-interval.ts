import { calendarDate, monthsLater } from '../quantity/calendar.ts';

/** The times after which contracts charge again, from the one that leaves least room to chance. */
export const chargeIntervals = [
  'weekly',
  'fortnightly',
  'four-weekly',
  'monthly',
  'quarterly',
  'half-yearly',
  'yearly',
] as const;

export type ChargeInterval = (typeof chargeIntervals)[number];

/** Weeks or months between two charges. */
export const intervalLength: Readonly<
  Record<ChargeInterval, { readonly weeks: number } | { readonly months: number }>
> = {
  weekly: { weeks: 1 },
  fortnightly: { weeks: 2 },
  'four-weekly': { weeks: 4 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  'half-yearly': { months: 6 },
  yearly: { months: 12 },
};

/** Days by which a charge may miss its day: a bank holiday. */
const weekTolerance = 1;
/** Days, of months: a weekend on either side, and months that end early (31 January, 28 February, 31 March). */
const monthTolerance = 3;
const daysInMonth = 365.2425 / 12;

/** Days by which a charge may miss the day on which it was due. */
export function toleranceDays(interval: ChargeInterval): number {
  return 'weeks' in intervalLength[interval] ? weekTolerance : monthTolerance;
}

/** The day on which the next charge is due, so many intervals after a charge. */
export function dueDay(charged: number, interval: ChargeInterval, intervals = 1): number {
  const length = intervalLength[interval];
  return 'weeks' in length
    ? charged + 7 * length.weeks * intervals
    : monthsLater(calendarDate(charged), length.months * intervals);
}

/** Whole weeks from one day to a later one, a day more or less; 0 where there is no such number. */
export function weeksApart(from: number, to: number): number {
  const weeks = Math.round((to - from) / 7);
  return Math.abs(to - from - 7 * weeks) <= weekTolerance ? weeks : 0;
}

/**
 * Whole calendar months from one day to a later one, three days more or less; 0 where there is no such number.
 *
 * Months are counted by the calendar, since 28 to 31 days would let in much that is no month at all.
 *
 * @example monthsApart(dayNumber(2024, 1, 31), dayNumber(2024, 2, 29)); // => 1
 */
export function monthsApart(from: number, to: number): number {
  const months = Math.round((to - from) / daysInMonth);
  // What is far from any number of months needs no calendar.
  const rough = Math.abs(to - from - daysInMonth * months);
  if (months === 0 || rough > monthTolerance + 3) return 0;
  return Math.abs(to - monthsLater(calendarDate(from), months)) <= monthTolerance ? months : 0;
}
