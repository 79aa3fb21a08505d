import type { Curve } from './curve.ts';
import type { Law } from './family.ts';
import { wholeWithinRounding } from './survival.ts';

/** Log shares by period k = 0, 1, …; each function writes its derivatives with respect to the parameters to `slopes`. */
export interface Renewals {
  /** log S_k, the share that begins period k; log S_0 = 0. */
  readonly logBegins: (k: number, slopes: Float64Array) => number;
  /** log r_k, the share of those who began period k that renews at its end. */
  readonly logRetention: (k: number, slopes: Float64Array) => number;
}

/** The terms of a likelihood in one period, computed when they are first needed. */
interface Period {
  readonly begins: number;
  readonly beginsSlopes: Float64Array;
  readonly renewed: number;
  readonly renewedSlopes: Float64Array;
}

/**
 * A model in whole periods of length p, in continuous time: the ends within a period are spread evenly over it.
 *
 *     S(t) = S_k (1 − u h_k),  f(t) = S_k h_k / p,   t = (k + u) p
 *
 * with S_k = r_0 … r_{k−1} the share that begins period k, and h_k = 1 − r_k the share of those
 * that does not renew at its end. A stay that ends exactly at a renewal ends in the period before it. This makes the
 * likelihoods of models in periods and in continuous time comparable.
 *
 * Each period is computed once, from closed forms: the time of a fit depends on the number of periods in which
 * somebody ended, and not on how short a period is.
 *
 * @param parameters - the number of parameters
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
  /** The slopes of log S_k plus `times` the slopes of log r_k. */
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

/**
 * The curve of a model in whole periods: S_k where period k begins, linear in between.
 *
 * @param begins - S_k, the share that begins period k = 0, 1, …; S_0 = 1
 * @param meanPeriods - Σ S_k over all k; Infinity where it diverges
 */
export function renewalCurve(
  begins: (k: number) => number,
  meanPeriods: () => number,
  periodYears: number,
): Curve {
  // Σ S_j over j < k, for every k up to the largest one needed so far.
  const sums = [0];
  const sumBefore = (k: number): number => {
    for (let j = sums.length; j <= k; j++) sums.push((sums[j - 1] ?? 0) + begins(j - 1));
    return sums[k] ?? 0;
  };
  const split = (years: number) => {
    const periods = wholeWithinRounding(years / periodYears);
    const k = Math.floor(periods);
    return { k, begun: periods - k };
  };
  const between = (k: number, begun: number) =>
    begun === 0 ? begins(k) : begins(k) + begun * (begins(k + 1) - begins(k));
  return {
    survival: (years) => {
      if (years === Infinity) return 0;
      const { k, begun } = split(years);
      return between(k, begun);
    },
    area: (years) => {
      if (years === Infinity) return (meanPeriods() - 0.5) * periodYears;
      const { k, begun } = split(years);
      // Trapezia: whole periods to k, and a part of the next.
      const whole = sumBefore(k) - (1 - begins(k)) / 2;
      return (whole + (begun * (begins(k) + between(k, begun))) / 2) * periodYears;
    },
    reachYears: Infinity,
    periodYears,
  };
}

/**
 * log(1 − e⁻ˣ) with all its digits, for small and for large x: the logarithm of 1 − p for p = e⁻ˣ.
 *
 * @param x - ≥ 0; −Infinity at 0, and 0 at Infinity. NaN below 0
 * @see Mächler (2012), Accurately Computing log(1 − exp(−|a|)), R package Rmpfr
 * @example logOneLessExp(Math.log(2)); // => log ½
 */
export const logOneLessExp = (x: number): number =>
  x > Math.LN2 ? Math.log1p(-Math.exp(-x)) : Math.log(-Math.expm1(-x));
