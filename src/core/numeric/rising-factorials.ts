import { digammaRise, large, logGamma, stirlingRise } from './log-gamma.ts';

/** So many single steps are quicker, and as exact, as one leap. */
const fewSteps = 24;

/**
 * log Γ(c + n) − log Γ(c) and its slope in c, for whole numbers n in rising order.
 *
 * A likelihood needs them for every number of purchases that occurs: from one to the next is a sum of a
 * few logarithms, Γ(c+1) = c Γ(c), or a leap by Stirling's formula.
 *
 * @param c - > 0, finite
 * @param counts - whole, rising, ≥ 0
 * @param values - one entry a count, written
 * @param slopes - the same, of the derivatives in c
 */
export function risingFactorials(
  c: number,
  counts: ArrayLike<number>,
  values: Float64Array,
  slopes: Float64Array,
): void {
  let reached = 0;
  let value = 0;
  let slope = 0;
  for (let i = 0; i < counts.length; i++) {
    const next = counts[i] as number;
    if (next - reached <= fewSteps) {
      for (; reached < next; reached++) {
        value += Math.log(c + reached);
        slope += 1 / (c + reached);
      }
    } else {
      value += logGammaRise(c + reached, next - reached);
      slope += digammaRise(c + reached, next - reached);
      reached = next;
    }
    values[i] = value;
    slopes[i] = slope;
  }
}

/** log Γ(x + t) − log Γ(x), x > 0 and t ≥ 0, without the noise of two large numbers. */
function logGammaRise(x: number, t: number): number {
  if (x < large) return logGamma(x + t) - logGamma(x);
  return (x - 0.5) * Math.log1p(t / x) + t * Math.log(x + t) - t + stirlingRise(x, t);
}
