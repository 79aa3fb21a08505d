import { quantile } from '../numeric/distribution.ts';
import type { Interval } from './bootstrap.ts';

/** A figure of a sample or of a resample, and its standard error, computed from the same customers. */
export interface Estimate {
  readonly figure: number;
  /** 0 where all customers are alike. */
  readonly error: number;
}

/**
 * The scale on which a figure is compared with its standard error. `log` is for figures that are positive in every
 * resample, or negative in every one; |θ| is compared then.
 */
export type Scale = 'log' | 'plain';

/** Differences from the sample that are this small beside its standard error come from rounding. */
const rounding = 1e-9;

/**
 * How many of its own standard errors the figure of a resample lies above that of the sample.
 *
 *     plain   t* = (θ* − θ̂)/se*          log   t* = (log|θ*| − log|θ̂|) · |θ*|/se*
 *
 * By the delta method the standard error of log|θ| is se/|θ|.
 *
 * @returns ±Infinity where the customers of the resample are all alike, so that it shows no error
 */
export function studentisedDifference(resample: Estimate, sample: Estimate, scale: Scale): number {
  const sign = scale === 'log' && sample.figure < 0 ? -1 : 1;
  const difference = sign * (resample.figure - sample.figure);
  if (!(resample.error > 0)) {
    return Math.abs(difference) <= rounding * sample.error ? 0 : Math.sign(difference) * Infinity;
  }
  if (scale === 'plain') return difference / resample.error;
  const figure = Math.abs(resample.figure);
  return (Math.log1p(difference / Math.abs(sample.figure)) * figure) / resample.error;
}

/**
 * The bootstrap-t interval of 95 %, from the studentised differences of the resamples.
 *
 *     plain   θ̂ − t*(97.5 %)·se  to  θ̂ − t*(2.5 %)·se
 *     log     θ̂·exp(−t*(97.5 %)·se/θ̂)  to  θ̂·exp(−t*(2.5 %)·se/θ̂)
 *
 * Quantiles are of type 7. A resample with few large values shows too small a figure and too small an error: dividing
 * by its own error makes the interval longer on the side where skewed samples miss.
 *
 * @param differences - sorted in place
 * @returns the point where the sample has no error; null where an end is infinite, since in more than 2.5 % of the
 * resamples all customers are alike
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, 12.5; Hall (1988), Annals of Statistics 16(3)
 */
export function studentisedInterval(
  differences: Float64Array,
  { figure, error }: Estimate,
  scale: Scale,
): Interval | null {
  if (error === 0) return { low: figure, high: figure };
  differences.sort();
  const [least, greatest] = [quantile(differences, 0.025), quantile(differences, 0.975)];
  const end = (t: number) =>
    scale === 'plain' ? figure - t * error : figure * Math.exp((-t * error) / Math.abs(figure));
  const flipped = scale === 'log' && figure < 0;
  const [low, high] = flipped ? [end(least), end(greatest)] : [end(greatest), end(least)];
  const known = [least, greatest, low, high].every((each) => Math.abs(each) < Infinity);
  return known ? { low, high } : null;
}
