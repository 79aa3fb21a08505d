import { calendarDate, monthsLater } from '../../quantity/calendar.ts';
import type { CalendarBins, DatedEvent } from './calendar-bins.ts';

/** Whether a part of an observation lies in the dates; its last day is an instant, and none of them. */
export const liesWithin = (
  { ranges }: Pick<DatedEvent, 'ranges'>,
  { from, until }: Pick<CalendarBins, 'from' | 'until'>,
): boolean => ranges.some(({ first, last }) => first < until && last >= from);

/** A feast that follows the moon, or a weekday of a month, comes later than the year before by up to so many days. */
const latestDelay = 35;

/**
 * The year in which an event that comes every year has no date, although the time ahead reaches it.
 *
 * An event comes every year where it began in its latest year and in the one before. It is due a year after it began
 * last. Where the observation shows that it did not come again, it is over, and none is missing.
 *
 * @param until - the instant at which the observation of the event ends, in days since 1970-01-01
 * @param to - the instant at which the time ahead ends
 * @returns null where no date is missing
 */
export function undatedYear(
  { ranges }: Pick<DatedEvent, 'ranges'>,
  until: number,
  to: number,
): number | null {
  const yearOf = (day: number) => calendarDate(day).year;
  const years = new Map<number, number>();
  for (const { first } of ranges) {
    const year = yearOf(first);
    years.set(year, Math.min(years.get(year) ?? first, first));
  }
  const latest = Math.max(...years.keys());
  const begun = years.get(latest);
  if (begun === undefined || !years.has(latest - 1)) return null;
  const due = monthsLater(calendarDate(begun), 12);
  return due + latestDelay > until && due < to ? yearOf(due) : null;
}
