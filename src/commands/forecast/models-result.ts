import type { ExpectedSpend } from '../../core/forecast/expected-spend.ts';
import type { Forecaster } from '../../core/forecast/forecaster.ts';
import type { Holdout } from '../../core/forecast/holdout.ts';
import type { Foreseen } from './foreseen.ts';
import type { ForecastOptions } from './options.ts';
import type { Foresight, ModelResult, SpendResult } from './result.ts';
import type { Settings } from './settings.ts';

/** The models that were tried, and the one that foresees. */
export function modelsResult(
  { forecast, unitsPerYear }: Foreseen,
  { models }: Settings,
  { model }: ForecastOptions,
): Pick<
  Foresight,
  | 'model'
  | 'chosenBy'
  | 'indistinguishable'
  | 'status'
  | 'parameters'
  | 'standardErrors'
  | 'logLikelihood'
  | 'models'
  | 'covariance'
  | 'widening'
> {
  const { choice, fitted, holdout, excess } = forecast;
  const { chosen, chosenBy, indistinguishable } = choice;
  const { fit } = chosen;
  const named = models.length === 1 && model !== undefined && chosenBy === 'only';
  return {
    model: chosen.name,
    chosenBy: named ? '--model' : chosenBy,
    indistinguishable,
    status: fit?.status ?? null,
    parameters: fit?.parameters ?? null,
    standardErrors: fit?.standardErrors ?? null,
    covariance: fit?.covariance ?? null,
    logLikelihood: fit?.logLikelihood ?? null,
    widening: excess,
    models: fitted.flatMap((each) => modelResult(each, holdout, unitsPerYear)),
  };
}

function modelResult(
  { fit }: Forecaster,
  holdout: Holdout | null,
  unitsPerYear: number,
): ModelResult[] {
  if (fit === undefined) return [];
  const { model, status, parameters, standardErrors, logLikelihood, aic } = fit;
  const { r = 0, alpha = Number.NaN } = parameters;
  const test = holdout?.tests.find(({ forecaster }) => forecaster.name === model);
  const tested =
    test === undefined ? null : { predicted: test.predicted, mae: test.mae, buyers: test.buyers };
  const purchasesPerYear = (r / alpha) * unitsPerYear;
  const found = { model, status, parameters, standardErrors, purchasesPerYear };
  return [{ ...found, logLikelihood, aic, holdout: tested }];
}

export function spendResult(spend: ExpectedSpend): SpendResult {
  const { model, fit, parameters, customers, leftOut, correlation, mean } = spend;
  return {
    model,
    status: fit?.status ?? null,
    parameters,
    standardErrors: fit?.standardErrors ?? null,
    covariance: spend.uncertain?.covariance ?? null,
    logLikelihood: fit?.logLikelihood ?? null,
    customers,
    leftOut,
    correlation,
    mean,
  };
}
