/** Sums over the n terms 1, q, q², … */
export interface GeometricSums {
  /** Σ qᵏ */
  readonly sum: number;
  /** Σ k·qᵏ */
  readonly weighted: number;
}

/**
 * Sums of a geometric series, from ln q, for k = 0 … n − 1.
 *
 * Finite sums are put together from blocks, the first m terms and the next l of them being
 *
 *     S(m + l) = S(m) + qᵐ·S(l)        W(m + l) = W(m) + qᵐ·(W(l) + m·S(l))
 *
 * with l = m or 1, once for each binary digit of n. Nothing is ever subtracted, so that no q, however
 * near to 1, costs a digit, as the formulas (1 − qⁿ)/(1 − q) do.
 *
 * @param logRatio - ln q, finite
 * @param terms - n, whole, ≥ 0 and below 2³¹, or Infinity
 * @returns Infinity where the sums are
 * @throws {RangeError} the ratio or n leaves its range
 * @example geometricSums(Math.log(0.5), 3) // => { sum: 1.75, weighted: 1 }
 */
export function geometricSums(logRatio: number, terms: number): GeometricSums {
  if (!(Math.abs(logRatio) < Infinity)) throw new RangeError(`no ratio exp(${logRatio})`);
  if (terms === Infinity) {
    if (!(logRatio < 0)) return { sum: Infinity, weighted: Infinity };
    const left = -Math.expm1(logRatio);
    return { sum: 1 / left, weighted: Math.exp(logRatio) / left / left };
  }
  if (!(Number.isInteger(terms) && terms >= 0 && terms < 2 ** 31))
    throw new RangeError(`no sum of ${terms} terms`);
  if (terms === 0) return { sum: 0, weighted: 0 };
  if (logRatio === 0) return { sum: terms, weighted: (terms * (terms - 1)) / 2 };
  const ratio = Math.exp(logRatio);
  let count = 1;
  let sum = 1;
  let weighted = 0;
  let power = ratio;
  for (let digit = 30 - Math.clz32(terms); digit >= 0; digit--) {
    weighted += power * (weighted + count * sum);
    sum += power * sum;
    count *= 2;
    power = count > mostMultiplied ? Math.exp(count * logRatio) : power * power;
    if ((terms >> digit) & 1) {
      weighted += power * count;
      sum += power;
      count += 1;
      power *= ratio;
    }
  }
  return { sum, weighted };
}

/** Multiplying costs a bit of a power for each doubling, the exponential function takes longer. */
const mostMultiplied = 64;
