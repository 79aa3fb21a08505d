import { quantile } from '../numeric/distribution.ts';
import { exactSum } from '../numeric/exact-sum.ts';
import { gammaDraws, randomSource } from '../numeric/random.ts';
import { type Outcome, success } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import type { Range } from '../quantity/range.ts';

/** The distribution of a figure whose input quantities are uncertain. */
export interface Simulation {
  readonly mean: number;
  /** The standard error of the mean, s/√n for n draws. */
  readonly standardError: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /**
   * The figure with every quantity at the mean of its range. It differs from the mean where the figure is not linear
   * in the quantities: E[f(X)] ≠ f(E[X]).
   */
  readonly atMeans: number;
}

/** Computes the figure from the quantities, in the order of their ranges. The array is reused for the next draw. */
export type FigureOf<P = Problem> = (quantities: Float64Array) => Outcome<number, P>;

/**
 * Monte Carlo simulation: draws all quantities from their ranges, independently of each other, and describes the
 * distribution of the figure; quantiles are of type 7.
 *
 * @param ranges - drawn in this order, see {@link rangeDraws}
 * @param figureOf - called with the means of the ranges first, and then once for each draw
 * @param draws - at least 2
 * @param seed - the same seed gives the same draws on every machine
 * @param progress - called from time to time with the number of draws done
 * @returns a failure where a draw has no figure
 * @throws {RangeError} too few draws, or a seed that is not valid
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
    if (progress !== undefined && draw % drawsBetweenReports === 0) progress(draw);
  }
  return success({ ...described(figures), atMeans: atMeans.value });
}

const drawsBetweenReports = 1000;

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

/**
 * Draws of a quantity from its range, each independent of the others.
 *
 *     low..high          uniform between the two
 *     low..likely..high  PERT: low + (high − low)·Beta(α, β), with
 *                        α = 1 + 4(likely − low)/(high − low), β = 1 + 4(high − likely)/(high − low)
 *
 * A single figure is that figure. A beta draw is G(α)/(G(α) + G(β)) of two gamma draws.
 *
 * @param random - uniform in [0, 1)
 * @returns one draw a call, in [low, high]
 * @see Malcolm, Roseboom, Clark & Fazar (1959), Operations Research 7(5), for the PERT distribution
 */
export function rangeDraws({ low, likely, high }: Range, random: () => number): () => number {
  const width = high - low;
  if (width === 0) return () => low;
  // Rounding must not lead out of the range: a retention stays at most 1.
  const at = (share: number) => Math.min(high, low + width * share);
  if (likely === undefined) return () => at(random());
  const above = gammaDraws(1 + (4 * (likely - low)) / width, random);
  const below = gammaDraws(1 + (4 * (high - likely)) / width, random);
  return () => {
    const part = above();
    return at(part / (part + below()));
  };
}

/** The mean of the draws from a range: (low + 4·likely + high)/6, or the midpoint. */
export const rangeMean = ({ low, base, likely, high }: Range): number =>
  likely === undefined ? base : (low + 4 * likely + high) / 6;
