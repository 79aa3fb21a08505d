import { failure, success } from '../../core/outcome.ts';
import type { Quantity, QuantityKind } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import { inYears } from '../../core/quantity/rate.ts';
import type { TimeUnit } from '../../core/quantity/time-unit.ts';
import { typedQuantity } from '../../core/quantity/typed-quantity.ts';
import { type Encoding, encodings } from '../../input/bytes/encoding.ts';
import { DateCell, isOneDay } from '../../input/cells/date-cell.ts';
import { lastOfMonth, monthAlone } from '../../input/cells/month-cell.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import type { Reader } from '../option.ts';
import { longestYears } from './relationship-years.ts';

/** One figure as it was written. */
export interface Figure {
  readonly text: string;
  readonly value: number;
  /** What it is in, or per; null for money and shares. */
  readonly unit: TimeUnit | null;
  /** The currency sign of money, or "". */
  readonly sign: string;
}

/** A length of time as it was written. */
export interface Duration {
  readonly text: string;
  readonly years: number;
  readonly count: number;
  readonly unit: TimeUnit;
}

/** A day as it was written. */
export interface Day {
  readonly text: string;
  /** Days since 1970-01-01. */
  readonly day: number;
}

/** A length of time in whole days, as it was written. */
export interface WholeDays {
  readonly text: string;
  readonly days: number;
}

/** One quantity of a kind, and no range. */
export const figure =
  (kind: QuantityKind, examples = 'one figure, without ..'): Reader<Figure> =>
  (text, what) => {
    const read = single(typedQuantity(kind, what, text), what, text, examples);
    if (!read.ok) return read;
    const { range, unit, sign } = read.value;
    return success({ text, value: range.base, unit, sign });
  };

/** A share that is one figure, as a fraction. */
export const share =
  (examples?: string): Reader<number> =>
  (text, what, source) => {
    const read = figure('share', examples)(text, what, source);
    return read.ok ? success(read.value.value) : read;
  };

/** A length of time, no longer than any relationship. */
export const duration =
  (examples = 'one figure, without ..'): Reader<Duration> =>
  (text, what) =>
    lengthOf(typedQuantity('duration', what, text), what, text, examples);

/** The length that was read, if it is one figure and no longer than any relationship. */
export function lengthOf(
  read: Outcome<Quantity>,
  what: string,
  text: string,
  examples: string,
): Outcome<Duration> {
  const one = single(read, what, text, examples);
  if (!one.ok) return one;
  const { range, unit } = one.value;
  if (unit === null) return failure(problem('quantity-unreadable', { what, text, examples }));
  const years = inYears(range.base, unit);
  return years > longestYears
    ? failure(problem('out-of-range', { what, text, allowed: `at most ${longestYears} years` }))
    : success({ text, years, count: range.base, unit });
}

/** A century, in days. */
const mostDays = 36_525;

/** A length of time in whole days, a month being a twelfth of 365.25; from a day to 100 years. */
export const wholeDays =
  (examples: string): Reader<WholeDays> =>
  (text, what) => {
    const read = single(typedQuantity('duration', what, text), what, text, examples);
    if (!read.ok) return read;
    const { range, unit } = read.value;
    const days = Math.round(inYears(range.base, unit ?? 'd') * 365.25);
    return days >= 1 && days <= mostDays
      ? success({ text, days })
      : failure(problem('out-of-range', { what, text, allowed: 'between a day and 100 years' }));
  };

/** Digits alone: "1e4" and "0x1" are numbers to the computer, and slips of the finger to a reader. */
export const wholeNumber =
  (least: number, most: number, allowed: string): Reader<number> =>
  (text, what) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return number >= least && number <= most
      ? success(number)
      : failure(problem('out-of-range', { what, text, allowed }));
  };

/**
 * One day.
 *
 * @param month - the day that a month stands for: "2024-12"
 */
export const day =
  (month: 'first day' | 'last day'): Reader<Day> =>
  (text, what) => {
    const written = text.trim();
    const cell = new DateCell();
    if (isOneDay(cell.read(text))) return success({ text: written, day: cell.day });
    const first = monthAlone(text);
    if (first === undefined)
      return failure(problem('quantity-unreadable', { what, text, examples: '2024-12-31' }));
    return success({ text: written, day: month === 'first day' ? first : lastOfMonth(first) });
  };

function single(
  read: Outcome<Quantity>,
  what: string,
  text: string,
  examples: string,
): Outcome<Quantity> {
  return read.ok && isRange(read.value.range)
    ? failure(problem('quantity-unreadable', { what, text, examples }))
    : read;
}

const spellings: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  utf16le: 'utf-16le',
  'utf-16be': 'utf-16be',
  utf16be: 'utf-16be',
  'windows-1252': 'windows-1252',
  'cp-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
};

/** The encoding by any of its usual names; Latin-1 is read as windows-1252, which contains it. */
export const encodingNamed: Reader<Encoding> = (text, option) => {
  const name = text.trim().toLowerCase().replaceAll('_', '-');
  const found = Object.hasOwn(spellings, name) ? spellings[name] : undefined;
  return found === undefined
    ? failure(problem('option-choice', { option, text, choices: encodings.join(', ') }))
    : success(found);
};

/** One character, or the word for one that is hard to type. */
export const delimiterNamed: Reader<string> = (text, option) => {
  const named = text === 'tab' || text === '\\t' ? '\t' : text;
  const fit = named.length === 1 && !/[\p{L}\p{N}"\n\r]/u.test(named);
  return fit
    ? success(named)
    : failure(problem('option-choice', { option, text, choices: ', ; | tab' }));
};
