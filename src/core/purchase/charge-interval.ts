import { calendarDate, monthsLater } from '../quantity/calendar.ts';

/** The intervals at which contracts charge, from the one that purchases are least likely to match by chance. */
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
  Record<ChargeInterval, { readonly unit: 'week' | 'month'; readonly count: number }>
> = {
  weekly: { unit: 'week', count: 1 },
  fortnightly: { unit: 'week', count: 2 },
  'four-weekly': { unit: 'week', count: 4 },
  monthly: { unit: 'month', count: 1 },
  quarterly: { unit: 'month', count: 3 },
  'half-yearly': { unit: 'month', count: 6 },
  yearly: { unit: 'month', count: 12 },
};

/** Tolerance of intervals in weeks, in days: a bank holiday. */
const weekTolerance = 1;
/** Tolerance of intervals in months, in days: a weekend, and months that end early (31 January, 28 February). */
const monthTolerance = 3;
const daysInMonth = 365.2425 / 12;

/** Days by which a charge may miss the day on which it was due. */
export function toleranceDays(interval: ChargeInterval): number {
  return intervalLength[interval].unit === 'week' ? weekTolerance : monthTolerance;
}

/** The day on which a charge is due, a number of intervals after another charge. */
export function dueDay(charged: number, interval: ChargeInterval, intervals = 1): number {
  const { unit, count } = intervalLength[interval];
  return unit === 'week' ? charged + 7 * count * intervals : byCalendar(charged, count * intervals);
}

/** The largest number of months that `monthsApart` returns. */
const mostMonths = 36;
const mostDays = Math.ceil(daysInMonth * mostMonths) + monthTolerance;

/** By number of days: the whole weeks in them, one day more or less; 0 where there is no such number. */
const weeksIn = Uint8Array.from({ length: mostDays + 1 }, (_, days) => {
  const weeks = Math.round(days / 7);
  return Math.abs(days - 7 * weeks) <= weekTolerance ? weeks : 0;
});

/** By number of days: the months that they may be, whenever they begin: 28 to 31 days a month, and the tolerance. */
const monthsIn = Uint8Array.from({ length: mostDays + 1 }, (_, days) => {
  const months = Math.round(days / daysInMonth);
  // No run of months differs by more than three days from the mean length.
  return Math.abs(days - daysInMonth * months) <= monthTolerance + 3 ? months : 0;
});

/** Whole weeks from one day to a later one, a day more or less; 0 where there is no such number, or it exceeds 3 years. */
export function weeksApart(from: number, to: number): number {
  return weeksIn[to - from] ?? 0;
}

/**
 * Whole calendar months from one day to a later one, three days more or less; 0 where there is no such
 * number, or it exceeds 3 years.
 *
 * Months are counted by the calendar, because a range of 28 to 31 days a month would accept too many gaps.
 *
 * @param later - the day a number of months after another; for many days, a `monthTable`
 * @example monthsApart(dayNumber(2024, 1, 31), dayNumber(2024, 2, 29)); // => 1
 */
export function monthsApart(from: number, to: number, later = byCalendar): number {
  // Most gaps cannot be a number of months wherever they begin; they need no calendar.
  const months = monthsIn[to - from] ?? 0;
  if (months === 0) return 0;
  return Math.abs(to - later(from, months)) <= monthTolerance ? months : 0;
}

const byCalendar = (day: number, months: number): number => monthsLater(calendarDate(day), months);
