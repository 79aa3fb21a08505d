import { digammaRise, logBetaRatio } from '../numeric/log-gamma.ts';
import type { Family, Limit } from './family.ts';
import { renewalCurve, renewalLaw } from './renewal-law.ts';

/**
 * Each customer leaves at a renewal with a probability that differs between customers, as B(α, β).
 *
 *     S_k = B(α, β + k)/B(α, β),  r_k = (β + k)/(α + β + k),  mean (α+β−1)/(α−1) periods if α > 1
 *
 * No customer becomes more loyal over time: retention rises because those who are likely to leave do so first.
 * With α ≤ 1 the mean is infinite. α, β > 0; k counts renewals from 0.
 *
 * @see Fader & Hardie (2007), How to Project Customer Retention, J. Interactive Marketing 21(1)
 */
export const shiftedBetaGeometric: Family = {
  parameters: { alpha: 'log', beta: 'log' },
  inPeriods: true,
  starts: betaStarts,
  law: ([alpha = Number.NaN, beta = Number.NaN], periodYears) => {
    const atStart = digammaRise(beta, alpha);
    const logBegins = (k: number, slopes: Float64Array) => {
      slopes[0] = -digammaRise(alpha + beta, k);
      slopes[1] = atStart - digammaRise(beta + k, alpha);
      return logBetaRatio(alpha, beta, k);
    };
    const logRetention = (k: number, slopes: Float64Array) => {
      const all = alpha + beta + k;
      slopes[0] = -1 / all;
      slopes[1] = alpha / (beta + k) / all;
      return -Math.log1p(alpha / (beta + k));
    };
    return renewalLaw({ logBegins, logRetention }, 2, periodYears);
  },
  limit: ([alpha = Number.NaN, beta = Number.NaN]) => betaLimit(alpha, beta),
  curve: ([alpha = Number.NaN, beta = Number.NaN], periodYears) =>
    renewalCurve(
      (k) => Math.exp(logBetaRatio(alpha, beta, k)),
      () => (alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : Infinity),
      periodYears,
    ),
};

/** Beyond this a beta distribution is too narrow to tell from a point with any number of customers. */
const narrow = 1e4;

/**
 * Whether the beta distribution B(α, β) of the probabilities of leaving has shrunk to a point, has moved to both its
 * ends (leave at once, or never), or to the one end where everybody leaves at once.
 */
export function betaLimit(alpha: number, beta: number): Limit | null {
  if (Math.min(alpha, beta) > narrow) return 'customers-alike';
  if (Math.max(alpha, beta) < 1 / narrow) return 'two-kinds';
  return beta < 1e-8 * alpha ? 'first-period' : null;
}

/** Starting points: B(α, β) with the churn of the geometric model of this rate as its mean, from wide to narrow. */
export function betaStarts(rate: number, periodYears: number): (readonly [number, number])[] {
  const churn = -Math.expm1(-rate * periodYears);
  return [2, 30].map((width) => [width * churn, width * Math.exp(-rate * periodYears)]);
}
