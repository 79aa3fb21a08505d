import { risingFactorials } from '../numeric/log-gamma.ts';
import { negativeBinomialChances } from './purchase-chances.ts';
import type { PurchaseModel } from './purchase-model.ts';

/**
 * NBD: customers buy at random, each at a rate λ ~ gamma(r, α), and never stop. It is the benchmark for models in
 * which they do.
 *
 *     log L = log Γ(r+x)/Γ(r) + r log α − (r+x) log(α+T)
 *
 * r log(α/(α+T)) is computed as one logarithm: for very large α, where all customers buy at the same rate, the
 * difference of two would lose all digits.
 *
 * @see Ehrenberg (1959), Applied Statistics 8(1)
 */
export const nbd: PurchaseModel = {
  name: 'nbd',
  parameters: ['r', 'alpha'],
  starts: ({ between }) => [[0.5, 0.5 * between]],
  likelihood: ({ count, counts, countOf, times, purchases, age, ageOf, weight }) => {
    const grown = new Float64Array(times.length);
    const rising = new Float64Array(counts.length);
    const risingSlope = new Float64Array(counts.length);
    return (at, slopes, byTime) => {
      const [r = 0, alpha = 0] = at.map(Math.exp);
      risingFactorials(r, counts, rising, risingSlope);
      const logAlpha = Math.log(alpha);
      for (let i = 0; i < times.length; i++) grown[i] = Math.log1p((times[i] as number) / alpha);
      let sum = 0;
      let byR = 0;
      let byAlpha = 0;
      for (let i = 0; i < count; i++) {
        const x = purchases[i] as number;
        const k = countOf[i] as number;
        const w = weight[i] as number;
        const observed = alpha + (age[i] as number);
        const growth = grown[ageOf[i] as number] as number;
        sum += w * ((rising[k] as number) - (r + x) * growth - x * logAlpha);
        byR += w * ((risingSlope[k] as number) - growth);
        byAlpha += (w * ((r * (age[i] as number)) / alpha - x)) / observed;
        if (byTime !== undefined) {
          byTime.recency[i] = 0;
          byTime.age[i] = (-w * (r + x)) / observed;
        }
      }
      slopes.set([byR * r, byAlpha * alpha]);
      return sum;
    };
  },
  law: ([r = 0, alpha = 0]) => ({
    alive: () => 1,
    aliveAfter: () => 1,
    expected: ({ purchases: x, age }, ahead) => ((r + x) / (alpha + age)) * ahead,
    buysWithin: ({ purchases: x, age }, ahead) =>
      -Math.expm1(-(r + x) * Math.log1p(ahead / (alpha + age))),
    chances: ({ purchases: x, age }, ahead) => negativeBinomialChances(r + x, alpha + age, ahead),
    discounted: ({ purchases: x, age }, discount) => (r + x) / (alpha + age) / discount,
  }),
};
