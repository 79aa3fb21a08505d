import type { Family } from './family.ts';

/**
 * The exponential model: the same hazard at all times.
 *
 *     S(t) = exp(−λt),  f(t) = λ S(t),  mean 1/λ;   λ > 0 per year
 */
export const exponential: Family = {
  parameters: { rate: 'log' },
  inPeriods: false,
  starts: (rate) => [[rate]],
  law: ([rate = Number.NaN]) => ({
    logSurvival: (years, slopes) => {
      slopes[0] = -years;
      return -rate * years;
    },
    logDensity: (years, slopes) => {
      slopes[0] = 1 / rate - years;
      return Math.log(rate) - rate * years;
    },
  }),
  // A mean stay of a thirtieth of the observed mean: all customers ended at once.
  limit: ([rate = Number.NaN], observed) => (rate > 30 * observed ? 'all-at-once' : null),
  curve: ([rate = Number.NaN]) => ({
    survival: (years) => Math.exp(-rate * years),
    area: (years) => -Math.expm1(-rate * years) / rate,
    reachYears: Infinity,
    hazard: rate,
  }),
};
