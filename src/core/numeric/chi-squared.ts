import { boundedSteps } from './bounded-steps.ts';
import { lowerGamma, upperGamma } from './incomplete-gamma.ts';
import { bisect } from './root.ts';

/**
 * The probability that a χ² variable exceeds x: Q(ν/2, x/2).
 *
 * @param x - ≥ 0; 1 at 0, and 0 at Infinity
 * @param degreesOfFreedom - ν > 0, finite
 * @throws {RangeError} x or ν leaves its range
 * @example chiSquaredUpperTail(3.841458820694124, 1); // => 0.05
 */
export function chiSquaredUpperTail(x: number, degreesOfFreedom: number): number {
  return upperGamma(degreesOfFreedom / 2, x / 2);
}

/**
 * The x below which a χ² variable lies with probability p.
 *
 * By bisection to the last double. The smaller of the two tails is compared, so that a p near 0 and a p near 1 both
 * keep their digits. From 10¹⁰ degrees of freedom on the expansion of Cornish and Fisher about the normal law leaves
 * less than a rounding error, z² being a χ² variable itself:
 *
 *     x = ν + z √(2ν) + ⅔ (z² − 1)
 *
 * @param p - in (0, 1)
 * @param degreesOfFreedom - ν > 0, finite
 * @returns the least double where x is below all of them
 * @throws {RangeError} p or ν leaves its range
 * @see Abramowitz & Stegun (1964), 26.4.14 and 26.2.49
 * @example chiSquaredQuantile(0.95, 1); // => 3.841…
 */
export function chiSquaredQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be in (0, 1), not ${p}`);
  if (degreesOfFreedom >= nearlyNormal && degreesOfFreedom < Infinity) {
    const z = p === 0.5 ? 0 : Math.sqrt(chiSquaredQuantile(Math.abs(2 * p - 1), 1));
    const sided = p < 0.5 ? -z : z;
    return degreesOfFreedom + sided * Math.sqrt(2 * degreesOfFreedom) + (2 / 3) * (z * z - 1);
  }
  const shape = degreesOfFreedom / 2;
  const reaches =
    p < 0.5
      ? (x: number) => lowerGamma(shape, x) >= p
      : (x: number) => upperGamma(shape, x) <= 1 - p;
  let high = shape;
  for (const _ of boundedSteps(mostDoublings, 'a quantile of χ²')) {
    if (reaches(high)) break;
    high *= 2;
  }
  let low = high / 2;
  for (const _ of boundedSteps(mostDoublings, 'a quantile of χ²')) {
    if (low === 0 || !reaches(low)) break;
    low /= 2;
  }
  return 2 * bisect(reaches, low, high);
}

const nearlyNormal = 1e10;

/** From the least double to the largest. */
const mostDoublings = 2200;

/** The 97.5 % point of the normal distribution: a 95 % interval reaches this many standard errors to each side. */
export const z95 = 1.959963984540054;
