import { failure, success } from '../../core/outcome.ts';
import { type Quantity, type QuantityKind, quantity } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import { inYears } from '../../core/quantity/rate.ts';
import type { TimeUnit } from '../../core/quantity/time-unit.ts';
import { DateCell, isOneDay } from '../../input/cells/date-cell.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import type { Reader } from '../option.ts';

/** No relationship lasts longer. */
export const longestYears = 1000;

/** A day is a little less than a day's share of a year in floating point. */
export const atLeastADay = (years: number): boolean => years >= inYears(0.999, 'd');

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
    const read = single(quantity(kind, what, text), what, text, examples);
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
    lengthOf(quantity('duration', what, text), what, text, examples);

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
    const read = single(quantity('duration', what, text), what, text, examples);
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

/** One day. */
export const day: Reader<Day> = (text, what) => {
  const cell = new DateCell();
  return isOneDay(cell.read(text))
    ? success({ text: text.trim(), day: cell.day })
    : failure(problem('quantity-unreadable', { what, text, examples: '2024-12-31' }));
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
