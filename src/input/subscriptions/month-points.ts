import { type CalendarMonth, monthOfDay } from '../../core/movements/calendar-months.ts';

/**
 * The first month at whose point a day has come. The point of a month is its last day; that of the last month is the
 * day up to which the files go, after which nothing is known.
 *
 * @param lastDay - in days since 1970-01-01
 * @returns from a day, the month from which on what begins on that day holds, and what ends on it no longer does
 */
export function monthPoints(lastDay: number): (day: number) => CalendarMonth {
  const last = monthOfDay(lastDay);
  return (day) => {
    const month = monthOfDay(day);
    return month === last && day > lastDay ? month + 1 : month;
  };
}
