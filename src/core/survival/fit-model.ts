import type { Sloped } from '../numeric/maximise.ts';
import { type Maximum, maximise } from '../numeric/maximise.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { families } from './families.ts';
import type { Family } from './family.ts';
import { fittable } from './fittable.ts';
import { logLikelihood } from './likelihood.ts';
import { freed, kept, pace } from './link.ts';
import type { ModelName } from './model.ts';
import type { Stays } from './stays.ts';

/** The law of its family that makes the recorded stays most likely. */
export interface FittedModel {
  readonly model: ModelName;
  /** Of the models in whole periods, how long one is; null for those in continuous time. */
  readonly periodYears: number | null;
  readonly parameters: Readonly<Record<string, number>>;
  /** From the curvature of the log-likelihood at its maximum. */
  readonly standardErrors: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  /** 2 × parameters − 2 × log-likelihood: of several models on the same stays, the least is best. */
  readonly aic: number;
}

/** No customers tell a parameter whose logarithm has an error like this. */
const uselessError = 100;

/**
 * Fits a model by maximum likelihood to stays of which some have ended, some go on (right-censored), some
 * are known only from a later time on (left-truncated), and some ended in a known interval.
 *
 * All models, also those in whole periods, are laws of the time in years at which customers end, so
 * that their likelihoods and AIC compare. Parameters are sought as logarithms (retention: as log-odds)
 * from a few fixed starts; errors carry over to the parameters by their slopes (delta method).
 *
 * @param periodYears - the renewal period of the models in whole periods, > 0
 * @returns a failure where the data cannot settle the parameters: nobody ended, too few times, no
 *   maximum but a limit
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
  const able = fittable(model, stays, periodYears);
  if (!able.ok) return able;
  const rate = able.value;
  const links = Object.values(family.parameters);
  const valuesAt = (at: readonly number[]) => links.map((link, j) => kept(link, at[j] ?? 0));
  const fit: Sloped = (at, slopes) => {
    const values = valuesAt(at);
    const sum = logLikelihood(stays, family.law(values, periodYears), slopes);
    links.forEach((link, j) => {
      slopes[j] = (slopes[j] ?? 0) * pace(link, values[j] ?? 0);
    });
    return sum;
  };
  const found = family.starts(rate, periodYears).map((start) => {
    const from = links.map((link, j) => freed(link, start[j] ?? 0));
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

/** The more likely; of two that are the same to the sixth digit, the one that can be used. */
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
      names.map(([name, link], j) => [name, pace(link, values[j] ?? 0) * (errors[j] ?? 0)]),
    ),
    logLikelihood: likelihood,
    aic: 2 * names.length - 2 * likelihood,
  };
}
