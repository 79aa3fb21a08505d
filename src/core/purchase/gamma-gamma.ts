import { type BfgsResult, maximiseBfgs, refineMaximum } from '../numeric/bfgs.ts';
import { digammaRise, logGamma } from '../numeric/log-gamma.ts';
import type { Sloped } from '../numeric/maximise.ts';
import { inverse } from '../numeric/symmetric-matrix.ts';
import { customersAt, sampledPlaces } from './purchase-cells.ts';

/** The number of purchases of each customer, and their mean spend; or of several customers who have the same. */
export interface PurchaseSpending {
  /** n ≥ 1. */
  readonly purchases: ArrayLike<number>;
  /** z̄ > 0, in money scaled to about 1. */
  readonly meanSpend: ArrayLike<number>;
  /** The number of customers that each entry stands for. Absent where each is one customer. */
  readonly customers?: ArrayLike<number> | undefined;
}

/** The Gamma-Gamma model with fixed parameters, in money. */
export interface SpendLaw {
  /** Mean spend of a purchase over all customers; null where it is infinite (q ≤ 1). */
  readonly mean: number | null;
  /** Expected spend of a purchase of a customer with n purchases of mean z̄; null where infinite (p n + q ≤ 1). */
  readonly expected: (purchases: number, meanSpend: number) => number | null;
  /**
   * Relative variances of the spend of a purchase, in units of its expectation squared. `within`: between purchases
   * of one customer. `between`: of the customer's mean, which n purchases determine only in part. Infinite where
   * p n + q ≤ 2.
   */
  readonly variation: (purchases: number) => { readonly within: number; readonly between: number };
}

/** How a fit ended: at a maximum, or where many parameters fit equally well. */
export const spendFitStatuses = ['converged', 'flat'] as const;

/** The Gamma-Gamma model fitted to the spend of customers. */
export interface FittedSpend {
  readonly status: (typeof spendFitStatuses)[number];
  /** p and q without a unit, v in money. */
  readonly parameters: { readonly p: number; readonly q: number; readonly v: number };
  /** By the delta method; null away from a maximum. */
  readonly standardErrors: { readonly p: number; readonly q: number; readonly v: number } | null;
  /** Covariances of log p, log q and log v; null away from a maximum. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly logLikelihood: number;
  readonly law: SpendLaw;
}

/** log p, log q and log v of money with mean 1. */
const start = [5, 4, 0.6].map(Math.log);

/**
 * Fits the Gamma-Gamma model by maximum likelihood to customers with at least one purchase each and spend above 0.
 * Money is divided by its mean first, so that p and q do not depend on its unit.
 *
 * @returns null for fewer than two customers
 * @throws {RangeError} a mean spend or a number of purchases is not above 0
 */
export function fitSpend(spending: PurchaseSpending): FittedSpend | null {
  const { purchases, meanSpend } = spending;
  const entries = purchases.length;
  let total = 0;
  let customers = 0;
  for (let i = 0; i < entries; i++) {
    const n = purchases[i] ?? 0;
    const z = meanSpend[i] ?? 0;
    if (!(n > 0 && z > 0 && n * z < Infinity)) {
      throw new RangeError(`customer ${i} cannot have spent ${z} on each of ${n} purchases`);
    }
    const own = customersAt(spending, i);
    total += own * z;
    customers += own;
  }
  if (customers < 2) return null;
  const scale = total / customers;
  const scaled = new Float64Array(entries);
  for (let i = 0; i < entries; i++) scaled[i] = (meanSpend[i] as number) / scale;
  const ofMeanOne = { ...spending, meanSpend: scaled };
  const likelihood = gammaGammaLikelihood(ofMeanOne);
  const near = searchMaximum(ofMeanOne, customers, likelihood);
  const { at, value, curvature, flat } = refineMaximum(likelihood, near);
  const [p = 0, q = 0, v = 0] = at.map(Math.exp);
  const covariance = inverse(curvature);
  const known = covariance.every((row, i) => Math.sqrt(row[i] ?? Number.NaN) < uselessError);
  const settled = !flat && known && !isFar(at);
  const [pError = 0, qError = 0, vError = 0] = covariance.map((row, i) => Math.sqrt(row[i] ?? 0));
  return {
    status: settled ? 'converged' : 'flat',
    parameters: { p, q, v: v * scale },
    covariance: settled ? covariance : null,
    standardErrors: settled ? { p: p * pError, q: q * qError, v: v * scale * vError } : null,
    // Back to the density of money in its own unit.
    logLikelihood: value - customers * Math.log(scale),
    law: gammaGammaLaw([p, q, v], scale),
  };
}

/** The farthest that the search goes from its start, in logarithms, and a standard error that reaches that far. */
const farthest = 16;
const uselessError = farthest / 2;

const isFar = (at: readonly number[]): boolean =>
  at.some((x, i) => Math.abs(x - (start[i] ?? 0)) > farthest);

/** With more entries than `many`, the search starts with a sample of `few` customers. */
const many = 20_000;
const few = 4_000;

/** The maximum of the likelihood; for many customers, the maximum for a sample is found first. */
function searchMaximum(
  spending: PurchaseSpending,
  customers: number,
  likelihood: Sloped,
): BfgsResult {
  const entries = spending.purchases.length;
  if (entries <= many) return maximiseBfgs(likelihood, start, customers, isFar);
  const every = customers / few;
  const weight = Float64Array.from({ length: entries }, (_, i) => customersAt(spending, i));
  const places = sampledPlaces(weight, few);
  const some = (column: ArrayLike<number>) => Float64Array.from(places, (i) => column[i] ?? 0);
  const sample = gammaGammaLikelihood({
    purchases: some(spending.purchases),
    meanSpend: some(spending.meanSpend),
  });
  const { at, curvature, flat } = refineMaximum(sample, maximiseBfgs(sample, start, few, isFar));
  if (flat) return maximiseBfgs(likelihood, at, customers, isFar);
  const learnt = inverse(curvature).map((row) => row.map((entry) => entry / every));
  return maximiseBfgs(likelihood, at, customers, isFar, learnt);
}

/**
 * Gamma-Gamma: purchases of a customer vary as gamma(p, ν), and ν over the customers as gamma(q, v).
 *
 *     log L = log Γ(pn+q)/(Γ(pn) Γ(q)) + q log v + pn log n + (pn−1) log z̄ − (pn+q) log(v + n z̄)
 *
 * @returns the log-likelihood in log p, log q and log v, with its slopes
 * @see Fader & Hardie (2013), The Gamma-Gamma Model of Monetary Value, eq. 1a
 */
export function gammaGammaLikelihood(spending: PurchaseSpending): Sloped {
  const { purchases, meanSpend } = spending;
  const entries = purchases.length;
  const distinct = new Set<number>();
  for (let i = 0; i < entries; i++) distinct.add(purchases[i] as number);
  const counts = [...distinct].sort((a, b) => a - b);
  const index = new Map(counts.map((count, k) => [count, k]));
  const countOf = new Uint32Array(entries);
  const logSpend = new Float64Array(entries);
  for (let i = 0; i < entries; i++) {
    countOf[i] = index.get(purchases[i] as number) as number;
    logSpend[i] = Math.log(meanSpend[i] as number);
  }
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
      const own = customersAt(spending, i);
      sum += own * ((constant[k] as number) + q * logV + (p * n - 1) * log - shape * logWhole);
      byP += own * ((byPConstant[k] as number) + n * (log - logWhole));
      byQ += own * ((byQConstant[k] as number) + logV - logWhole);
      byV += own * (q / v - shape / whole);
    }
    slopes.set([byP * p, byQ * q, byV * v]);
    return sum;
  };
}

/**
 * The Gamma-Gamma model with its parameters.
 *
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
