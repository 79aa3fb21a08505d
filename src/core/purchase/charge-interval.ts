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

/** Days by which a charge may miss its day: a bank holiday. */
const weekTolerance = 1;
/** Days, of months: a weekend on either side, and months that end early (31 January, 28 February, 31 March). */
const monthTolerance = 3;
const daysInMonth = 365.2425 / 12;

/** Days by which a charge may miss the day on which it was due. */
export function toleranceDays(interval: ChargeInterval): number {
  return intervalLength[interval].unit === 'week' ? weekTolerance : monthTolerance;
}

/** The day on which the next charge is due, so many intervals after a charge. */
export function dueDay(charged: number, interval: ChargeInterval, intervals = 1): number {
  const { unit, count } = intervalLength[interval];
  return unit === 'week' ? charged + 7 * count * intervals : byCalendar(charged, count * intervals);
}

/** The longest number of months that `monthsApart` tells. */
const mostMonths = 36;
const mostDays = Math.ceil(daysInMonth * mostMonths) + monthTolerance;

/** Whole weeks in so many days, one day more or less; 0 where there is no such number. */
const weeksIn = Uint8Array.from({ length: mostDays + 1 }, (_, days) => {
  const weeks = Math.round(days / 7);
  return Math.abs(days - 7 * weeks) <= weekTolerance ? weeks : 0;
});

/** Months that so many days may be, whenever they begin: 28 to 31 days a month, and the tolerance. */
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
 * Months are counted by the calendar, since 28 to 31 days would let in much that is no month at all.
 *
 * @param later - the day so many months after another; a table of them where there are many to ask about
 * @example monthsApart(dayNumber(2024, 1, 31), dayNumber(2024, 2, 29)); // => 1
 */
export function monthsApart(from: number, to: number, later = byCalendar): number {
  // What cannot be a number of months, wherever it begins, needs no calendar.
  const months = monthsIn[to - from] ?? 0;
  if (months === 0) return 0;
  return Math.abs(to - later(from, months)) <= monthTolerance ? months : 0;
}

const byCalendar = (day: number, months: number): number => monthsLater(calendarDate(day), months);
