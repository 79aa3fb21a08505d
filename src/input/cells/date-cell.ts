import { dayNumber, isCalendarDate } from '../../core/quantity/calendar.ts';
import { AsciiText } from './ascii-text.ts';
import { DateParts, isPlainTime } from './date-parts.ts';

/** The order of day, month and year in dates written as numbers. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/**
 * How a date reads. `same`: as one day only, whatever the order. `dmy` and `mdy`: one day, and only in
 * that order. `either`: as two different days ("03/04/2024"). `dotted`: with dots the day comes first,
 * since nobody writes 12.31.2024, unless somebody says that it does not.
 */
export type DateReading = 'same' | 'dmy' | 'mdy' | 'either' | 'dotted' | 'none';

/** Whether a date reads as one day alone without a word from anybody. */
export const isOneDay = (reading: DateReading): boolean =>
  reading === 'same' || reading === 'dotted';

/** A time, then perhaps a zone: "10:00 PM", "T10:00:00.000Z", "10:00 +0200", "10:00 PST", "10:00 GMT-7". */
const timeOfDay =
  /^,?[Tt ] ?\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp]\.?[Mm]\.?)? ?([Zz]|([A-Z]{2,5})?([+-]\d{1,2}(:?\d{2})?)?)$/;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})/;
const compact = /^(\d{4})(\d{2})(\d{2})/;
const dayAndName = /^(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3,9})\.?,?[- ](\d{4})/i;
const nameAndDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/i;
const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * Reads the text of a cell as a calendar date: the date that stands there, whatever time of day and
 * time zone follow it. Years have four digits. One reader serves a whole file and leaves the day in its
 * fields.
 */
export class DateCell {
  /** Days since 1970-01-01; where the date reads both ways, with the day before the month. */
  day = 0;
  /** Where it reads both ways: with the month before the day. */
  monthFirst = 0;
  readonly #ascii = new AsciiText(32);
  readonly #parts = new DateParts();
  /** The latest plain date that begins with its year, and its day. */
  #year = 0;
  #month = 0;
  #dayOfMonth = -1;
  #latest = 0;

  read(text: string): DateReading {
    const length = this.#ascii.put(text);
    return this.readPlain(this.#ascii.bytes, 0, length) ?? this.#written(text);
  }

  /**
   * A date in digits, 2024-05-01 or 1/5/2024, and a plain time of day: what nearly every cell looks like.
   *
   * @returns undefined where anything else stands between `begin` and `end`
   */
  readPlain(bytes: Uint8Array, begin: number, end: number): DateReading | undefined {
    const parts = this.#parts;
    if (!parts.find(bytes, begin, end) || !isPlainTime(bytes, parts.end, end)) return undefined;
    const { first, second, third, mark } = parts;
    if (parts.yearLast) return this.#yearLast(first, second, third, String.fromCharCode(mark));
    // Most files are in the order of time: the day is that of the cell before.
    if (first === this.#year && second === this.#month && third === this.#dayOfMonth) {
      this.day = this.#latest;
      return 'same';
    }
    const reading = this.#set(first, second, third);
    if (reading === 'none') return reading;
    this.#year = first;
    this.#month = second;
    this.#dayOfMonth = third;
    this.#latest = this.day;
    return reading;
  }

  #written(cell: string): DateReading {
    let text = cell.trim().replace(/\s+/g, ' ');
    if (text.startsWith("'")) text = text.slice(1);
    const ymd = dated(yearFirst, text) ?? dated(compact, text);
    if (ymd !== undefined) {
      const numbers = ymd.filter((part) => /^\d+$/.test(part)).map(Number);
      return this.#set(numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0);
    }
    const numeric = dated(yearLast, text);
    if (numeric !== undefined) {
      const [a = '', mark = '', b = '', year = ''] = numeric;
      return this.#yearLast(Number(a), Number(b), Number(year), mark);
    }
    const [day = '', name = '', year = ''] = dated(dayAndName, text) ?? [];
    if (day !== '') return this.#set(Number(year), monthNamed(name), Number(day));
    const [leadingName = '', dayAfter = '', yearAfter = ''] = dated(nameAndDay, text) ?? [];
    if (leadingName === '') return 'none';
    return this.#set(Number(yearAfter), monthNamed(leadingName), Number(dayAfter));
  }

  #yearLast(first: number, second: number, year: number, mark: string): DateReading {
    const dayFirst = isCalendarDate(year, second, first);
    const monthFirst = mark !== '.' && isCalendarDate(year, first, second);
    if (!dayFirst && !monthFirst) return 'none';
    if (monthFirst) this.monthFirst = dayNumber(year, first, second);
    this.day = dayFirst ? dayNumber(year, second, first) : this.monthFirst;
    if (first === second) return 'same';
    if (mark === '.') return 'dotted';
    if (!dayFirst) return 'mdy';
    return monthFirst ? 'either' : 'dmy';
  }

  #set(year: number, month: number, day: number): DateReading {
    if (!isCalendarDate(year, month, day)) return 'none';
    this.day = dayNumber(year, month, day);
    return 'same';
  }
}

/** The parts of the date, if nothing but a time of day follows it. */
function dated(pattern: RegExp, text: string): readonly string[] | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const rest = text.slice(found[0].length);
  return rest === '' || timeOfDay.test(rest) ? found.slice(1) : undefined;
}

/** 1 to 12 for the English name of a month or its first letters, else 0. */
export function monthNamed(name: string): number {
  const word = name.toLowerCase();
  return (
    monthNames.findIndex(
      (month) => month.startsWith(word) || (word === 'sept' && month === 'september'),
    ) + 1
  );
}
