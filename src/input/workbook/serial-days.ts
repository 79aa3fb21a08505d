import { dayNumber, isoDate } from '../../core/quantity/calendar.ts';

/** From which day a workbook counts its dates: 1900-01-01 is 1, or 1904-01-01 is 0. */
export type DateSystem = 1900 | 1904;

const secondsADay = 86_400;
const beginOf1904 = dayNumber(1904, 1, 1);
/** Day 0 of the other system, as it is counted from March 1900 on. */
const beginOf1900 = dayNumber(1899, 12, 30);
/** 1900-02-29, which never was, and which Lotus 1-2-3 counted. */
const falseDay = 60;
const last = dayNumber(9999, 12, 31);

/**
 * The date and time that a number stands for, to the second: "2024-01-31 13:45:00".
 *
 * @param serial - days, with the time of day as their fraction
 * @param withTime - whether the time is written even where it is midnight
 * @returns undefined where it is none: below 0, or after 9999
 */
export function serialDate(
  serial: number,
  system: DateSystem,
  withTime: boolean,
): string | undefined {
  if (!(serial >= 0)) return undefined;
  const seconds = Math.round(serial * secondsADay);
  const days = Math.floor(seconds / secondsADay);
  const time = seconds - days * secondsADay;
  const date = dateOf(days, system);
  if (date === undefined) return undefined;
  return withTime || time > 0 ? `${date} ${clock(time)}` : date;
}

function dateOf(days: number, system: DateSystem): string | undefined {
  if (system === 1900 && days === falseDay) return '1900-02-29';
  // Before the false day the count is one behind.
  const begin = system === 1904 ? beginOf1904 : beginOf1900 + (days < falseDay ? 1 : 0);
  // Day 0 of 1900 is shown as 1900-01-00: a cell that has no date.
  const day = system === 1900 && days === 0 ? beginOf1900 : begin + days;
  return day > last ? undefined : isoDate(day);
}

/** A time, or a length of time, that a number of days stands for: "13:45:00", "36:30:00". */
export function serialTime(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * secondsADay);
  return `${serial < 0 && seconds > 0 ? '-' : ''}${clock(seconds)}`;
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
