import type { Curve } from './curve.ts';
import { families } from './families.ts';
import type { FittedModel } from './fit-model.ts';

type FittedParameters = Pick<FittedModel, 'model' | 'parameters' | 'periodYears'>;

/**
 * The curve of a fitted model. Its reach is infinite, also beyond the data.
 *
 * @throws {RangeError} a parameter is missing, or leaves its range, or a model in whole periods has no period
 */
export function fittedCurve({ model, parameters, periodYears }: FittedParameters): Curve {
  const { parameters: links, curve, inPeriods } = families[model];
  const values = Object.entries(links).map(([name, link]) => {
    const value = parameters[name] ?? Number.NaN;
    if (!(value > 0 && value < (link === 'logit' ? 1 : Infinity))) {
      throw new RangeError(`${name} of the ${model} model is ${value}`);
    }
    return value;
  });
  if (inPeriods && !((periodYears ?? 0) > 0)) {
    throw new RangeError(`the ${model} model needs the length of its period`);
  }
  return curve(values, periodYears ?? 1);
}

/**
 * The mean stay by the model: in continuous time ∫S, in whole periods Σ S_k periods, which counts the period in which
 * a customer ends.
 *
 * @returns years; Infinity where the mean is infinite
 */
export function meanYears(fit: FittedParameters): number {
  return fittedCurve(fit).area(Infinity) + (fit.periodYears ?? 0) / 2;
}
