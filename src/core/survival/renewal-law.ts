import { logOneLessExp } from '../numeric/log-one-less-exp.ts';
import type { Law } from './family.ts';
import { wholeWithinRounding } from './fixed.ts';

/** Logarithms of shares by the period k = 0, 1, …; each function writes the derivatives by the parameters to `slopes`. */
export interface Renewals {
  /** log S_k, the share that begins period k; log S_0 = 0. */
  readonly logBegins: (k: number, slopes: Float64Array) => number;
  /** log r_k, the share of those who began period k that renews at its end. */
  readonly logRetention: (k: number, slopes: Float64Array) => number;
}

/** What a likelihood needs of one period, computed when it is first needed. */
interface Period {
  readonly begins: number;
  readonly beginsSlopes: Float64Array;
  readonly renewed: number;
  readonly renewedSlopes: Float64Array;
}

/**
 * A law in whole periods p as one in continuous time: those who end in a period are spread evenly over it.
 *
 *     S(t) = S_k (1 − u h_k),  f(t) = S_k h_k / p,   t = (k + u) p
 *
 * with S_k = r_0 … r_{k−1} the share that begins period k, and h_k = 1 − r_k the share of those
 * that does not renew at its end. Who ends exactly at a renewal ends in the period before it.
 *
 * So that likelihoods of laws in periods and in continuous time are of the same facts, and compare.
 *
 * Each period is computed by itself, from closed forms, and once: the time that a fit takes depends on the periods in
 * which somebody ended, and not on how short a period is.
 *
 * @param parameters - how many
 */
export function renewalLaw(
  { logBegins, logRetention }: Renewals,
  parameters: number,
  periodYears: number,
): Law {
  const known = new Map<number, Period>();
  const periodAt = (k: number): Period => {
    let period = known.get(k);
    if (period === undefined) {
      const beginsSlopes = new Float64Array(parameters);
      const renewedSlopes = new Float64Array(parameters);
      const begins = logBegins(k, beginsSlopes);
      const renewed = logRetention(k, renewedSlopes);
      period = { begins, beginsSlopes, renewed, renewedSlopes };
      known.set(k, period);
    }
    return period;
  };
  /** The slopes of log S_k, and so many times those of log r_k. */
  const slope = (slopes: Float64Array, { beginsSlopes, renewedSlopes }: Period, times: number) => {
    for (let j = 0; j < parameters; j++) {
      const renewed = times === 0 ? 0 : times * (renewedSlopes[j] ?? 0);
      slopes[j] = (beginsSlopes[j] ?? 0) + renewed;
    }
  };
  return {
    logSurvival: (years, slopes) => {
      const periods = wholeWithinRounding(years / periodYears);
      const k = Math.floor(periods);
      const begun = periods - k;
      const period = periodAt(k);
      if (begun === 0) {
        slope(slopes, period, 0);
        return period.begins;
      }
      const left = 1 + begun * Math.expm1(period.renewed);
      slope(slopes, period, (begun * Math.exp(period.renewed)) / left);
      return period.begins + Math.log(left);
    },
    logDensity: (years, slopes) => {
      const k = Math.max(0, Math.ceil(wholeWithinRounding(years / periodYears)) - 1);
      const period = periodAt(k);
      slope(slopes, period, -1 / Math.expm1(-period.renewed));
      return period.begins + logOneLessExp(-period.renewed) - Math.log(periodYears);
    },
  };
}
