import type { Family } from './family.ts';
import { renewalCurve, renewalLaw } from './renewal-law.ts';

/**
 * The geometric model: the same share r of the customers renews at the end of every period.
 *
 *     S_k = rᵏ,  mean 1/(1 − r) periods;   0 < r < 1 a period
 */
export const constantRetention: Family = {
  parameters: { retention: 'logit' },
  inPeriods: true,
  starts: (rate, periodYears) => [[Math.exp(-rate * periodYears)]],
  law: ([retention = Number.NaN], periodYears) => {
    const log = Math.log(retention);
    const logBegins = (k: number, slopes: Float64Array) => {
      slopes[0] = k / retention;
      return k * log;
    };
    const logRetention = (_: number, slopes: Float64Array) => {
      slopes[0] = 1 / retention;
      return log;
    };
    return renewalLaw({ logBegins, logRetention }, 1, periodYears);
  },
  limit: ([retention = Number.NaN]) => (retention < 1e-8 ? 'first-period' : null),
  curve: ([retention = Number.NaN], periodYears) => {
    const log = Math.log(retention);
    return {
      ...renewalCurve(
        (k) => Math.exp(k * log),
        () => 1 / (1 - retention),
        periodYears,
      ),
      hazard: -log / periodYears,
    };
  },
};
