import { dayNumber, daysInMonth, isCalendarDate, isoDate } from '../../core/quantity/calendar.ts';
import type { DateSystem } from '../workbook/serial-days.ts';
import { fullYear, timeOfDay } from './date-cell.ts';
import { monthNamed, unaccented } from './month-names.ts';

/** A date as a format reads it. */
export interface FormattedDate {
  /** Days since 1970-01-01; of a month without a day, its first and its last, else both the same. */
  readonly first: number;
  readonly last: number;
  /** The date and the time of day, "2024-01-31 18:00:00Z", for whoever moves it to another time zone. */
  readonly written: string;
}

/** One way in which dates are written, as an option names it. */
export interface DateFormat {
  readonly name: string;
  /** Undefined where the text is written otherwise, or names a day that the calendar does not have. */
  readonly read: (text: string) => FormattedDate | undefined;
}

const msADay = 86_400_000;
/** 9999-12-31, in days since 1970-01-01. */
const latestDay = 2_932_896;
/** What a spreadsheet that counts from 1900, or from 1904, calls 1970-01-01. */
const serial1970 = 25_569;
const serial1970From1904 = 24_107;

/**
 * The day of a spreadsheet's day number, in milliseconds since 1970-01-01; the fraction is the time of
 * day. It counts from 1 = 1900-01-01, and has a 29 February 1900, which never was: 60 is no date.
 *
 * @see ECMA-376, part 1, 18.17.4.1
 */
function fromSerial(serial: number): number | undefined {
  const ms = Math.round(serial * msADay);
  const whole = Math.floor(ms / msADay);
  if (whole < 1 || whole === 60) return undefined;
  return ms - (whole < 60 ? serial1970 - 1 : serial1970) * msADay;
}

/** The same where it counts from 0 = 1904-01-01. */
function fromSerial1904(serial: number): number | undefined {
  const ms = Math.round(serial * msADay);
  return ms < 0 ? undefined : ms - serial1970From1904 * msADay;
}

const counted = (
  name: string,
  zone: '' | 'Z',
  instant: (value: number) => number | undefined,
): DateFormat => ({
  name,
  read: (text) => {
    const digits = text.trim().replace(/^'/, '');
    if (!/^-?\d+(?:[.,]\d+)?$/.test(digits)) return undefined;
    const ms = instant(Number(digits.replace(',', '.')));
    const day = ms === undefined ? Number.NaN : Math.floor(ms / msADay);
    if (ms === undefined || !(Math.abs(day) <= latestDay)) return undefined;
    const seconds = Math.floor((ms - day * msADay) / 1000);
    return { first: day, last: day, written: `${isoDate(day)} ${clock(seconds)}${zone}` };
  },
});

const pair = (value: number): string => String(Math.floor(value)).padStart(2, '0');

const clock = (seconds: number): string =>
  `${pair(seconds / 3600)}:${pair((seconds / 60) % 60)}:${pair(seconds % 60)}`;

const excel = counted('excel', '', fromSerial);
const excelFrom1904 = counted('excel', '', fromSerial1904);

/** A format as it reads the cells of a workbook, whose day numbers may count from 1904. */
export const inSystem = <F extends DateFormat | undefined>(
  format: F,
  system: DateSystem | undefined,
): F | DateFormat => (format === excel && system === 1904 ? excelFrom1904 : format);

const numberFormats: readonly DateFormat[] = [
  excel,
  counted('unix', 'Z', (seconds) => seconds * 1000),
  counted('unix-ms', 'Z', (ms) => ms),
];

/** What the letters of a pattern stand for: digits, or the name of a month. */
const tokens: Readonly<Record<string, string>> = {
  yyyy: '(\\d{4})',
  yy: '(\\d{2})',
  MMMM: '([a-z]{3,10})\\.?',
  MMM: '([a-z]{3,10})\\.?',
  MM: '(\\d{2})',
  M: '(\\d{1,2})',
  dd: '(\\d{2})',
  d: '(\\d{1,2})',
  HH: '(\\d{2})',
  H: '(\\d{1,2})',
  mm: '(\\d{2})',
  ss: '(\\d{2})',
};

/** A run of one letter, a quoted text, or any other character. */
const pieces = /([A-Za-z])\1*|'([^']*)'|[^A-Za-z]/g;

/**
 * The format that an option names: `excel`, the day numbers of spreadsheets; `unix` and `unix-ms`, seconds
 * and milliseconds since 1970 in UTC; or a pattern of yyyy yy MMM MM M dd d HH H mm ss and what stands
 * between them, letters other than T and Z in quotes. Without a day it names a month.
 *
 * @returns undefined for any other text
 */
export function dateFormat(name: string): DateFormat | undefined {
  return numberFormats.find((format) => format.name === name) ?? patternFormat(name);
}

function patternFormat(name: string): DateFormat | undefined {
  const letters: string[] = [];
  let source = '';
  for (const [piece, , quoted] of name.matchAll(pieces)) {
    const token = tokens[piece];
    if (token !== undefined) {
      letters.push(piece);
      source += token;
    } else if (/^[A-Za-z]/.test(piece) && piece !== 'T' && piece !== 'Z') return undefined;
    else source += literal(quoted ?? piece);
  }
  const kinds = letters.map((token) => token[0]);
  const twice = kinds.some((kind, i) => kinds.indexOf(kind) !== i);
  const needs = ['y', 'M', ...(kinds.includes('m') || kinds.includes('s') ? ['H'] : [])];
  if (twice || !needs.every((kind) => kinds.includes(kind))) return undefined;
  // Of "111" as dM nobody knows where the day ends.
  if (source.includes('1,2})(')) return undefined;
  const pattern = new RegExp(`^${source}`);
  const hasTime = kinds.includes('H');
  return { name, read: (text) => matched(text, pattern, kinds, hasTime) };
}

const literal = (text: string): string =>
  unaccented(text)
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/\s+/g, '\\s+');

function matched(
  text: string,
  pattern: RegExp,
  kinds: readonly (string | undefined)[],
  hasTime: boolean,
): FormattedDate | undefined {
  const cell = text.trim().replace(/^'/, '');
  const plain = unaccented(cell);
  const found = pattern.exec(plain);
  if (found === null) return undefined;
  const rest = plain.slice(found[0].length);
  // A pattern of a day reads it with a time behind it as well.
  if (rest !== '' && (hasTime || !kinds.includes('d') || !timeOfDay.test(cell.slice(-rest.length))))
    return undefined;
  const part = (kind: string): string | undefined => found[kinds.indexOf(kind) + 1];
  const has = (kind: string): boolean => kinds.includes(kind);
  const digits = part('y') ?? '';
  const year = digits.length === 2 ? fullYear(Number(digits)) : Number(digits);
  const named = part('M') ?? '';
  const month = /^\d/.test(named) ? Number(named) : monthNamed(named);
  const day = has('d') ? Number(part('d')) : 1;
  if (!isCalendarDate(year, month, day)) return undefined;
  const [hour, minute, second] = ['H', 'm', 's'].map((kind) =>
    has(kind) ? Number(part(kind)) : 0,
  );
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const first = dayNumber(year, month, day);
  const last = has('d') ? first : dayNumber(year, month, daysInMonth(year, month));
  const time = `${pair(hour ?? 0)}:${pair(minute ?? 0)}:${pair(second ?? 0)}`;
  const zone = hasTime && /z$/.test(found[0]) ? 'Z' : '';
  const after = hasTime ? ` ${time}${zone}` : cell.slice(cell.length - rest.length);
  return { first, last, written: `${isoDate(first)}${after}` };
}

/** What a number in a column of dates looks like: its meaning, its format, and its day. */
export interface LooksLike {
  readonly meaning: string;
  readonly format: string;
  readonly date: string;
}

/** Numbers of these years are taken for dates. */
const [earliest, latest] = [dayNumber(1970, 1, 1), dayNumber(2069, 12, 31)];

const guesses = (
  [
    [/^\d{5}(?:[.,]\d+)?$/, "a spreadsheet's day number", 'excel'],
    [/^\d{9,10}(?:[.,]\d+)?$/, 'seconds since 1970', 'unix'],
    [/^\d{12,13}$/, 'milliseconds since 1970', 'unix-ms'],
    [/^\d{8}$/, 'day, month and year run together', 'ddMMyyyy'],
    [/^\d{8}$/, 'month, day and year run together', 'MMddyyyy'],
    [/^\d{6}$/, 'year, month and day run together', 'yyMMdd'],
    [/^\d{6}$/, 'day, month and year run together', 'ddMMyy'],
    [/^\d{6}$/, 'month, day and year run together', 'MMddyy'],
  ] as const
).map(([digits, meaning, name]) => ({ digits, meaning, name, format: dateFormat(name) }));

/**
 * What a number in place of a date may be: none, one or several formats that read it as a day from 1970 to 2069.
 *
 * @param system - of the workbook in which it stands
 */
export function looksOf(text: string, system?: DateSystem): readonly LooksLike[] {
  const cell = text.trim().replace(/^'/, '');
  return guesses.flatMap(({ digits, meaning, name, format }) => {
    const date = digits.test(cell) ? inSystem(format, system)?.read(cell) : undefined;
    if (date === undefined || date.first < earliest || date.first > latest) return [];
    return [{ meaning, format: name, date: isoDate(date.first) }];
  });
}
