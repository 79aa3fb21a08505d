/**
 * The first place of a number that is not below a limit, by halving; the end where all numbers are below it.
 *
 * @param numbers - do not fall between the two places
 * @param from - the first place that is searched
 * @param to - one after the last
 * @example firstNotBelow([1, 3, 3, 7], 3) // => 1
 */
export function firstNotBelow(
  numbers: ArrayLike<number>,
  limit: number,
  from = 0,
  to: number = numbers.length,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
