/** A date of the proleptic Gregorian calendar; month and day count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days in a month: 29 for February of a leap year. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = monthLengths[month - 1];
  if (length === undefined) throw new RangeError(`no month ${month}`);
  return month === 2 && leap ? 29 : length;
}

/** Whether the calendar has such a day: not 31 April, not 29 February 2023. */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Days from 1970-01-01 to a date; negative before it.
 *
 * Years are counted from March, so that the leap day is the last of its year, and in eras of 400 years,
 * which are all 146,097 days long.
 *
 * @throws {RangeError} the calendar has no such day
 * @see Hinnant, chrono-Compatible Low-Level Date Algorithms, days_from_civil
 * @example dayNumber(2000, 3, 1); // => 11017
 */
export function dayNumber(year: number, month: number, day: number): number {
  if (!isCalendarDate(year, month, day)) throw new RangeError(`no day ${year}-${month}-${day}`);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leapDays + dayOfYear - 719468;
}

/**
 * The date of a number of days after 1970-01-01: the inverse of {@link dayNumber}.
 *
 * @example calendarDate(11017); // => { year: 2000, month: 3, day: 1 }
 */
export function calendarDate(days: number): CalendarDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The date as text, 2024-05-01. */
export function isoDate(days: number): string {
  const { year, month, day } = calendarDate(days);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The number of the day of a date as text: the inverse of {@link isoDate}. */
export function dayOfText(text: string): number {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return dayNumber(year, month, day);
}

/** The day `months` months after a date; the last of the month where the month is too short. */
export function monthsLater({ year, month, day }: CalendarDate, months: number): number {
  const counted = year * 12 + (month - 1) + months;
  const laterYear = Math.floor(counted / 12);
  const laterMonth = counted - laterYear * 12 + 1;
  return dayNumber(laterYear, laterMonth, Math.min(day, daysInMonth(laterYear, laterMonth)));
}

/**
 * Time between two days in years: whole calendar months, and the fraction of the next one.
 *
 *     (m + (end − start⊕m) / (start⊕(m+1) − start⊕m)) / 12,  m the largest with start⊕m ≤ end
 *
 * where start⊕m is the same day m months later, or the last day of that month where it has no such day.
 * A year of any length is therefore 1, and a month 1/12.
 *
 * @param start - days since 1970-01-01
 * @param end - days since 1970-01-01, not before `start`
 * @throws {RangeError} `end` is before `start`
 * @example yearsBetween(dayNumber(2023, 1, 31), dayNumber(2023, 2, 28)); // => 1 / 12
 */
export function yearsBetween(start: number, end: number): number {
  if (!(end >= start)) throw new RangeError(`day ${end} is before day ${start}`);
  const from = calendarDate(start);
  const to = calendarDate(end);
  const calendarMonths = (to.year - from.year) * 12 + to.month - from.month;
  const months = monthsLater(from, calendarMonths) <= end ? calendarMonths : calendarMonths - 1;
  const reached = monthsLater(from, months);
  const next = monthsLater(from, months + 1);
  return (months + (end - reached) / (next - reached)) / 12;
}

/**
 * A fast {@link monthsLater} for millions of days: a table of months by day replaces the arithmetic of dates.
 *
 * @param first - the earliest day, in days since 1970-01-01
 * @param last - the latest day; the results must lie less than three months after it
 * @example monthTable(0, 365)(30, 1); // => 58, since a month after 31 January 1970 is 28 February
 */
export function monthTable(first: number, last: number): (day: number, months: number) => number {
  const { year, month } = calendarDate(first);
  const starts: number[] = [];
  for (let start = first; start <= last + 31 * 3; ) {
    const m = month - 1 + starts.length;
    start = dayNumber(year + Math.floor(m / 12), (m % 12) + 1, 1);
    starts.push(start);
  }
  const monthOf = new Uint32Array(Math.max(0, last - first + 1));
  for (let day = first, m = 0; day <= last; day++) {
    if (day >= (starts[m + 1] ?? Infinity)) m += 1;
    monthOf[day - first] = m;
  }
  return (day, months) => {
    const m = monthOf[day - first] ?? 0;
    const start = starts[m + months] ?? Infinity;
    const dueIfLong = start + day - (starts[m] ?? 0);
    return Math.min(dueIfLong, (starts[m + months + 1] ?? Infinity) - 1);
  };
}
