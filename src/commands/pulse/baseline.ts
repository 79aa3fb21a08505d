import { failure, success } from '../../core/outcome.ts';
import { dayNumber, daysInMonth } from '../../core/quantity/calendar.ts';
import { fewestForLimits } from '../../core/relationship/process-limits.ts';
import { monthIn } from '../../input/cells/month-cell.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import type { Reader } from '../option.ts';
import { day as wholeDay } from '../shared/option-readers.ts';

/** The points that limits are drawn from: the first so many, or those of so many days. */
export type BaselinePoints =
  | { readonly count: number }
  | { readonly from: number; readonly to: number };

const examples = '12, 2024-01-01..2024-12-31 or 2024-01..2024-12';

/** Reads "12", "2024-01-01..2024-12-31" or "2024-01..2024-12", whose last day is that of December. */
export const baselineNamed: Reader<{
  readonly text: string;
  readonly points: BaselinePoints;
}> = (text, what) => {
  const written = text.trim();
  const [first = '', last, ...more] = text.split('..').map((part) => part.trim());
  if (last === undefined) {
    if (!/^\d{1,9}$/.test(first))
      return failure(problem('quantity-unreadable', { what, text, examples }));
    const count = Number(first);
    const allowed = `${fewestForLimits} or more: fewer points have no limits`;
    return count >= fewestForLimits
      ? success({ text: written, points: { count } })
      : failure(problem('out-of-range', { what, text, allowed }));
  }
  const from = dayOrMonth(first, what, '', 'first');
  const to = dayOrMonth(last, what, '', 'last');
  if (!from.ok || !to.ok || more.length > 0)
    return failure(problem('quantity-unreadable', { what, text, examples }));
  return from.value <= to.value
    ? success({ text: written, points: { from: from.value, to: to.value } })
    : failure(problem('range-not-rising', { what, text }));
};

/** Which of the points, in order of their days, are of the baseline: from one index up to another. */
export function baselineBounds(
  days: ArrayLike<number>,
  baseline: BaselinePoints | undefined,
): readonly [from: number, to: number] {
  if (baseline === undefined) return [0, days.length];
  if ('count' in baseline) return [0, Math.min(baseline.count, days.length)];
  let from = 0;
  while (from < days.length && (days[from] ?? 0) < baseline.from) from += 1;
  let to = from;
  while (to < days.length && (days[to] ?? 0) <= baseline.to) to += 1;
  return [from, to];
}

/**
 * The day that an option names, in days since 1970-01-01; of a month ("2024-03"), its first or last.
 *
 * @param what - the option, for the message
 */
export function dayOrMonth(
  text: string,
  what: string,
  source: string,
  end: 'first' | 'last' = 'first',
): Outcome<number> {
  const day = wholeDay(text, what, source);
  const month = day.ok ? undefined : monthIn(text);
  if (month === undefined) return day.ok ? success(day.value.day) : day;
  const [year = 0, number = 0] = month.split('-').map(Number);
  return success(dayNumber(year, number, end === 'first' ? 1 : daysInMonth(year, number)));
}
