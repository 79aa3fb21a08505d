import type { ForesightPlan } from './forecast-plan.ts';
import type { Foreseen } from './foreseen.ts';
import { holdoutResult } from './holdout-result.ts';
import { modelsResult, spendResult } from './models-result.ts';
import { newCustomerResult } from './new-customer-result.ts';
import type { FittedSegment } from './result.ts';

/** What was fitted to the customers of a segment alone, and how its backtest went. */
export function fittedResult(
  own: Foreseen,
  { settings, options }: ForesightPlan,
  acquisition: number | undefined,
): FittedSegment {
  const { forecast, customers } = own;
  const found = modelsResult(own, settings, options);
  const { model, chosenBy, status, parameters, standardErrors, logLikelihood } = found;
  const holdout = holdoutResult(forecast, customers.until);
  return {
    model,
    chosenBy,
    status,
    parameters,
    standardErrors,
    logLikelihood,
    aic: forecast.choice.chosen.fit?.aic ?? null,
    spend: spendResult(forecast.spend),
    holdout: holdout && {
      days: holdout.days,
      customers: holdout.customers,
      actual: holdout.actual,
      predicted: holdout.predicted,
      low: holdout.low,
      high: holdout.high,
      inside: holdout.inside,
      mae: holdout.mae,
    },
    newCustomer: newCustomerResult(own, acquisition),
  };
}
