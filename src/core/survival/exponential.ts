import type { Family } from './family.ts';

/**
 * The same share leaves at every moment, however long a customer has been there.
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
  // Thirty stays in the mean time that was observed: nobody was seen to stay at all.
  limit: ([rate = Number.NaN], observed) => (rate > 30 * observed ? 'all-at-once' : null),
  curve: ([rate = Number.NaN]) => ({
    survival: (years) => Math.exp(-rate * years),
    area: (years) => -Math.expm1(-rate * years) / rate,
    reachYears: Infinity,
    hazard: rate,
  }),
};
