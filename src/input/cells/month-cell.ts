import { calendarDate, dayNumber, daysInMonth, isoDate } from '../../core/quantity/calendar.ts';
import { DateCell, isOneDay } from './date-cell.ts';
import { monthNamed, unaccented } from './month-names.ts';

const yearFirst = /^(\d{4})[-/.](\d{1,2})$/;
/** Six digits are a month of these years only: 240501 is none. */
const compact = /^((?:19|20)\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})[-/.](\d{4})$/;
const nameFirst = /^([a-z]{3,10})(?:\.?,? ?|[-/])(?:del? )?(\d{4})$/;
const nameLast = /^(\d{4})(?: |[-/.] ?)([a-z]{3,10})\.?$/;

/**
 * The month that stands alone in a cell, as its first day since 1970-01-01: from 2026-03, 2026/3, 202603,
 * 03/2026, "Mar 2026", "março de 2026". Undefined where there is none. Years have four digits, as
 * "Mar 26" may be a day.
 */
export function monthAlone(text: string): number | undefined {
  const cell = unaccented(text.trim().replace(/\s+/g, ' ').replace(/^'/, ''));
  const numeric = yearFirst.exec(cell) ?? compact.exec(cell);
  if (numeric !== null) return firstDay(numeric[1], Number(numeric[2]));
  const last = yearLast.exec(cell);
  if (last !== null) return firstDay(last[2], Number(last[1]));
  const named = nameFirst.exec(cell);
  if (named !== null) return firstDay(named[2], monthNamed(named[1] ?? ''));
  const trailing = nameLast.exec(cell);
  return trailing === null ? undefined : firstDay(trailing[1], monthNamed(trailing[2] ?? ''));
}

/**
 * The month that the text of a cell names, as "2026-03": alone, or by a day of that month. Undefined where
 * it names none, or is a day that reads in several ways ("03/04/2026").
 */
export function monthIn(text: string): string | undefined {
  const alone = monthAlone(text);
  if (alone !== undefined) return monthLabel(alone);
  const date = new DateCell();
  return isOneDay(date.read(text)) ? monthLabel(date.day) : undefined;
}

/** The month of a day, "2026-03". */
export const monthLabel = (day: number): string => isoDate(day).slice(0, 7);

/** The last day of the month in which a day is. */
export function lastOfMonth(day: number): number {
  const { year, month } = calendarDate(day);
  return dayNumber(year, month, daysInMonth(year, month));
}

const firstDay = (year: string | undefined, month: number): number | undefined =>
  month >= 1 && month <= 12 ? dayNumber(Number(year), month, 1) : undefined;
