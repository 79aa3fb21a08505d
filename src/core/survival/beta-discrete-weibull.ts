import { infiniteSum } from '../numeric/infinite-sum.ts';
import { digammaRise, logBetaRatio } from '../numeric/log-gamma.ts';
import type { Family } from './family.ts';
import { renewalCurve, renewalLaw } from './renewal-law.ts';
import { betaLimit, betaStarts } from './shifted-beta-geometric.ts';

/**
 * Customers differ as in the shifted beta-geometric, and the probability that a customer leaves also changes over
 * time: it falls with every renewal (c < 1) or rises (c > 1). With c = 1 it is that model.
 *
 *     S_k = B(α, β + kᶜ)/B(α, β),  mean Σ S_k periods, finite only if α c > 1
 *
 * α, β > 0 and shape c > 0; k counts renewals from 0.
 *
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), "How to Project Customer Retention" Revisited,
 *   J. Interactive Marketing 43
 */
export const betaDiscreteWeibull: Family = {
  parameters: { alpha: 'log', beta: 'log', shape: 'log' },
  inPeriods: true,
  starts: (rate, periodYears) =>
    betaStarts(rate, periodYears).flatMap((width) => [
      [...width, 1],
      [...width, 1.5],
    ]),
  law: ([alpha = Number.NaN, beta = Number.NaN, shape = Number.NaN], periodYears) => {
    /** kᶜ, its derivative by c, and how fast log B(α, β + kᶜ) falls as kᶜ grows. */
    const beginning = (k: number) => {
      const power = renewals(k, shape);
      const byShape = k < 2 ? 0 : power * Math.log(k);
      return { power, byShape, fall: digammaRise(beta + power, alpha) };
    };
    const start = beginning(0);
    const between = (from: ReturnType<typeof beginning>, to: typeof from, slopes: Float64Array) => {
      slopes[0] = -digammaRise(alpha + beta + from.power, to.power - from.power);
      slopes[1] = from.fall - to.fall;
      slopes[2] = from.fall * from.byShape - to.fall * to.byShape;
      return logBetaRatio(alpha, beta + from.power, to.power - from.power);
    };
    return renewalLaw(
      {
        logBegins: (k, slopes) => between(start, beginning(k), slopes),
        logRetention: (k, slopes) => between(beginning(k), beginning(k + 1), slopes),
      },
      3,
      periodYears,
    );
  },
  limit: ([alpha = Number.NaN, beta = Number.NaN, shape = Number.NaN]) => {
    // With c → ∞ nobody leaves before a time, and from there on S falls like t^(−αc).
    if (shape > steep) return alpha * shape < steep ? 'none-before' : 'all-at-once';
    return shape < 1 / 1000 ? 'two-kinds' : betaLimit(alpha, beta);
  },
  curve: ([alpha = Number.NaN, beta = Number.NaN, shape = Number.NaN], periodYears) => {
    const begins = (k: number) => Math.exp(logBetaRatio(alpha, beta, renewals(k, shape)));
    const mean = () => (alpha * shape > 1 ? infiniteSum(begins) : Infinity);
    return renewalCurve(begins, mean, periodYears);
  },
};

const steep = 20;

/** kᶜ, limited so that it does not overflow. */
const renewals = (k: number, shape: number): number =>
  k === 0 ? 0 : Math.exp(Math.min(690, shape * Math.log(k)));
