/** Where the weight of the beta law has fallen by e^−45 the sum may end. */
const negligible = 45;
const step = 1 / 32;

/**
 * The mean of a smooth function of p over the beta law: ∫ f(p) p^(a−1) (1−p)^(b−1) dp / B(a, b).
 *
 * Summed at equal steps of τ with the log-odds of p at log a/b + w·(π/2) sinh τ: both ends, where the law may be
 * infinite, move away twice exponentially, and such a sum of an analytic function has all digits. The width
 * w = √(1/a + 1/b) is that of the law where it is narrow. The sum of the weights stands for B(a, b), so that
 * nothing cancels where a and b are large.
 *
 * @param a - > 0
 * @param b - > 0
 * @see Takahasi & Mori (1974), Publications of RIMS 9(3)
 * @example betaMean(2, 3, (p) => p); // => 2/5
 */
export function betaMean(a: number, b: number, f: (p: number) => number): number {
  const middle = Math.log(a / b);
  const width = Math.min(1, Math.sqrt(1 / a + 1 / b)) * (Math.PI / 2);
  const highest = logWeight(a, b, middle);
  let sum = 0;
  let weights = 0;
  for (const direction of [1, -1]) {
    for (let k = direction === 1 ? 0 : 1; ; k++) {
      const grown = Math.exp(k * step);
      const odds = middle + (direction * width * (grown - 1 / grown)) / 2;
      const log = logWeight(a, b, odds) - highest + Math.log(grown + 1 / grown);
      if (log < -negligible) break;
      const weight = Math.exp(log);
      weights += weight;
      sum += weight * f(1 / (1 + Math.exp(-odds)));
    }
  }
  return sum / weights;
}

/** log p^a (1−p)^b at the log-odds of p. */
const logWeight = (a: number, b: number, odds: number): number =>
  -a * softplus(-odds) - b * softplus(odds);

/** log(1 + e^x). */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
