/**
 * The p-quantile of sorted values, type 7 of Hyndman & Fan (the default of R, NumPy and Excel's
 * PERCENTILE.INC): linear between the order statistics at h = (n − 1)·p.
 *
 * @param sorted - ascending, at least one value
 * @param p - in [0, 1]
 * @throws {RangeError} no values, or p leaves its range
 * @see Hyndman & Fan (1996), The American Statistician 50(4)
 * @example quantile([1, 2, 3, 4], 0.5); // => 2.5
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be in [0, 1], not ${p}`);
  const h = (sorted.length - 1) * p;
  const below = Math.floor(h);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  if (low === undefined || high === undefined) throw new RangeError('a quantile needs values');
  return low + (h - below) * (high - low);
}

/** How values are spread: their mean and three quantiles of type 7. */
export interface Distribution {
  readonly mean: number;
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
}
