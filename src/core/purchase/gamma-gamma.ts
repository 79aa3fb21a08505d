import { digammaRise, logGamma } from '../numeric/log-gamma.ts';
import type { Sloped } from '../numeric/maximise.ts';

/** What customers spend: of each, on how many purchases, and how much a purchase on average. */
export interface PurchaseSpending {
  /** n ≥ 1. */
  readonly purchases: ArrayLike<number>;
  /** z̄ > 0, in money scaled to about 1. */
  readonly meanSpend: ArrayLike<number>;
}

/**
 * Gamma-Gamma: purchases of a customer vary as gamma(p, ν), and ν over the customers as gamma(q, v).
 *
 *     log L = log Γ(pn+q)/(Γ(pn) Γ(q)) + q log v + pn log n + (pn−1) log z̄ − (pn+q) log(v + n z̄)
 *
 * @returns the log-likelihood in log p, log q and log v, with its slopes
 * @see Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value, eq. 1a
 */
export function gammaGammaLikelihood({ purchases, meanSpend }: PurchaseSpending): Sloped {
  const counts = [...new Set(Array.from(purchases))].sort((a, b) => a - b);
  const index = new Map(counts.map((count, k) => [count, k]));
  const countOf = Uint32Array.from(
    { length: purchases.length },
    (_, i) => index.get(purchases[i] as number) ?? 0,
  );
  const logSpend = Float64Array.from({ length: purchases.length }, (_, i) =>
    Math.log(meanSpend[i] as number),
  );
  const constant = new Float64Array(counts.length);
  const byPConstant = new Float64Array(counts.length);
  const byQConstant = new Float64Array(counts.length);
  return (at, slopes) => {
    const [p = 0, q = 0, v = 0] = at.map(Math.exp);
    for (const [k, n] of counts.entries()) {
      const pn = p * n;
      constant[k] = logGamma(pn + q) - logGamma(pn) - logGamma(q) + pn * Math.log(n);
      byPConstant[k] = n * (digammaRise(pn, q) + Math.log(n));
      byQConstant[k] = digammaRise(q, pn);
    }
    const logV = Math.log(v);
    let sum = 0;
    let byP = 0;
    let byQ = 0;
    let byV = 0;
    for (let i = 0; i < countOf.length; i++) {
      const k = countOf[i] as number;
      const n = purchases[i] as number;
      const log = logSpend[i] as number;
      const whole = v + n * (meanSpend[i] as number);
      const logWhole = Math.log(whole);
      const shape = p * n + q;
      sum += (constant[k] as number) + q * logV + (p * n - 1) * log - shape * logWhole;
      byP += (byPConstant[k] as number) + n * (log - logWhole);
      byQ += (byQConstant[k] as number) + logV - logWhole;
      byV += q / v - shape / whole;
    }
    slopes.set([byP * p, byQ * q, byV * v]);
    return sum;
  };
}

/** The law of spend with its parameters, in money. */
export interface SpendLaw {
  /** Mean spend of a purchase over all customers; null where it is infinite (q ≤ 1). */
  readonly mean: number | null;
  /** What a purchase of a customer is expected to be, given n with the mean z̄; null where it is infinite (p n + q ≤ 1). */
  readonly expected: (purchases: number, meanSpend: number) => number | null;
  /**
   * How far purchases of such a customer lie from that, in squares of it: by chance from one to the next, and all
   * of them together because n purchases tell the customer's own mean only so well; infinite where p n + q ≤ 2.
   */
  readonly variation: (purchases: number) => { readonly within: number; readonly between: number };
}

/**
 *     E[spend | n, z̄] = p (v + n z̄)/(p n + q − 1) = m,  a mean of z̄ and of the mean of all, p v/(q − 1)
 *     E[Var(z | ν)] = m² (A − 1)/(p (A − 2)),  Var(E(z | ν)) = m²/(A − 2),  A = p n + q, since ν is gamma(A, v + n z̄)
 *
 * @param scale - what the money was divided by before the fit
 */
export function gammaGammaLaw([p = 0, q = 0, v = 0]: readonly number[], scale: number): SpendLaw {
  return {
    mean: q > 1 ? (scale * p * v) / (q - 1) : null,
    variation: (n) => {
      const left = Math.max(0, p * n + q - 2);
      return { within: (left + 1) / (p * left), between: 1 / left };
    },
    expected: (n, z) => (p * n + q > 1 ? (p * (v * scale + n * z)) / (p * n + q - 1) : null),
  };
}
