import { failure, success } from '../../core/outcome.ts';
import { fewestForLimits } from '../../core/relationship/process-limits.ts';
import { problem } from '../../problems/problem.ts';
import type { Reader } from '../option.ts';
import { day } from '../shared/option-readers.ts';

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
  const from = day('first day')(first, what, '');
  const to = day('last day')(last, what, '');
  if (!from.ok || !to.ok || more.length > 0)
    return failure(problem('quantity-unreadable', { what, text, examples }));
  return from.value.day <= to.value.day
    ? success({ text: written, points: { from: from.value.day, to: to.value.day } })
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
