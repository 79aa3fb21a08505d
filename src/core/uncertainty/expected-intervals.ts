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
import { mostResampled, smallestTogether } from './total-intervals.ts';

/** The customers of one segment, and how their figures are computed. */
export interface SegmentToResample {
  readonly cells: StayCells;
  readonly estimates: (drawn: DrawnCells) => SegmentEstimates;
  /** Whether no customer's value is below 0. */
  readonly isPositive: boolean;
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

/** With three customers more than 2.5 % of all resamples are of one customer alone, and show no error. */
const fewestResampled = 4;

/** Of larger segments with more cells than this nothing is drawn: it would take minutes. */
const mostCells = 40_000;

/**
 * 95 % intervals of expected values, from resamples of the customers of each segment: their curve is estimated again in
 * each, since what is to come is as unsure as they are. The intervals are studentised: on the log scale where no value is
 * below 0, else on the plain scale.
 *
 * Up to 20,000 customers are drawn: all of a file that has no more; of larger files those of the smallest segments. Of
 * other segments only the number of customers of each cell is drawn, of the same tenure and status, and how they
 * differ within cells counts as a normal error. Where these have more than 40,000 cells, the interval is that
 * of the normal law on the same scale, with the same standard error.
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
  const sample = segments.map(({ cells, estimates }) => estimates(allOfCells(cells)));
  const customersOf = segments.map(({ cells }) => cells.cellOf.length);
  const isSmall = smallestTogether(customersOf, mostResampled);
  const cellsOfLarge = segments.reduce(
    (sum, { cells }, s) => sum + (isSmall[s] ? 0 : cells.sizes.length),
    0,
  );
  const isDrawn = isSmall.map((small) => small || cellsOfLarge <= mostCells);
  const uniform = randomSource(seed);
  const normal = normalDraws(uniform);
  const resamples = segments.map(({ cells }, s) =>
    isDrawn[s] ? cellResamples(cells, isSmall[s] ? 'customers' : 'counts', uniform) : undefined,
  );
  const planned = lines.map((line) => {
    const isPositive = line.segments.every((s) => segments[s]?.isPositive);
    const isResampled = line.segments.every((s) => isDrawn[s]);
    const figures = figuresOf(line, sample);
    const own = (of: keyof Figures): OwnFigure => ({
      ...figures[of],
      scale: isPositive && figures[of].figure > 0 ? 'log' : 'plain',
      differences: new Float64Array(isResampled ? draws : 0),
    });
    return { line, isResampled, total: own('total'), anew: own('anew') };
  });
  const isAnyResampled = planned.some(({ isResampled }) => isResampled);
  for (let draw = 0; draw < (isAnyResampled ? draws : 0); draw++) {
    const drawn = segments.map(({ estimates }, s) => {
      const resample = resamples[s];
      const own = sample[s] as SegmentEstimates;
      if (resample === undefined) return own;
      const found = estimates(resample());
      if (isSmall[s]) return found;
      const withError = ({ figure, variance, within }: ExpectedEstimate): ExpectedEstimate => ({
        figure: figure + normal() * Math.sqrt(within),
        variance,
        within,
      });
      return { ...found, total: withError(found.total), anew: withError(found.anew) };
    });
    for (const { line, isResampled, total, anew } of planned) {
      if (!isResampled) continue;
      const found = figuresOf(line, drawn);
      total.differences[draw] = differenceOf(found.total, total);
      anew.differences[draw] = differenceOf(found.anew, anew);
    }
    if (draw % drawsBetweenReports === 0) progress?.(draw);
  }
  return planned.map(({ line, isResampled, total, anew }) => {
    const customers = line.segments.reduce((sum, s) => sum + (customersOf[s] ?? 0), 0);
    const studentised = total.scale === 'log' ? 'studentised log' : 'studentised';
    const method = isResampled ? studentised : 'closed form';
    if (customers < fewestResampled) return { method, total: null, anew: null };
    const interval = (own: OwnFigure) =>
      isResampled ? studentisedInterval(own.differences, own, own.scale) : normalInterval(own);
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
  readonly scale: Scale;
  readonly differences: Float64Array;
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

function differenceOf(resample: Estimate, sample: OwnFigure): number {
  // Nothing is as far below a figure as one that has no logarithm.
  return sample.scale === 'log' && !(resample.figure > 0)
    ? -Infinity
    : studentisedDifference(resample, sample, sample.scale);
}

function normalInterval({ figure, error, scale }: OwnFigure): Interval {
  if (scale === 'plain') {
    return { low: figure - z95 * error, high: figure + z95 * error };
  }
  const factor = Math.exp((z95 * error) / figure);
  return { low: figure / factor, high: figure * factor };
}
