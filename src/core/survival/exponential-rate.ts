import { chiSquaredQuantile } from '../numeric/chi-squared.ts';

/** The rate at which customers end, per customer and year, with its exact 95 % interval. */
export interface ExponentialRate {
  readonly rate: number;
  /** 0 where nobody ended; then `rateHigh` is a bound to one side. */
  readonly rateLow: number;
  readonly rateHigh: number;
  /** 1/rate; null where nobody ended. */
  readonly meanYears: number | null;
}

/**
 * The rate at which customers end, assumed the same at all times: the maximum likelihood estimate.
 *
 *     λ = D/E,    95 % interval [χ²(.025; 2D), χ²(.975; 2D+2)]/2E
 *
 * With D = 0 the rate is 0, and the one-sided 95 % bound is −log(.05)/E = 3.00/E.
 *
 * @param ended - D, customers who ended, ≥ 0
 * @param exposureYears - E, the sum of the years that customers were observed, ≥ 0
 * @returns null for E = 0
 * @throws {RangeError} D or E leaves its range
 * @see Garwood (1936), Biometrika 28(3/4), for the interval of a Poisson count
 * @example exponentialRate(0, 100); // => rate 0, rateHigh 0.02996
 */
export function exponentialRate(ended: number, exposureYears: number): ExponentialRate | null {
  if (!(ended >= 0 && ended < Infinity && exposureYears >= 0 && exposureYears < Infinity)) {
    throw new RangeError(`no rate of ${ended} ended in ${exposureYears} years`);
  }
  if (exposureYears === 0) return null;
  if (ended === 0) {
    return { rate: 0, rateLow: 0, rateHigh: -Math.log(0.05) / exposureYears, meanYears: null };
  }
  return {
    rate: ended / exposureYears,
    rateLow: chiSquaredQuantile(0.025, 2 * ended) / (2 * exposureYears),
    rateHigh: chiSquaredQuantile(0.975, 2 * ended + 2) / (2 * exposureYears),
    meanYears: exposureYears / ended,
  };
}
