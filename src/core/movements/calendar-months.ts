import { calendarDate, dayNumber, daysInMonth } from '../quantity/calendar.ts';

/** A month of the calendar, as the number of months since January 1970. */
export type CalendarMonth = number;

/**
 * The month of a day.
 *
 * @param day - days since 1970-01-01
 * @example monthOfDay(dayNumber(1971, 2, 28)); // => 13
 */
export function monthOfDay(day: number): CalendarMonth {
  const { year, month } = calendarDate(day);
  return (year - 1970) * 12 + month - 1;
}

/** The last day of a month, in days since 1970-01-01. */
export function lastDayOf(month: CalendarMonth): number {
  const year = 1970 + Math.floor(month / 12);
  const ofYear = month - (year - 1970) * 12 + 1;
  return dayNumber(year, ofYear, daysInMonth(year, ofYear));
}

/** The month as text: "2024-05". */
export function monthText(month: CalendarMonth): string {
  const year = 1970 + Math.floor(month / 12);
  const ofYear = month - (year - 1970) * 12 + 1;
  return `${String(year).padStart(4, '0')}-${String(ofYear).padStart(2, '0')}`;
}

/** The month of a text such as "2024-05". */
export function monthOfText(text: string): CalendarMonth {
  const [year = 0, month = 0] = text.split('-').map(Number);
  return (year - 1970) * 12 + month - 1;
}
