import { z95 } from '../numeric/chi-squared.ts';
import { normalDraws, randomSource } from '../numeric/random.ts';
import type {
  DrawnCells,
  ExpectedEstimate,
  SegmentEstimates,
} from '../value/expected-estimates.ts';
import type { StayCells } from '../value/stay-cells.ts';
import type { BootstrapDraws, Interval } from './bootstrap.ts';
import {
  type Estimate,
  type Scale,
  studentisedDifference,
  studentisedInterval,
} from './bootstrap-t.ts';
import { allOfCells, cellResamples } from './cell-resamples.ts';
import { varianceOfTotal } from './moments.ts';
import { mostResampled, showTooLittle, smallestTogether } from './total-intervals.ts';

/** The customers of one segment, and how their figures are computed. */
export interface SegmentToResample {
  readonly cells: StayCells;
  readonly estimates: (drawn: DrawnCells) => SegmentEstimates;
  /** The least and the greatest value of its customers. */
  readonly least: number;
  readonly greatest: number;
}

/** The segments that a line of a table adds up. */
export interface ExpectedLine {
  readonly segments: readonly number[];
  /** Those of them over which the value of a new customer is averaged, by their customers. */
  readonly anewOf: readonly number[];
}

/** The intervals of a line. */
export interface ExpectedIntervals {
  readonly method: 'studentised log' | 'studentised' | 'closed form';
  /** Of the sum of the lifetime values; null where there are too few customers. */
  readonly total: Interval | null;
  /** Of the value of a new customer. */
  readonly anew: Interval | null;
}

/** Of larger segments with more cells than this nothing is drawn: it would take minutes. */
const mostCells = 40_000;

/**
 * 95 % intervals of expected values, from resamples of the customers of each segment: their curve is estimated again in
 * each, since what is to come is as unsure as they are. The intervals are studentised: on the log scale where no value is
 * below 0, or none above, else on the plain scale.
 *
 * Up to 20,000 customers are drawn: all of a file that has no more; of larger files those of the smallest segments. Of
 * other segments only the number of customers of each cell is drawn, of the same tenure and status, and how they
 * differ within cells counts as a normal error. Where these have more than 40,000 cells, the interval is that
 * of the normal law on the same scale, with the same standard error.
 *
 * One customer alone does not show how customers vary: segments of one are drawn together, as one segment.
 *
 * @throws {RangeError} fewer than 2 draws
 */
export function expectedIntervals(
  segments: readonly SegmentToResample[],
  lines: readonly ExpectedLine[],
  { draws, seed, progress }: BootstrapDraws,
): readonly ExpectedIntervals[] {
  if (!(Number.isSafeInteger(draws) && draws >= 2)) {
    throw new RangeError(`a bootstrap needs at least 2 draws, not ${draws}`);
  }
  const customersOf = segments.map(({ cells }) => cells.cellOf.length);
  const isSmall = smallestTogether(customersOf, mostResampled);
  const cellsOfLarge = segments.reduce(
    (sum, { cells }, s) => sum + (isSmall[s] ? 0 : cells.sizes.length),
    0,
  );
  const isDrawn = isSmall.map((small) => small || cellsOfLarge <= mostCells);
  const ones = customersOf.flatMap((customers, s) => (customers === 1 ? [s] : []));
  const each = segments.map(({ cells, estimates }) => estimates(allOfCells(cells)));
  const sample = withOnesTogether(each, ones, ones);
  const planned = lines.map((line) => {
    const isResampled = line.segments.every((s) => isDrawn[s]);
    const figures = figuresOf(line, sample);
    const own = (of: keyof Figures, from: readonly number[]): OwnFigure => {
      const estimate = figures[of];
      const few = isTooLittle(from, customersOf, ones.length);
      const differences = new Float64Array(isResampled && !few ? draws : 0);
      return { ...estimate, few, scale: scaleOf(segments, line, estimate), differences };
    };
    const [total, anew] = [own('total', line.segments), own('anew', line.anewOf)];
    return { line, isResampled, total, anew };
  });
  const uniform = randomSource(seed);
  const normal = normalDraws(uniform);
  const resamples = segments.map(({ cells }, s) => {
    if (!isDrawn[s] || customersOf[s] === 1) return undefined;
    return cellResamples(cells, isSmall[s] ? 'customers' : 'counts', uniform);
  });
  const withError = ({ figure, variance, within }: ExpectedEstimate): ExpectedEstimate => ({
    figure: figure + normal() * Math.sqrt(within),
    variance,
    within,
  });
  const drawnSegment = (s: number): SegmentEstimates => {
    const resample = resamples[s];
    const own = segments[s]?.estimates;
    if (resample === undefined || own === undefined) return sample[s] as SegmentEstimates;
    const drawn = own(resample());
    if (isSmall[s]) return drawn;
    return { ...drawn, total: withError(drawn.total), anew: withError(drawn.anew) };
  };
  const resampled = planned.filter(({ isResampled, total }) => isResampled && !total.few);
  for (let draw = 0; draw < (resampled.length > 0 ? draws : 0); draw++) {
    const apart = segments.map((_, s) => drawnSegment(s));
    const alike = ones.map(() => ones[Math.floor(uniform() * ones.length)] as number);
    const drawn = withOnesTogether(apart, ones, alike);
    for (const { line, total, anew } of resampled) {
      const found = figuresOf(line, drawn);
      total.differences[draw] = differenceOf(found.total, total);
      if (!anew.few) anew.differences[draw] = differenceOf(found.anew, anew);
    }
    if (draw % drawsBetweenReports === 0) progress?.(draw);
  }
  return planned.map(({ isResampled, total, anew }) => {
    const studentised = total.scale === 'log' ? 'studentised log' : 'studentised';
    const interval = (own: OwnFigure) => {
      if (own.few) return null;
      return isResampled
        ? studentisedInterval(own.differences, own, own.scale)
        : normalInterval(own);
    };
    const method = isResampled ? studentised : 'closed form';
    return { method, total: interval(total), anew: interval(anew) };
  });
}

const drawsBetweenReports = 50;

interface Figures {
  readonly total: Estimate;
  readonly anew: Estimate;
}

/** A figure of the sample, and the studentised differences of the resamples from it. */
interface OwnFigure extends Estimate {
  readonly few: boolean;
  readonly scale: Scale;
  readonly differences: Float64Array;
}

/** The log scale where the values of a line are all ≥ 0, or all ≤ 0, and so is the figure. */
function scaleOf(
  segments: readonly SegmentToResample[],
  line: ExpectedLine,
  { figure }: Estimate,
): Scale {
  const own = line.segments.flatMap((s) => segments[s] ?? []);
  const isPositive = figure > 0 && own.every(({ least }) => least >= 0);
  const isNegative = figure < 0 && own.every(({ greatest }) => greatest <= 0);
  return isPositive || isNegative ? 'log' : 'plain';
}

/** The figures of a line, from those of its segments, which are drawn apart. */
function figuresOf(
  { segments, anewOf }: ExpectedLine,
  estimates: readonly SegmentEstimates[],
): Figures {
  let [figure, variance] = [0, 0];
  for (const s of segments) {
    figure += estimates[s]?.total.figure ?? 0;
    variance += estimates[s]?.total.variance ?? 0;
  }
  let [worth, worthVariance, customers] = [0, 0, 0];
  for (const s of anewOf) {
    const own = estimates[s] as SegmentEstimates;
    customers += own.customers;
    worth += own.customers * own.anew.figure;
    worthVariance += own.customers * own.customers * own.anew.variance;
  }
  const all = Math.max(1, customers);
  return {
    total: { figure, error: Math.sqrt(variance) },
    anew: { figure: worth / all, error: Math.sqrt(worthVariance) / all },
  };
}

/**
 * The figures of the segments, with those of a single customer drawn together: each has the figures of the customer who
 * was drawn for it, and the part of the variance that is due to this one. If only one segment has a single customer, it
 * is certain.
 *
 * @param ones - the segments of one customer
 * @param drawn - the segments whose customers were drawn for them
 */
function withOnesTogether(
  segments: readonly SegmentEstimates[],
  ones: readonly number[],
  drawn: readonly number[],
): readonly SegmentEstimates[] {
  if (ones.length < 2) return segments;
  const together = [...segments];
  const apart = (of: 'total' | 'anew') => {
    const figures = drawn.map((s) => segments[s]?.[of].figure ?? 0);
    const [first = 0] = figures;
    // Of equal figures exactly their mean.
    const mean = first + figures.reduce((sum, each) => sum + (each - first), 0) / figures.length;
    return figures.map((figure) => {
      const variance = varianceOfTotal(figures.length, (figure - mean) ** 2);
      return { figure, variance, within: 0 };
    });
  };
  const [totals, anews] = [apart('total'), apart('anew')];
  for (const [i, s] of ones.entries()) {
    const [total, anew] = [totals[i] as ExpectedEstimate, anews[i] as ExpectedEstimate];
    together[s] = { customers: 1, total, anew };
  }
  return together;
}

/** Whether some segments show too little of how customers vary, or are some of those of one customer but not all. */
function isTooLittle(
  segments: readonly number[],
  customersOf: readonly number[],
  ones: number,
): boolean {
  const customers = segments.reduce((sum, s) => sum + (customersOf[s] ?? 0), 0);
  const single = segments.filter((s) => customersOf[s] === 1).length;
  const strata = segments.length - Math.max(0, single - 1);
  return (single > 0 && single < ones) || showTooLittle(customers, strata);
}

function differenceOf(resample: Estimate, sample: OwnFigure): number {
  // Nothing is as far below a figure as one that has no logarithm.
  return sample.scale === 'log' && !(resample.figure * Math.sign(sample.figure) > 0)
    ? -Infinity
    : studentisedDifference(resample, sample, sample.scale);
}

function normalInterval({ figure, error, scale }: OwnFigure): Interval {
  if (scale === 'plain') {
    return { low: figure - z95 * error, high: figure + z95 * error };
  }
  // Below 0 the factor is below 1, and the lower end is still the first.
  const factor = Math.exp((z95 * error) / figure);
  return { low: figure / factor, high: figure * factor };
}
