import { type Maximum, maximise, type Sloped } from '../numeric/maximise.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { families } from './families.ts';
import type { Family, Law, Link, ModelName } from './family.ts';
import { logOneLessExp } from './renewal-law.ts';
import type { Stays } from './stays.ts';
import { wholeWithinRounding } from './survival.ts';

/** A survival model fitted by maximum likelihood. */
export interface FittedModel {
  readonly model: ModelName;
  /** The length of a period of a model in whole periods; null for models in continuous time. */
  readonly periodYears: number | null;
  readonly parameters: Readonly<Record<string, number>>;
  /** From the curvature of the log-likelihood at its maximum. */
  readonly standardErrors: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  /** 2 × parameters − 2 × log-likelihood: of several models on the same stays, the least is best. */
  readonly aic: number;
}

/** A parameter whose logarithm has a standard error of this size is not identified by the data. */
const uselessError = 100;

/**
 * Fits a model by maximum likelihood to stays that ended, are still going on (right-censored), are observed only from
 * a later time on (left-truncated), or ended in a known interval (interval-censored).
 *
 * All models, also those in whole periods, are distributions of the time in years at which customers end, so
 * that their likelihoods and AIC can be compared. The search is in logarithms of the parameters (log-odds of the
 * retention) from a few fixed starting points; the standard errors follow by the delta method.
 *
 * @param periodYears - the renewal period of the models in whole periods, > 0
 * @returns a failure where the data do not determine the parameters: nobody ended, the times are too few, or
 *   the likelihood has no maximum but a limit
 * @throws {RangeError} the period leaves its range
 */
export function fitModel(
  model: ModelName,
  stays: Stays,
  periodYears: number,
): Outcome<FittedModel> {
  if (!(periodYears > 0 && periodYears < Infinity)) {
    throw new RangeError(`a period must be finite and above 0, not ${periodYears}`);
  }
  const family = families[model];
  const observedRate = rateIfFittable(model, stays, periodYears);
  if (!observedRate.ok) return observedRate;
  const rate = observedRate.value;
  const links = Object.values(family.parameters);
  const valuesAt = (at: readonly number[]) => links.map((link, j) => bounded(link, at[j] ?? 0));
  const fit: Sloped = (at, slopes) => {
    const values = valuesAt(at);
    const sum = logLikelihood(stays, family.law(values, periodYears), slopes);
    links.forEach((link, j) => {
      slopes[j] = (slopes[j] ?? 0) * boundedSlope(link, values[j] ?? 0);
    });
    return sum;
  };
  const found = family.starts(rate, periodYears).map((start) => {
    const from = links.map((link, j) => unbounded(link, start[j] ?? 0));
    return maximise(fit, from, (at) => family.limit(valuesAt(at), rate) !== null);
  });
  const best = found.reduce(better);
  const values = valuesAt(best.at);
  if (best.status === 'stopped') {
    const limit = family.limit(values, rate) ?? 'customers-alike';
    return failure(problem('model-at-limit', { model, limit }));
  }
  if (best.status === 'lost') return failure(problem('model-not-converged', { model }));
  const errors = standardErrors(best);
  if (best.status === 'flat' || !errors.every((error) => error < uselessError)) {
    return failure(
      problem('model-not-identified', { model, parameters: links.length, reason: 'too-few-times' }),
    );
  }
  return success(fitted(model, family, periodYears, values, errors, best.value));
}

/** The more likely of two maxima; where they agree to the sixth digit, the one that has converged. */
function better(one: Maximum, other: Maximum): Maximum {
  if (Math.abs(one.value - other.value) <= 1e-6) return one.status === 'converged' ? one : other;
  return other.value > one.value || Number.isNaN(one.value) ? other : one;
}

/** √ of the diagonal of the inverse of the curvature. */
function standardErrors({ at, curvature: { values, axes } }: Maximum): number[] {
  return at.map((_, j) =>
    Math.sqrt(
      values.reduce(
        (sum, value, k) => sum + ((axes[k]?.[j] ?? 0) * (axes[k]?.[j] ?? 0)) / value,
        0,
      ),
    ),
  );
}

function fitted(
  model: ModelName,
  { parameters, inPeriods }: Family,
  periodYears: number,
  values: readonly number[],
  errors: readonly number[],
  likelihood: number,
): FittedModel {
  const names = Object.entries(parameters);
  return {
    model,
    periodYears: inPeriods ? periodYears : null,
    parameters: Object.fromEntries(names.map(([name], j) => [name, values[j] ?? 0])),
    standardErrors: Object.fromEntries(
      names.map(([name, link], j) => [name, boundedSlope(link, values[j] ?? 0) * (errors[j] ?? 0)]),
    ),
    logLikelihood: likelihood,
    aic: 2 * names.length - 2 * likelihood,
  };
}

/**
 * Checks, before the search, whether the stays can determine the parameters of the model.
 *
 * @returns the share of customers who ended a year, from which the search starts; an end in an interval counts as in its
 *   middle. A failure where the model cannot be fitted
 */
function rateIfFittable(model: ModelName, stays: Stays, periodYears: number): Outcome<number> {
  const { entryYears, exitYears, ended, active, afterYears } = stays;
  let endedTotal = 0;
  let endedAtOnce = 0;
  let exposureYears = 0;
  let reachYears = 0;
  let firstEntry = Infinity;
  const times = new Set<number>();
  for (let i = 0; i < exitYears.length; i++) {
    const [left, stayed, exit] = [ended[i] ?? 0, active[i] ?? 0, exitYears[i] ?? 0];
    if (!(left + stayed > 0)) continue;
    const entry = entryYears[i] ?? 0;
    const last = left > 0 && afterYears !== undefined ? (exit + (afterYears[i] ?? 0)) / 2 : exit;
    endedTotal += left;
    if (left > 0 && exit === 0) endedAtOnce += left;
    exposureYears += left * (last - entry) + stayed * (exit - entry);
    reachYears = Math.max(reachYears, exit);
    firstEntry = Math.min(firstEntry, entry);
    for (const time of [entry, exit, afterYears?.[i] ?? 0]) if (time > 0) times.add(time);
  }
  const { parameters, inPeriods } = families[model];
  const needed = Object.keys(parameters).length;
  const unknown = (reason: 'nobody-ended' | 'too-few-times') =>
    failure(problem('model-not-identified', { model, parameters: needed, reason }));
  if (!(endedTotal > 0)) return unknown('nobody-ended');
  if (model === 'weibull' && endedAtOnce > 0) {
    return failure(problem('model-zero-tenure', { model, ended: endedAtOnce }));
  }
  const whole = (years: number) => wholeWithinRounding(years / periodYears);
  const periods = Math.max(1, Math.ceil(whole(reachYears)) - Math.floor(whole(firstEntry)));
  // Where only intervals are known, the stays determine no more than S at each of their ends.
  const determined = inPeriods ? periods : afterYears === undefined ? needed : times.size;
  if (determined < needed) return unknown('too-few-times');
  if (!(exposureYears > 0)) {
    const limit = inPeriods ? 'first-period' : 'all-at-once';
    return failure(problem('model-at-limit', { model, limit }));
  }
  return success(endedTotal / exposureYears);
}

/**
 * The log-likelihood of the recorded stays, summed over customers.
 *
 *     ended at t:           log f(t)
 *     ended in (a, t]:      log(S(a) − S(t))
 *     still active at t:    log S(t)
 *     observed from e on:   − log S(e), because those who left before are not in the record
 *
 * @param slopes - receives the derivatives with respect to the parameters
 */
function logLikelihood(stays: Stays, law: Law, slopes: Float64Array): number {
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

/** log(S(a) − S(b)) = log S(a) + log(1 − S(b)/S(a)), which is finite also where S(a) and S(b) underflow to 0. */
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
    // Where S(b) underflows, its slope does not count.
    const change = times === 0 ? 0 : times * ((atA[j] ?? 0) - (slopes[j] ?? 0));
    slopes[j] = (atA[j] ?? 0) + change;
  }
  return logA + logOneLessExp(fall);
}

/** The parameter transformed to an unbounded number: log x, or log x/(1 − x). */
const unbounded = (link: Link, value: number): number =>
  link === 'log' ? Math.log(value) : Math.log(value) - Math.log1p(-value);

/** The parameter, from its unbounded number. */
const bounded = (link: Link, free: number): number =>
  link === 'log' ? Math.exp(free) : 1 / (1 + Math.exp(-free));

/** The derivative of the parameter with respect to its unbounded number. */
const boundedSlope = (link: Link, value: number): number =>
  link === 'log' ? value : value * (1 - value);
