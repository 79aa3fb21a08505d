import { quantile } from '../numeric/distribution.ts';
import { exactSum } from '../numeric/exact-sum.ts';
import { randomSource } from '../numeric/random.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import type { Range } from '../quantity/range.ts';
import { rangeDraws, rangeMean } from './range-draws.ts';

/** What becomes of a figure when the quantities that it depends on are uncertain. */
export interface Simulation {
  readonly mean: number;
  /** Of the mean, from the number of draws: s/√n. */
  readonly standardError: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /**
   * The figure with every quantity at the mean of its range. What parts the mean from it is that the
   * figure is not in proportion to the quantities: E[f(X)] ≠ f(E[X]).
   */
  readonly atMeans: number;
}

/** The figure that quantities come to, given in the order of their ranges. They are only lent. */
export type FigureOf<P = Problem> = (quantities: Float64Array) => Outcome<number, P>;

/**
 * Draws all quantities from their ranges, each independent of the others, so many times, and
 * describes the figures that they come to; quantiles are of type 7.
 *
 * @param ranges - drawn in this order, see {@link rangeDraws}
 * @param draws - at least 2
 * @param seed - the same one gives the same draws on every machine
 * @param progress - told how many draws are done, now and then
 * @returns a failure where a draw has no figure
 * @throws {RangeError} too few draws, or a seed that is none
 * @see Metropolis & Ulam (1949), J. American Statistical Association 44(247), for the method
 */
export function simulate<P>(
  ranges: readonly Range[],
  figureOf: FigureOf<P>,
  draws: number,
  seed: number,
  progress?: (done: number) => void,
): Outcome<Simulation, P | Problem> {
  if (!(Number.isSafeInteger(draws) && draws >= 2)) {
    throw new RangeError(`a simulation needs at least 2 draws, not ${draws}`);
  }
  const random = randomSource(seed);
  const sources = ranges.map((range) => rangeDraws(range, random));
  const quantities = Float64Array.from(ranges, rangeMean);
  const atMeans = figureOf(quantities);
  if (!atMeans.ok) return atMeans;
  const figures = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let i = 0; i < sources.length; i++) quantities[i] = sources[i]?.() ?? Number.NaN;
    const figure = figureOf(quantities);
    if (!figure.ok) return figure;
    figures[draw] = figure.value;
    if (progress !== undefined && draw % drawsBetweenNews === 0) progress(draw);
  }
  return success({ ...described(figures), atMeans: atMeans.value });
}

const drawsBetweenNews = 1000;

/** Sorts the figures in place. */
function described(figures: Float64Array): Omit<Simulation, 'atMeans'> {
  const draws = figures.length;
  const mean = exactSum(figures) / draws;
  let squares = 0;
  for (const figure of figures) squares += (figure - mean) * (figure - mean);
  figures.sort();
  return {
    mean,
    standardError: Math.sqrt(squares / (draws - 1) / draws),
    p10: quantile(figures, 0.1),
    p50: quantile(figures, 0.5),
    p90: quantile(figures, 0.9),
  };
}
