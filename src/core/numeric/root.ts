import { bisect } from './bisect.ts';

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

const steps = 256;

/**
 * The smallest point of [low, high] where f changes sign, found on a grid of 256 steps and then by
 * bisection; undefined where no step of the grid sees a change.
 */
export function firstRoot(f: (x: number) => number, low: number, high: number): number | undefined {
  let left = low;
  for (let step = 1; step <= steps; step++) {
    const right = step === steps ? high : low + ((high - low) * step) / steps;
    const found = root(f, left, right);
    if (found !== undefined) return found;
    left = right;
  }
  return undefined;
}
