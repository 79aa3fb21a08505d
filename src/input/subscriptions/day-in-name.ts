import { basename } from 'node:path';
import { dayNumber, daysInMonth, isCalendarDate } from '../../core/quantity/calendar.ts';

const dates = /(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])(?:[-_.]?([0-2]\d|3[01]))?(?!\d)/g;

/**
 * The day that the name of a file has, in days since 1970-01-01: subscriptions-2024-05-31.csv, subs_20240531.csv; of a
 * month alone, 2024-05, its last. Undefined where the name has none, or two.
 */
export function dayInName(file: string): number | undefined {
  const found = [...basename(file).matchAll(dates)];
  const [date, another] = found;
  if (date === undefined || another !== undefined) return undefined;
  const [year, month] = [Number(date[1]), Number(date[2])];
  const day = date[3] === undefined ? daysInMonth(year, month) : Number(date[3]);
  return isCalendarDate(year, month, day) ? dayNumber(year, month, day) : undefined;
}
