import { logGamma } from '../numeric/log-gamma.ts';

/** Where the weight of the beta law has fallen by e^−45 the sum may end. */
const negligible = 45;
const step = 1 / 12;

/**
 * The mean of a smooth function of p over the beta law: ∫ f(p) p^(a−1) (1−p)^(b−1) dp / B(a, b).
 *
 * Summed at equal steps of τ with the log-odds of p at (π/2) sinh τ around their middle: both ends, where
 * the law may be infinite, move away twice exponentially, and such a sum of an analytic function has all digits.
 *
 * @param a - > 0
 * @param b - > 0
 * @see Takahasi & Mori (1974), Publications of RIMS 9(3)
 * @example betaMean(2, 3, (p) => p); // => 2/5
 */
export function betaMean(a: number, b: number, f: (p: number) => number): number {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const middle = Math.log(a / b);
  let sum = 0;
  for (const direction of [1, -1]) {
    for (let k = direction === 1 ? 0 : 1; ; k++) {
      const tau = direction * k * step;
      const sinh = Math.expm1(tau) / 2 - Math.expm1(-tau) / 2;
      const odds = middle + (Math.PI / 2) * sinh;
      const logP = -softplus(-odds);
      const logRest = -softplus(odds);
      const logWeight = a * logP + b * logRest - logBeta;
      const stretch = (Math.PI / 4) * (Math.exp(tau) + Math.exp(-tau));
      const weight = Math.exp(logWeight) * stretch;
      if (logWeight + Math.log(stretch) < -negligible && k > 0) break;
      sum += weight * f(Math.exp(logP));
    }
  }
  return sum * step;
}

/** log(1 + e^x). */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
