import { z95 } from '../numeric/chi-squared.ts';

/**
 * The 95 % score interval (Wilson) of a share, from a count in n.
 *
 *     (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 *
 * Unlike p ± z·√(p(1−p)/n) it stays within 0 and 1, and has a width also for a count of 0 or n.
 *
 * @param count - in [0, n]
 * @param of - n, > 0
 * @throws {RangeError} the count or n leaves its range
 * @see Wilson (1927), J. American Statistical Association 22(158)
 * @example shareInterval(0, 10); // => { low: 0, high: 0.2775… }
 */
export function shareInterval(
  count: number,
  of: number,
): { readonly low: number; readonly high: number } {
  if (!(count >= 0 && count <= of && of > 0 && of < Infinity)) {
    throw new RangeError(`no share of ${count} in ${of}`);
  }
  const p = count / of;
  const square = (z95 * z95) / of;
  const middle = p + square / 2;
  const reach = Math.sqrt(square * (p * (1 - p) + square / 4));
  return {
    low: count === 0 ? 0 : Math.max(0, (middle - reach) / (1 + square)),
    high: count === of ? 1 : Math.min(1, (middle + reach) / (1 + square)),
  };
}
