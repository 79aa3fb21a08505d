import { quantile } from '../numeric/distribution.ts';
import { exactSum } from '../numeric/exact-sum.ts';

/** The limits within which a stable series varies by chance. */
export interface ProcessLimits {
  /** Mean of the values, or their median. */
  readonly centre: number;
  readonly lower: number;
  readonly upper: number;
  /** Mean of the steps |x_i − x_{i−1}| from one value to the next, or their median. */
  readonly movingRange: number;
  /** A single step beyond this is more than chance. */
  readonly rangeLimit: number;
  /** Whether the limits are of only 6 to 16 values, so that a few more can still change them much. */
  readonly provisional: boolean;
}

/** The centre of the limits: means, or medians, which a few outliers do not move. */
export const centreLines = ['mean', 'median'] as const;
export type CentreLine = (typeof centreLines)[number];

/** The fewest values for limits. */
export const fewestForLimits = 6;

/** From this many values on, limits are no longer provisional. */
const fewestForFinal = 17;

/**
 * Factors for ranges of two values: 3/d₂ with d₂ = 1.128 and D₄ for their mean; 3/d₄ with d₄ = 0.954 and D₆ for
 * their median.
 */
const factors: Readonly<Record<CentreLine, { readonly limit: number; readonly range: number }>> = {
  mean: { limit: 2.66, range: 3.268 },
  median: { limit: 3.145, range: 3.865 },
};

/**
 * Limits of a process behaviour chart (an XmR chart, of individual values and moving ranges).
 *
 *     centre ± 2.66·mR̄,  range limit 3.268·mR̄     from means
 *     centre ± 3.145·m̃R, range limit 3.865·m̃R     from medians
 *
 * The width comes from the differences between successive values, not from the standard deviation, which a shift of the
 * series would inflate, so that it would not be detected.
 *
 * @param values - in order of time; finite
 * @param from - means, or medians
 * @returns undefined with fewer than 6 values. The lower limit of a count may well be negative.
 * @throws {RangeError} a value is not finite
 * @see Wheeler (2000), Understanding Variation, 2nd ed., SPC Press, ch. 3 and the appendix of factors
 * @example processLimits([4, 6, 4, 6, 4, 6], 'mean'); // => centre 5, limits −0.32 and 10.32
 */
export function processLimits(
  values: ArrayLike<number>,
  from: CentreLine,
): ProcessLimits | undefined {
  const count = values.length;
  if (count < fewestForLimits) return undefined;
  const sorted = Float64Array.from(values).sort();
  const ranges = movingRanges(values).subarray(1);
  const movingRange = from === 'mean' ? exactSum(ranges) / ranges.length : median(ranges.sort());
  const middle = from === 'mean' ? exactSum(sorted) / count : median(sorted);
  // Division may round the mean of equal values away from them, and all would lie beyond the limits.
  const least = sorted[0] ?? Number.NaN;
  const most = sorted[count - 1] ?? Number.NaN;
  const centre = Math.min(most, Math.max(least, middle));
  const { limit, range } = factors[from];
  return {
    centre,
    lower: centre - limit * movingRange,
    upper: centre + limit * movingRange,
    movingRange,
    rangeLimit: range * movingRange,
    provisional: count < fewestForFinal,
  };
}

/** The step to each value from the one before; NaN for the first. */
export function movingRanges(values: ArrayLike<number>): Float64Array {
  const ranges = new Float64Array(values.length).fill(Number.NaN);
  let before = Number.NaN;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) throw new RangeError(`value ${i} is ${value}`);
    ranges[i] = Math.abs(value - before);
    before = value;
  }
  return ranges;
}

const median = (sorted: Float64Array): number => quantile(sorted, 0.5);
