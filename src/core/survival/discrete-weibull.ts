import { infiniteSum } from '../numeric/infinite-sum.ts';
import type { Family } from './family.ts';
import { renewalCurve, renewalLaw } from './renewal-law.ts';
import { weibull } from './weibull.ts';

/**
 * The discrete Weibull model: the Weibull at the end of every period. The share that renews rises with every renewal
 * (c < 1) or falls (c > 1), and all customers are alike.
 *
 *     S_k = exp(−(k p/η)ᶜ) = q^(kᶜ),  q = exp(−(p/η)ᶜ),  mean Σ S_k periods
 *
 * Shape c > 0; scale η > 0 in years; p is the period; k counts renewals from 0. With c = 1 it is the geometric. The
 * beta-discrete-Weibull becomes it as α and β grow. The scale is the parameter because q, so close to 1 where c is
 * large, would lose its digits.
 *
 * @see Nakagawa & Osaki (1975), The Discrete Weibull Distribution, IEEE Transactions on Reliability R-24(5)
 */
export const discreteWeibull: Family = {
  parameters: weibull.parameters,
  inPeriods: true,
  starts: weibull.starts,
  law: ([shape = Number.NaN, scale = Number.NaN], periodYears) => {
    /** (k p/η)ᶜ, minus log S_k, and its derivatives by shape and scale. */
    const cumulated = (k: number) => {
      const hazard = reached(k, shape, scale / periodYears);
      return {
        hazard,
        byShape: k === 0 ? 0 : hazard * Math.log((k * periodYears) / scale),
        byScale: (-hazard * shape) / scale,
      };
    };
    const between = (from: number, to: number, slopes: Float64Array) => {
      const before = cumulated(from);
      const after = cumulated(to);
      slopes[0] = before.byShape - after.byShape;
      slopes[1] = before.byScale - after.byScale;
      return before.hazard - after.hazard;
    };
    return renewalLaw(
      {
        logBegins: (k, slopes) => between(0, k, slopes),
        logRetention: (k, slopes) => between(k, k + 1, slopes),
      },
      2,
      periodYears,
    );
  },
  limit: weibull.limit,
  curve: ([shape = Number.NaN, scale = Number.NaN], periodYears) => {
    const begins = (k: number) => Math.exp(-reached(k, shape, scale / periodYears));
    return renewalCurve(begins, () => infiniteSum(begins), periodYears);
  },
};

/** (k/η)ᶜ with η in periods, limited so that it does not overflow. */
const reached = (k: number, shape: number, scale: number): number =>
  k === 0 ? 0 : Math.exp(Math.min(690, shape * Math.log(k / scale)));
