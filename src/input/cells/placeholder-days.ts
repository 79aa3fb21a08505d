import { noDay } from '../../core/customers.ts';
import { dayNumber, isoDate } from '../../core/quantity/calendar.ts';

/** What a date of zeros, 0000-00-00, is kept as: the first day that dates of four-digit years can name. */
export const dayOfZeros = dayNumber(1, 1, 1);

/** Whether a cell holds a date of zeros, which databases write for none. */
export const isDateOfZeros = (text: string): boolean =>
  /^\s*(?:0000([-/.])00\1(?:00|01)|00([-/.])00\2(?:0000|00))(?!\d)/.test(text);

/** Days that databases, spreadsheets and clocks write where they have none: their zero or their last. */
const known: ReadonlySet<number> = new Set([
  dayOfZeros,
  dayNumber(1753, 1, 1),
  dayNumber(1899, 12, 30),
  dayNumber(1899, 12, 31),
  dayNumber(1900, 1, 1),
  dayNumber(1904, 1, 1),
  // 1970-01-01 in UTC, west of Greenwich.
  dayNumber(1969, 12, 31),
  dayNumber(1970, 1, 1),
  dayNumber(2038, 1, 19),
  dayNumber(2079, 6, 6),
  dayNumber(2099, 12, 31),
  dayNumber(2999, 12, 31),
  dayNumber(9999, 12, 31),
]);

/** Whether programs write a day where they have none; only its column shows whether it is meant. */
export const isUsualPlaceholder = (day: number): boolean =>
  (day <= lastEarly || day >= firstLate) && known.has(day);

/** Only days up to the one and from the other on are among them. */
const [lastEarly, firstLate] = [dayNumber(1970, 1, 1), dayNumber(2038, 1, 19)];

/** Beyond these days nothing is bought. */
const [earliest, latest] = [dayNumber(1904, 1, 1), dayNumber(2099, 12, 31)];

/** Days that are nearer to another day of their column may be meant. */
const apart = 730;

/**
 * The days in a column of dates that stand for none: a program's zero or last day, 1970-01-01 or 9999-12-31, that
 * stands apart from all other days of the column. It does so by two years, and by more than any two others that
 * follow each other: in a register that goes back to the sixties, 1970-01-01 is a day. A column of nothing but
 * 1970-01-01 has that day.
 *
 * @param days - in days since 1970-01-01; `noDay` where the cell is blank
 */
export function placeholderDays(days: ArrayLike<number>): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < days.length; i++) {
    const day = days[i] ?? noDay;
    if (isUsualPlaceholder(day)) found.add(day);
  }
  if (found.size === 0) return found;
  const others = daysBeside(days, found);
  // Beside no other day, only days that nobody lives to buy on are none.
  if (others.length === 0)
    for (const day of found) if (day > earliest && day < latest) found.delete(day);
  let widest = apart;
  for (let i = 1; i < others.length; i++)
    widest = Math.max(widest, (others[i] ?? 0) - (others[i - 1] ?? 0));
  for (const day of found)
    if (others.some((other) => Math.abs(other - day) <= widest)) found.delete(day);
  return found;
}

/** How a day that stands for none was written. */
export const placeholderText = (day: number): string =>
  day === dayOfZeros ? `0000-00-00 or ${isoDate(day)}` : isoDate(day);

/** The different days of a column that are none of these, rising. */
function daysBeside(days: ArrayLike<number>, these: ReadonlySet<number>): Int32Array {
  const others = new Set<number>();
  for (let i = 0; i < days.length; i++) {
    const day = days[i] ?? noDay;
    if (day !== noDay && !these.has(day)) others.add(day);
  }
  return Int32Array.from(others).sort();
}
