import { quantile } from '../numeric/distribution.ts';
import { randomBelow } from '../numeric/random.ts';

/** The customers that resamples are drawn from. */
export interface Resampled {
  readonly count: number;
  /**
   * The stratum of each customer, below `number`: customers are drawn within each stratum, so that it keeps its size.
   * Absent: all customers are one stratum.
   */
  readonly strata?: { readonly codes: Uint32Array; readonly number: number };
}

/**
 * Receives the customers drawn, some thousands at a time; the array is reused for the next part. A resample has as many
 * customers as the sample, some of them more than once and some not at all.
 */
export type Visit = (drawn: Uint32Array, stratum: number) => void;

/** A 95 % confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Figures of a bootstrap resample of customers, computed in one pass over the customers drawn. */
export interface Statistic {
  /** How many figures there are. */
  readonly figures: number;
  /** Starts a new resample. */
  begin(): void;
  readonly add: Visit;
  /** Writes the figures of the resample: each a number, ±Infinity where it overflows. */
  write(figures: Float64Array): void;
}

/** The number of bootstrap resamples, and the seed of their random numbers. */
export interface BootstrapDraws {
  readonly draws: number;
  readonly seed: number;
  /** Called from time to time with the number of resamples done. */
  readonly progress?: (done: number) => void;
}

/**
 * Percentile bootstrap: the interval from the 2.5 % to the 97.5 % quantile (type 7) of the figures of resamples of
 * the customers, drawn with replacement.
 *
 * For skewed numbers it is too low too often, so that fewer than 95 % contain the true figure: docs/models.md has how
 * many. Where a figure is a total, a mean or a ratio to a given number, `totalIntervals` does better. This one remains
 * for statistics without a standard error of their own.
 *
 * @returns one interval a figure; null where one of its ends is not finite
 * @throws {RangeError} fewer than 2 resamples, no customers, or a figure that is NaN
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13, the percentile interval
 */
export function bootstrap(
  customers: Resampled,
  statistic: Statistic,
  how: BootstrapDraws,
): readonly (Interval | null)[] {
  return bootstrapFigures(customers, statistic, how).map(percentileInterval);
}

/** The number of customers drawn between two reports of progress. */
const customersBetweenReports = 500_000;

/** The figures of each resample: one array a figure, in the order of the resamples. */
export function bootstrapFigures(
  customers: Resampled,
  statistic: Statistic,
  { draws, seed, progress }: BootstrapDraws,
): readonly Float64Array[] {
  if (!(Number.isSafeInteger(draws) && draws >= 2)) {
    throw new RangeError(`a bootstrap needs at least 2 draws, not ${draws}`);
  }
  if (!(customers.count > 0)) throw new RangeError('there are no customers to draw');
  const resample = resampling(customers, seed);
  const figures = new Float64Array(statistic.figures);
  const all = Array.from(figures, () => new Float64Array(draws));
  const drawsBetweenReports = Math.ceil(customersBetweenReports / customers.count);
  for (let draw = 0; draw < draws; draw++) {
    statistic.begin();
    resample(statistic.add);
    statistic.write(figures);
    for (const [f, figure] of figures.entries()) {
      if (Number.isNaN(figure)) throw new RangeError(`figure ${f} of a draw is no number`);
      const column = all[f];
      if (column !== undefined) column[draw] = figure;
    }
    if (progress !== undefined && draw % drawsBetweenReports === 0) progress(draw);
  }
  return all;
}

/** The 95 % interval of the figures of resamples, which it sorts in place; null where an end is not finite. */
export function percentileInterval(figures: Float64Array): Interval | null {
  figures.sort();
  const [low, high] = [quantile(figures, 0.025), quantile(figures, 0.975)];
  return Math.abs(low) < Infinity && Math.abs(high) < Infinity ? { low, high } : null;
}

/**
 * A statistic that depends on the customers only through sums of columns by stratum: means, totals by segment,
 * ratios such as LTV:CAC.
 *
 * @param columns - each with one number a customer
 * @param strata - how many strata the customers are drawn in; 1 where they are not divided
 * @param figures - how many figures there are
 * @param write - writes the figures, given `sums[column × strata + stratum]` and the customers of each stratum
 */
export function sumsStatistic(
  columns: readonly Float64Array[],
  strata: number,
  figures: number,
  write: (sums: Float64Array, counts: Float64Array, figures: Float64Array) => void,
): Statistic {
  const sums = new Float64Array(columns.length * strata);
  const counts = new Float64Array(strata);
  return {
    figures,
    begin: () => {
      sums.fill(0);
      counts.fill(0);
    },
    add: (drawn, stratum) => {
      counts[stratum] = (counts[stratum] ?? 0) + drawn.length;
      for (const [c, column] of columns.entries()) {
        const at = c * strata + stratum;
        sums[at] = (sums[at] ?? 0) + sumOf(column, drawn);
      }
    },
    write: (into) => write(sums, counts, into),
  };
}

function sumOf(column: Float64Array, drawn: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < drawn.length; i++) sum += column[drawn[i] ?? 0] ?? 0;
  return sum;
}

/** The mean of a column, as a statistic of undivided customers. */
export const meanStatistic = (values: Float64Array): Statistic =>
  sumsStatistic([values], 1, 1, ([sum = 0], [count = 1], figures) => {
    figures[0] = sum / count;
  });

/** A call for each customer would cost more than the draw; parts of this size stay in the fastest memory. */
const drawnAtOnce = 4096;

/**
 * Draws resamples of the customers with replacement: of each stratum as many as it has. Whole customers are drawn, not
 * rows or months, because the rows of one customer are not independent.
 *
 * @returns one resample a call
 * @throws {RangeError} the seed is not valid, or a customer is in no stratum
 */
export function resampling({ count, strata }: Resampled, seed: number): (visit: Visit) => void {
  const fill = randomBelow(seed);
  const drawn = new Uint32Array(Math.min(drawnAtOnce, count));
  const { members, ends } =
    strata === undefined
      ? { members: undefined, ends: Uint32Array.of(count) }
      : sortedByStratum(count, strata);
  return (visit) => {
    let start = 0;
    for (const [stratum, end] of ends.entries()) {
      const size = end - start;
      for (let done = 0; done < size; done += drawnAtOnce) {
        const part = drawn.subarray(0, Math.min(drawnAtOnce, size - done));
        fill(part, size);
        if (members !== undefined) {
          for (let i = 0; i < part.length; i++) part[i] = members[start + (part[i] ?? 0)] ?? 0;
        }
        visit(part, stratum);
      }
      start = end;
    }
  };
}

/** The customers, stratum by stratum, and where each stratum ends. */
function sortedByStratum(
  count: number,
  { codes, number }: NonNullable<Resampled['strata']>,
): { readonly members: Uint32Array; readonly ends: Uint32Array } {
  if (codes.length !== count || codes.some((code) => code >= number)) {
    throw new RangeError(`each of ${count} customers must be in one of ${number} strata`);
  }
  const ends = new Uint32Array(number);
  for (const code of codes) ends[code] = (ends[code] ?? 0) + 1;
  for (let s = 1; s < number; s++) ends[s] = (ends[s] ?? 0) + (ends[s - 1] ?? 0);
  const members = new Uint32Array(count);
  const next = ends.slice();
  for (let i = count - 1; i >= 0; i--) {
    const stratum = codes[i] ?? 0;
    const at = (next[stratum] ?? 0) - 1;
    next[stratum] = at;
    members[at] = i;
  }
  return { members, ends };
}
