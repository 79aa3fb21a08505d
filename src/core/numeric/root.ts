/**
 * A point in [low, high] where f changes sign, by bisection to the last double: slow, and sure.
 *
 * @returns undefined where f has the same sign, and is not 0, at both ends
 */
function root(f: (x: number) => number, low: number, high: number): number | undefined {
  let left = low;
  let right = high;
  const atLeft = f(left);
  const atRight = f(right);
  if (atLeft === 0) return left;
  if (atRight === 0) return right;
  if (!(atLeft < 0 !== atRight < 0)) return undefined;
  for (;;) {
    const middle = left + (right - left) / 2;
    if (middle <= left || middle >= right) return right;
    const at = f(middle);
    if (at === 0) return middle;
    if (at < 0 === atLeft < 0) left = middle;
    else right = middle;
  }
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
