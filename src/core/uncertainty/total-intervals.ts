import { fewestCustomers } from '../survival/evidence.ts';
import type { BootstrapDraws, Interval, Resampled } from './bootstrap.ts';
import type { Scale } from './bootstrap-t.ts';
import { closedFormInterval } from './closed-form-interval.ts';
import { stratumMoments } from './moments.ts';
import { singlesTogether } from './strata-of-one.ts';
import {
  momentsOfLine,
  type Sample,
  studentisedTotals,
  type TotalsLine,
} from './studentised-totals.ts';

/** How the intervals of a line were found. */
export type IntervalMethod = 'studentised log' | 'studentised' | 'closed form';

/** The intervals of the totals of a line, one a column. */
export interface TotalIntervals {
  readonly method: IntervalMethod;
  /** Null where there are too few customers. */
  readonly intervals: readonly (Interval | null)[];
}

/** Of more customers no resamples are drawn: the formula is as good, and takes no time. */
export const mostResampled = 20_000;

/**
 * Whether customers are too few to show how customers vary: fewer than ten in one stratum, or in several fewer than nine
 * besides one of each. Of four customers the studentised interval may end at a thousand times the figure.
 */
export const showTooLittle = (customers: number, strata: number): boolean =>
  customers - strata < fewestCustomers - 1;

/** Whether a figure of all these groups together has the closed form, and no resamples are needed. */
export const hasClosedForm = (customers: readonly number[]): boolean =>
  customers.reduce((sum, each) => sum + each, 0) > mostResampled &&
  customers.every((each) => each >= fewestCustomers);

/**
 * 95 % intervals of totals of columns over strata of the customers. Means, and ratios to a number that is given, have
 * the same interval, divided by that number.
 *
 * Up to 20,000 customers are resampled: all of a file that has no more; of larger files the smallest strata, those that
 * have together no more. Larger strata, and lines of several, have the interval by a formula. So small segments of large
 * files are resampled too, and the time has a limit.
 *
 * Intervals of resamples are studentised: on the log scale where the numbers of a line are all ≥ 0, or all ≤ 0; else on
 * the plain scale, since the logarithm of a total near 0 says nothing.
 *
 * @param columns - each with one number a customer
 * @throws {RangeError} fewer than 2 draws, or no customers
 */
export function totalIntervals(
  customers: Resampled,
  columns: readonly Float64Array[],
  lines: readonly TotalsLine[],
  how: BootstrapDraws,
): readonly TotalIntervals[] {
  if (!(customers.count > 0)) throw new RangeError('there are no customers');
  const { strata, sizes, drawnFor } = singlesTogether(customers);
  const moments = columns.map((column) => stratumMoments(column, strata));
  const sample: Sample = { codes: strata.codes, columns, moments };
  const isDrawn = smallestTogether(sizes, mostResampled);
  const planned = lines.map((line) => {
    const own = drawnFor(line.strata) ?? [];
    const drawn = { strata: own, columns: line.columns, scale: scaleOf(sample, own, line.columns) };
    const resampled = drawn.strata.every((s) => isDrawn[s]);
    const size = drawn.strata.reduce((sum, s) => sum + (sizes[s] ?? 0), 0);
    return { drawn, resampled, few: showTooLittle(size, own.length) };
  });
  const studentised = studentisedTotals(
    sample,
    planned.flatMap(({ drawn, resampled, few }) => (resampled && !few ? [drawn] : [])),
    how,
  );
  return planned.map(({ drawn, resampled, few }): TotalIntervals => {
    const formula = (column: number) =>
      closedFormInterval(momentsOfLine(sample, drawn.strata, column));
    const none = drawn.columns.map(() => null);
    if (!resampled) {
      return { method: 'closed form', intervals: few ? none : drawn.columns.map(formula) };
    }
    return {
      method: drawn.scale === 'log' ? 'studentised log' : 'studentised',
      intervals: studentised.get(drawn) ?? none,
    };
  });
}

/** The log scale where the numbers of each column are all ≥ 0 or all ≤ 0, and not all 0. */
function scaleOf(sample: Sample, strata: readonly number[], columns: readonly number[]): Scale {
  const isOneSided = columns.every((column) => {
    const { least, greatest, total } = momentsOfLine(sample, strata, column);
    return (least >= 0 && total > 0) || (greatest <= 0 && total < 0);
  });
  return isOneSided ? 'log' : 'plain';
}

/** The smallest strata that have together no more customers than this; of equal ones all or none. */
export function smallestTogether(sizes: readonly number[], most: number): readonly boolean[] {
  const rising = sizes.toSorted((a, b) => a - b);
  let together = 0;
  let largest = -1;
  for (const [at, size] of rising.entries()) {
    together += size;
    if (together > most) break;
    if (size !== rising[at + 1]) largest = size;
  }
  return sizes.map((size) => size <= largest);
}
