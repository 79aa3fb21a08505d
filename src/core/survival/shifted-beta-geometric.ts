import { digammaRise, logBetaRatio } from '../numeric/log-gamma.ts';
import { betaLimit, betaStarts } from './differing-customers.ts';
import type { Family } from './family.ts';
import { renewalCurve } from './renewal-curve.ts';
import { renewalLaw } from './renewal-law.ts';

/**
 * Every customer has a chance of leaving of their own at each renewal, B(α, β) over the customers.
 *
 *     S_k = B(α, β + k)/B(α, β),  r_k = (β + k)/(α + β + k),  mean (α+β−1)/(α−1) periods if α > 1
 *
 * Nobody becomes more loyal: those who leave easily are gone first, so that retention rises by
 * sorting alone. With α ≤ 1 the mean is infinite. α, β > 0; k counts renewals from 0.
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
