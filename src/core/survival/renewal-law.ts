import { logOneLessExp } from '../numeric/log-one-less-exp.ts';
import type { Law } from './family.ts';
import { wholeWithinRounding } from './fixed.ts';

/**
 * Logarithm of the share that renews at the end of period k = 0, 1, … of those who were there in it;
 * writes its derivatives by the parameters to `slopes`.
 */
export type LogRetention = (k: number, slopes: Float64Array) => number;

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
 * @param parameters - how many
 * @param reachYears - nothing is asked after it
 */
export function renewalLaw(
  logRetention: LogRetention,
  parameters: number,
  periodYears: number,
  reachYears: number,
): Law {
  const count = Math.max(1, Math.ceil(wholeWithinRounding(reachYears / periodYears)));
  // One row a period: log S_k and log r_k, and then their slopes.
  const survived = new Float64Array(count + 1);
  const renewed = new Float64Array(count);
  const survivedSlopes = new Float64Array((count + 1) * parameters);
  const renewedSlopes = new Float64Array(count * parameters);
  for (let k = 0, row = 0; k < count; k++, row += parameters) {
    const slopes = renewedSlopes.subarray(row, row + parameters);
    renewed[k] = logRetention(k, slopes);
    survived[k + 1] = (survived[k] ?? 0) + (renewed[k] ?? 0);
    for (let j = 0; j < parameters; j++) {
      survivedSlopes[row + parameters + j] = (survivedSlopes[row + j] ?? 0) + (slopes[j] ?? 0);
    }
  }
  /** The slopes of log S_k, and so many times those of log r_k. */
  const slope = (slopes: Float64Array, k: number, times: number) => {
    for (let j = 0; j < parameters; j++) {
      const at = k * parameters + j;
      slopes[j] = (survivedSlopes[at] ?? 0) + (times === 0 ? 0 : times * (renewedSlopes[at] ?? 0));
    }
  };
  return {
    logSurvival: (years, slopes) => {
      const periods = wholeWithinRounding(years / periodYears);
      const k = Math.floor(periods);
      const begun = periods - k;
      if (begun === 0) {
        slope(slopes, k, 0);
        return survived[k] ?? 0;
      }
      const log = renewed[k] ?? 0;
      const left = 1 + begun * Math.expm1(log);
      slope(slopes, k, (begun * Math.exp(log)) / left);
      return (survived[k] ?? 0) + Math.log(left);
    },
    logDensity: (years, slopes) => {
      const k = Math.max(0, Math.ceil(wholeWithinRounding(years / periodYears)) - 1);
      const log = renewed[k] ?? 0;
      slope(slopes, k, -1 / Math.expm1(-log));
      return (survived[k] ?? 0) + logOneLessExp(-log) - Math.log(periodYears);
    },
  };
}
