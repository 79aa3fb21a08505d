import { steps } from './steps.ts';

/** Halving the distance of two doubles leaves none between them after as many steps as there are bits and exponents. */
const mostHalvings = 2200;

/**
 * The smallest double that reaches something, by bisection: slow, and sure. For a condition that, once it holds, holds
 * for all larger numbers.
 *
 * @param low - where the condition does not hold; finite
 * @param high - where it holds; finite, above `low`
 * @throws {RangeError} an end is not finite
 * @example bisect((x) => x * x >= 2, 1, 2); // => √2
 */
export function bisect(reaches: (x: number) => boolean, low: number, high: number): number {
  if (!(Math.abs(low) < Infinity && Math.abs(high) < Infinity)) {
    throw new RangeError(`cannot search between ${low} and ${high}`);
  }
  let left = low;
  let right = high;
  for (const _ of steps(mostHalvings, 'a bisection')) {
    const middle = left + (right - left) / 2;
    if (!(middle > left && middle < right)) break;
    if (reaches(middle)) right = middle;
    else left = middle;
  }
  return right;
}
