import { lowerGamma, upperGamma } from './incomplete-gamma.ts';

/**
 * How likely a χ² variable is to exceed x: Q(ν/2, x/2).
 *
 * @param x - ≥ 0
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
 * By bisection to the last double: slow, and sure for any p. The smaller of the two tails is compared,
 * so that a p near 0 and a p near 1 both keep their digits.
 *
 * @param p - in (0, 1)
 * @param degreesOfFreedom - ν > 0, finite
 * @throws {RangeError} p or ν leaves its range
 * @example chiSquaredQuantile(0.95, 1); // => 3.841…
 */
export function chiSquaredQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be in (0, 1), not ${p}`);
  const shape = degreesOfFreedom / 2;
  const reaches =
    p < 0.5
      ? (x: number) => lowerGamma(shape, x) >= p
      : (x: number) => upperGamma(shape, x) <= 1 - p;
  let high = shape;
  while (!reaches(high)) high *= 2;
  let low = high / 2;
  while (low > 0 && reaches(low)) low /= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return 2 * high;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
}
