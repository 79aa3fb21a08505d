/**
 * A point in [low, high] where f changes sign, by bisection to the last double: slow, and sure.
 *
 * @returns undefined where f has the same sign, and is not 0, at both ends
 */
export function root(f: (x: number) => number, low: number, high: number): number | undefined {
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
