import { lowerGamma, lowerGammaSeries } from '../numeric/incomplete-gamma.ts';
import { logGamma } from '../numeric/log-gamma.ts';
import type { Family } from './family.ts';

/**
 * The Weibull model: the hazard falls (k < 1) or rises (k > 1) the longer a customer stays.
 *
 *     S(t) = exp(−(t/η)ᵏ),  f(t) = (k/η) (t/η)^(k−1) S(t),  mean η Γ(1 + 1/k)
 *     ∫₀ᵗ S = η Γ(1 + 1/k) P(1/k, x) = t e⁻ˣ (1 + x/(1/k+1) + x²/((1/k+1)(1/k+2)) + …),  x = (t/η)ᵏ
 *
 * with P the regularised incomplete gamma function.
 *
 * Shape k > 0; scale η > 0 in years: 63 % have left by then. With k = 1 it is the exponential.
 */
export const weibull: Family = {
  parameters: { shape: 'log', scale: 'log' },
  inPeriods: false,
  starts: (rate) => [
    [1, 1 / rate],
    [3, 1 / rate],
  ],
  law: ([shape = Number.NaN, scale = Number.NaN]) => {
    /** (t/η)ᵏ, minus log S, with its slopes. */
    const cumulated = (years: number, slopes: Float64Array): number => {
      slopes.fill(0);
      if (years === 0) return 0;
      const log = Math.log(years / scale);
      const hazard = Math.exp(shape * log);
      slopes[0] = hazard * log;
      slopes[1] = (-hazard * shape) / scale;
      return hazard;
    };
    return {
      logSurvival: (years, slopes) => {
        const hazard = cumulated(years, slopes);
        for (let i = 0; i < slopes.length; i++) slopes[i] = -(slopes[i] ?? 0);
        return -hazard;
      },
      logDensity: (years, slopes) => {
        const hazard = cumulated(years, slopes);
        const log = Math.log(years / scale);
        slopes[0] = 1 / shape + log - (slopes[0] ?? 0);
        slopes[1] = -shape / scale - (slopes[1] ?? 0);
        return Math.log(shape / scale) + (shape - 1) * log - hazard;
      },
    };
  },
  limit: ([shape = Number.NaN]) =>
    shape > 1000 ? 'all-at-once' : shape < 1 / 1000 ? 'two-kinds' : null,
  curve: ([shape = Number.NaN, scale = Number.NaN]) => {
    const reached = (years: number) =>
      years === 0 ? 0 : Math.exp(shape * Math.log(years / scale));
    const mean = scale * Math.exp(logGamma(1 + 1 / shape));
    return {
      survival: (years) => Math.exp(-reached(years)),
      area: (years) => {
        const x = reached(years);
        if (x < 1 / shape + 1) return years * Math.exp(-x) * lowerGammaSeries(1 / shape, x);
        return x === Infinity ? mean : mean * lowerGamma(1 / shape, x);
      },
      reachYears: Infinity,
    };
  },
};
