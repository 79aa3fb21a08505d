import { noDay } from '../../core/customers.ts';
import { dayNumber, isCalendarDate } from '../../core/quantity/calendar.ts';
import { AsciiText } from './ascii-text.ts';
import { DateParts, isPlainTime } from './date-parts.ts';
import { monthNamed, unaccented } from './month-names.ts';

/** The orders of day, month and year in dates written as numbers. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;

export type DateOrder = (typeof dateOrders)[number];

/** The orders in which a date reads, where that is not the same day in all of them. */
export const ordersOf = {
  dmy: ['dmy'],
  mdy: ['mdy'],
  ymd: ['ymd'],
  /** "03/04/2024": the day or the month comes first. */
  either: ['dmy', 'mdy'],
  /** "24-11-01": the day or a year of two digits comes first. */
  dayOrYear: ['dmy', 'ymd'],
  /** "01/02/03". */
  any: dateOrders,
} as const satisfies Record<string, readonly DateOrder[]>;

/**
 * How a date reads. `same`: as one day only, whatever the order. The names of `ordersOf`: as a day in
 * each of these orders. With dots the day comes first, since nobody writes 12.31.2024, unless somebody
 * says that it does not: `dotted`; `shortDotted` where the year has two digits, and could come first.
 * `named`: the day, the name of the month and a year of two digits, likewise.
 */
export type DateReading =
  | 'same'
  | keyof typeof ordersOf
  | 'dotted'
  | 'shortDotted'
  | 'named'
  | 'none';

/** Whether a date reads as one day alone without a word from anybody. */
export const isOneDay = (reading: DateReading): boolean =>
  reading === 'same' || reading === 'dotted' || reading === 'named';

/** A time, then perhaps a zone: "10:00 PM", "T10:00:00.000Z", "10:00 +0200", "10:00 PST", "10:00 GMT-7". */
export const timeOfDay =
  /^,?[Tt ] ?\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[AaPp]\.?[Mm]\.?)? ?([Zz]|([A-Z]{2,5})?([+-]\d{1,2}(:?\d{2})?)?)$/;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})/;
const shortYear = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const compact = /^(\d{4})(\d{2})(\d{2})/;
const word = '([a-z]{3,10})';
const digitsOfYear = "'?(\\d{4}|\\d{2})(?!\\d)";
/** "1 May 2024", "01-Sep-23", "1. März 2024", "1er janvier 2024", "3 de mayo de 2024", "01JAN2024". */
const dayAndName = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|er|[eoaºª°])?(?:\\.? ?|[-/ ])(?:(?:de|of) )?${word}\\.?(?:,? ?|[-/])(?:del? )?${digitsOfYear}`,
);
/** "May 1, 2024", "Jul-21-25". */
const nameAndDay = new RegExp(
  `^${word}\\.?(?: ?|[-/])(\\d{1,2})(?:st|nd|rd|th)?(?:,? |[-/])${digitsOfYear}`,
);
/** "2024-May-01". */
const yearAndName = new RegExp(`^(\\d{4})(?: |[-/.] ?)${word}(?:\\.? |[-/])(\\d{1,2})(?!\\d)`);

/** Years of two digits are those from 1970 to 2069. */
export const fullYear = (pair: number): number => (pair < 70 ? 2000 : 1900) + pair;

const yearOf = (digits: string): number =>
  digits.length === 2 ? fullYear(Number(digits)) : Number(digits);

/** The day of a date, or `noDay` where the calendar has no such day. */
const dayOf = (year: number, month: number, day: number): number =>
  isCalendarDate(year, month, day) ? dayNumber(year, month, day) : noDay;

/**
 * Reads the text of a cell as a calendar date: the date that stands there, whatever time of day and
 * time zone follow it. One reader serves a whole file and leaves the day in its fields.
 */
export class DateCell {
  /** Days since 1970-01-01; where the date reads in several ways, in the first of their orders. */
  day = 0;
  /** With the month before the day, where the date reads so; else it says nothing. */
  monthFirst = 0;
  /** With a year of two digits before the month; `noDay` where it cannot come first. */
  yearFirst = 0;
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

  /** As after a date that reads as this day alone. */
  setDay(day: number): void {
    this.day = day;
    this.monthFirst = day;
    this.yearFirst = day;
  }

  /** The day of the latest date in an order in which it reads. */
  inOrder(order: DateOrder): number {
    if (order === 'ymd') return this.yearFirst;
    return order === 'mdy' ? this.monthFirst : this.day;
  }

  /**
   * A date in digits, 2024-05-01 or 1/5/2024, and a plain time of day: what nearly every cell looks like.
   *
   * @returns undefined where anything else stands between `begin` and `end`
   */
  readPlain(bytes: Uint8Array, begin: number, end: number): DateReading | undefined {
    const parts = this.#parts;
    if (!parts.find(bytes, begin, end) || !isPlainTime(bytes, parts.end, end)) return undefined;
    const { first, second, third } = parts;
    if (parts.isShort)
      return this.#shortYear(first, second, third, {
        mark: String.fromCharCode(parts.mark),
        firstIsPair: parts.firstIsPair,
        thirdIsPair: parts.thirdIsPair,
      });
    if (parts.yearLast)
      return this.#yearLast(first, second, third, String.fromCharCode(parts.mark));
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
      const [a = '', mark = '', b = '', written = ''] = numeric;
      return this.#yearLast(Number(a), Number(b), Number(written), mark);
    }
    const [a = '', mark = '', b = '', c = ''] = dated(shortYear, text) ?? [];
    if (a !== '') {
      const pairs = { firstIsPair: a.length === 2, thirdIsPair: c.length === 2 };
      return this.#shortYear(Number(a), Number(b), Number(c), { mark, ...pairs });
    }
    return this.#named(text);
  }

  #named(cell: string): DateReading {
    const text = unaccented(cell);
    const [day = '', month = '', written = ''] = dated(dayAndName, text, cell) ?? [];
    if (day !== '') {
      const reading = this.#set(yearOf(written), monthNamed(month), Number(day));
      if (written.length > 2 || day.length < 2) return reading;
      this.yearFirst = dayOf(fullYear(Number(day)), monthNamed(month), Number(written));
      return reading === 'none' ? 'none' : 'named';
    }
    const [leading = '', dayAfter = '', yearAfter = ''] = dated(nameAndDay, text, cell) ?? [];
    if (leading !== '') return this.#set(yearOf(yearAfter), monthNamed(leading), Number(dayAfter));
    const [before = '', between = '', last = ''] = dated(yearAndName, text, cell) ?? [];
    if (before === '') return 'none';
    return this.#set(Number(before), monthNamed(between), Number(last));
  }

  #yearLast(first: number, second: number, year: number, mark: string): DateReading {
    const dayFirst = isCalendarDate(year, second, first);
    const monthFirst = mark !== '.' && isCalendarDate(year, first, second);
    if (!dayFirst && !monthFirst) return 'none';
    if (monthFirst) this.monthFirst = dayNumber(year, first, second);
    this.day = dayFirst ? dayNumber(year, second, first) : this.monthFirst;
    this.yearFirst = noDay;
    if (first === second) return 'same';
    if (mark === '.') return 'dotted';
    if (!dayFirst) return 'mdy';
    return monthFirst ? 'either' : 'dmy';
  }

  /** The year has two digits: which of the three it is depends on the order. */
  #shortYear(
    first: number,
    second: number,
    third: number,
    { mark, firstIsPair, thirdIsPair }: ShortDate,
  ): DateReading {
    const last = fullYear(third);
    const dayFirst = thirdIsPair ? dayOf(last, second, first) : noDay;
    const monthFirst = thirdIsPair && mark !== '.' ? dayOf(last, first, second) : noDay;
    this.yearFirst = firstIsPair ? dayOf(fullYear(first), second, third) : noDay;
    this.monthFirst = monthFirst;
    if (dayFirst === noDay) {
      // With the month first, the month is no year: 12/25/23 has no other reading.
      this.day = monthFirst === noDay ? this.yearFirst : monthFirst;
      if (this.day === noDay) return 'none';
      return monthFirst === noDay ? 'ymd' : 'mdy';
    }
    this.day = dayFirst;
    if (mark === '.') return 'shortDotted';
    if (this.yearFirst === noDay) return monthFirst === noDay ? 'dmy' : 'either';
    if (monthFirst === noDay) return 'dayOrYear';
    return dayFirst === monthFirst && dayFirst === this.yearFirst ? 'same' : 'any';
  }

  #set(year: number, month: number, day: number): DateReading {
    if (!isCalendarDate(year, month, day)) return 'none';
    this.day = dayNumber(year, month, day);
    return 'same';
  }
}

interface ShortDate {
  readonly mark: string;
  readonly firstIsPair: boolean;
  readonly thirdIsPair: boolean;
}

/**
 * The parts of the date, if nothing but a time of day follows it.
 *
 * @param cell - as it is written, where the text is that without accents and capitals
 */
function dated(pattern: RegExp, text: string, cell: string = text): readonly string[] | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const length = text.length - found[0].length;
  const rest = length === 0 ? '' : cell.slice(-length);
  return rest === '' || timeOfDay.test(rest) ? found.slice(1) : undefined;
}
