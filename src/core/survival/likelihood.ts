import { logOneLessExp } from '../numeric/log-one-less-exp.ts';
import type { Law } from './family.ts';
import type { Stays } from './stays.ts';

/**
 * How likely a law makes the recorded stays: the logarithm, summed over customers.
 *
 *     ended at t:           log f(t)
 *     ended in (a, t]:      log(S(a) − S(t))
 *     still active at t:    log S(t)
 *     known only from e on: − log S(e), as those who left before could not be in the record
 *
 * @param slopes - receives the derivatives by the parameters
 */
export function logLikelihood(stays: Stays, law: Law, slopes: Float64Array): number {
  const { entryYears, exitYears, ended, active, afterYears } = stays;
  const here = new Float64Array(slopes.length);
  const before = new Float64Array(slopes.length);
  let sum = 0;
  slopes.fill(0);
  const add = (weight: number, log: number) => {
    sum += weight * log;
    for (let j = 0; j < slopes.length; j++) slopes[j] = (slopes[j] ?? 0) + weight * (here[j] ?? 0);
  };
  for (let i = 0; i < exitYears.length; i++) {
    const exit = exitYears[i] ?? 0;
    const entry = entryYears[i] ?? 0;
    const left = ended[i] ?? 0;
    const stayed = active[i] ?? 0;
    if (left > 0) {
      if (afterYears === undefined) add(left, law.logDensity(exit, here));
      else add(left, logBetween(law, afterYears[i] ?? 0, exit, here, before));
    }
    if (stayed > 0) add(stayed, law.logSurvival(exit, here));
    if (entry > 0 && left + stayed > 0) add(-(left + stayed), law.logSurvival(entry, here));
  }
  return sum;
}

/** log(S(a) − S(b)) = log S(a) + log(1 − S(b)/S(a)), so that neither needs to be a number apart from 0. */
function logBetween(
  law: Law,
  a: number,
  b: number,
  slopes: Float64Array,
  atA: Float64Array,
): number {
  const logA = law.logSurvival(a, atA);
  const fall = logA - law.logSurvival(b, slopes);
  const times = 1 / Math.expm1(fall);
  for (let j = 0; j < slopes.length; j++) {
    // Far down, S(b) is nothing, whatever its slope.
    const change = times === 0 ? 0 : times * ((atA[j] ?? 0) - (slopes[j] ?? 0));
    slopes[j] = (atA[j] ?? 0) + change;
  }
  return logA + logOneLessExp(fall);
}
