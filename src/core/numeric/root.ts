import { boundedSteps } from './bounded-steps.ts';

const gridSteps = 256;

/**
 * The smallest point of [low, high] where f changes sign, found on a grid of 256 steps and then by
 * bisection.
 *
 * @returns undefined where f has the same sign at all points of the grid
 */
export function firstRoot(f: (x: number) => number, low: number, high: number): number | undefined {
  let left = low;
  for (let step = 1; step <= gridSteps; step++) {
    const right = step === gridSteps ? high : low + ((high - low) * step) / gridSteps;
    const found = root(f, left, right);
    if (found !== undefined) return found;
    left = right;
  }
  return undefined;
}

/**
 * A point in [low, high] where f changes sign.
 *
 * @returns undefined where f has the same sign, and is not 0, at both ends, or is no number there
 */
function root(f: (x: number) => number, low: number, high: number): number | undefined {
  const atLow = f(low);
  const atHigh = f(high);
  if (atLow === 0) return low;
  if (atHigh === 0) return high;
  if (!(atLow < 0 ? atHigh > 0 : atLow > 0 && atHigh < 0)) return undefined;
  return bisect(atLow < 0 ? (x) => f(x) >= 0 : (x) => f(x) <= 0, low, high);
}

/** Halving the distance of two doubles leaves none between them after as many steps as there are bits and exponents. */
const mostHalvings = 2200;

/**
 * The smallest double for which a condition holds, by bisection: slow, but certain.
 *
 * @param reaches - the condition; where it holds for a number, it holds for all larger ones
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
  for (const _ of boundedSteps(mostHalvings, 'a bisection')) {
    const middle = left + (right - left) / 2;
    if (!(middle > left && middle < right)) break;
    if (reaches(middle)) right = middle;
    else left = middle;
  }
  return right;
}
