import { calendarDate, daysInMonth, yearsBetween } from '../quantity/calendar.ts';

/**
 * How many months a service period has, where it has a whole number of them: from a day of a month to the same day of
 * another. Where one of the two months is too short for the day, its last day stands for it, so that 31 January to 29
 * February and 29 February to 31 March are a month each, as billing programs count them.
 *
 * @param start - days since 1970-01-01
 * @param end - the first day that is not covered, after `start`
 * @returns undefined where the period is no whole number of months
 * @example wholeMonths(dayNumber(2024, 1, 15), dayNumber(2025, 1, 15)); // => 12
 */
export function wholeMonths(start: number, end: number): number | undefined {
  const [from, to] = [calendarDate(start), calendarDate(end)];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  const isLast = ({ year, month, day }: typeof from) => day === daysInMonth(year, month);
  const isCut = (cut: typeof from, whole: typeof from) => isLast(cut) && whole.day > cut.day;
  const isWhole = from.day === to.day || isCut(from, to) || isCut(to, from);
  return months >= 1 && isWhole ? months : undefined;
}

/** How many months a service period has: whole ones, or whole ones and the fraction of the next. */
export const serviceMonths = (start: number, end: number): number =>
  wholeMonths(start, end) ?? yearsBetween(start, end) * 12;
