import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';

/** A quantity with its uncertainty. A single figure has `low`, `base` and `high` equal. */
export interface Range {
  readonly low: number;
  /** The likely value where there is one, otherwise the midpoint. */
  readonly base: number;
  readonly high: number;
  /** The middle value of `low..likely..high`; absent for `low..high` and for a single figure. */
  readonly likely?: number;
}

/** Which of the three figures of a range. */
export type End = 'low' | 'base' | 'high';

/** Whether the two ends differ. */
export const isRange = ({ low, high }: Range): boolean => low !== high;

/** A part of a range: the number as written, and the text before and after it. */
interface Part {
  readonly number: string;
  readonly suffix: string;
  readonly sign: string;
}

/** A range whose parts are still text; every part carries the same suffix. */
export interface WrittenRange {
  readonly numbers: readonly string[];
  /** The text after the numbers: "%/y", "mo", "". */
  readonly suffix: string;
  /** The currency sign before them, or "". */
  readonly sign: string;
}

const part = /^(\p{Sc}?)\s*(-?[\d.,]*\d)\s*(.*)$/u;

/**
 * Splits "1062/mo", "4..13y" or "20%..25%..30%" into its parts. A currency sign before a number applies to every part.
 * A unit written only at the end applies to every part; a percent sign does not, because "0.2..30%" would then mean
 * 0.2 %.
 */
export function writtenRange(what: string, text: string, examples: string): Outcome<WrittenRange> {
  const unreadable = failure(problem('quantity-unreadable', { what, text, examples }));
  const parts: Part[] = [];
  for (const piece of text.trim().split('..')) {
    const [, sign = '', number, suffix] = part.exec(piece.trim()) ?? [];
    if (number === undefined || suffix === undefined) return unreadable;
    parts.push({ number, suffix: suffix.trim(), sign });
  }
  const suffix = parts.at(-1)?.suffix ?? '';
  if (parts.length > 3) return unreadable;
  const inherits = !suffix.startsWith('%');
  const signs = new Set(parts.map(({ sign }) => sign).filter((sign) => sign !== ''));
  const isOther = (each: Part) => each.suffix !== suffix && !(inherits && each.suffix === '');
  if (signs.size > 1 || parts.some(isOther))
    return failure(problem('range-units-differ', { what, text }));
  const [sign = ''] = signs;
  return success({ numbers: parts.map(({ number }) => number), suffix, sign });
}

/** The range of one to three numbers in rising order: one figure, `low high`, or `low likely high`. */
export function rangeOf(what: string, text: string, numbers: readonly number[]): Outcome<Range> {
  const [low, second, third] = numbers;
  if (low === undefined || numbers.length > 3) throw new RangeError('a range has 1 to 3 numbers');
  if (second === undefined) return success({ low, base: low, high: low });
  const high = third ?? second;
  const base = third === undefined ? low + (high - low) / 2 : second;
  if (!(low <= base && base <= high && low < high)) {
    return failure(problem('range-not-rising', { what, text }));
  }
  return success(third === undefined ? { low, base, high } : { low, base, high, likely: base });
}
