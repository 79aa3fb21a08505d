import { type BfgsResult, maximiseBfgs, refineMaximum } from '../numeric/bfgs.ts';
import type { Sloped } from '../numeric/maximise.ts';
import { inverse } from '../numeric/symmetric-matrix.ts';
import {
  gammaGammaLaw,
  gammaGammaLikelihood,
  type PurchaseSpending,
  type SpendLaw,
} from './gamma-gamma.ts';

/** How a fit ended: at a maximum, or where many parameters fit alike. */
export const spendFitStatuses = ['converged', 'flat'] as const;

/** How spend a purchase varies over customers, and within one. */
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
 * Fits Gamma-Gamma by maximum likelihood to customers with at least one purchase each and spend above 0.
 * Money is divided by its mean beforehand, so that its unit moves no digit of p and q.
 *
 * @returns null for fewer than two customers, who tell nothing of how customers differ
 * @throws {RangeError} a mean spend or a number of purchases is not above 0
 */
export function fitSpend({ purchases, meanSpend }: PurchaseSpending): FittedSpend | null {
  const customers = purchases.length;
  let total = 0;
  for (let i = 0; i < customers; i++) {
    const n = purchases[i] ?? 0;
    const z = meanSpend[i] ?? 0;
    if (!(n > 0 && z > 0 && n * z < Infinity)) {
      throw new RangeError(`customer ${i} cannot have spent ${z} on each of ${n} purchases`);
    }
    total += z;
  }
  if (customers < 2) return null;
  const scale = total / customers;
  const scaled = Float64Array.from({ length: customers }, (_, i) => (meanSpend[i] ?? 0) / scale);
  const likelihood = gammaGammaLikelihood({ purchases, meanSpend: scaled });
  const near = highest({ purchases, meanSpend: scaled }, likelihood);
  const { at, value, curvature, flat } = refineMaximum(likelihood, near.at);
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
    // A density of money divided by the scale is so many times higher.
    logLikelihood: value - customers * Math.log(scale),
    law: gammaGammaLaw([p, q, v], scale),
  };
}

/** As with purchases: the logarithm of a ratio that has no meaning any more, and a standard error that reaches it. */
const farthest = 16;
const uselessError = farthest / 2;

const isFar = (at: readonly number[]): boolean =>
  at.some((x, i) => Math.abs(x - (start[i] ?? 0)) > farthest);

/** From so many customers on, every so many-th of them shows the way. */
const many = 20_000;
const few = 4_000;

/** The top of the likelihood: of many customers few are climbed first, as with purchases. */
function highest(spending: PurchaseSpending, likelihood: Sloped): BfgsResult {
  const customers = spending.purchases.length;
  if (customers <= many) return maximiseBfgs(likelihood, start, customers, isFar);
  const every = customers / few;
  const some = (column: ArrayLike<number>) =>
    Float64Array.from({ length: few }, (_, i) => column[Math.floor((i + 0.5) * every)] ?? 0);
  const sample = gammaGammaLikelihood({
    purchases: some(spending.purchases),
    meanSpend: some(spending.meanSpend),
  });
  const { at, curvature, flat } = refineMaximum(sample, maximiseBfgs(sample, start, few, isFar).at);
  if (flat) return maximiseBfgs(likelihood, at, customers, isFar);
  const learnt = inverse(curvature).map((row) => row.map((entry) => entry / every));
  return maximiseBfgs(likelihood, at, customers, isFar, learnt);
}
