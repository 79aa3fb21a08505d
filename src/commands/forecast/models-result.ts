import type { ModelTest } from '../../core/forecast/backtest.ts';
import type { Forecaster } from '../../core/forecast/forecaster.ts';
import type { Holdout } from '../../core/forecast/holdout.ts';
import { newCustomerSpend } from '../../core/forecast/monthly-spend.ts';
import {
  newCustomerPurchases,
  newCustomerSteps,
  newCustomersLike,
} from '../../core/forecast/new-customer.ts';
import type { PurchaseForecast } from '../../core/forecast/purchase-forecast.ts';
import type { Band } from '../../core/forecast/total-spread.ts';
import type { PurchaseLaw } from '../../core/purchase/purchase-model.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { stepNames } from '../../core/value/terms.ts';
import { totals, waterfall } from '../../core/value/waterfall.ts';
import { calendarResult } from './calendar-result.ts';
import type { FittedForecast } from './fitted-forecast.ts';
import type { ForecastOptions } from './options.ts';
import type { ForecastPlan, Settings } from './plan.ts';
import type {
  FittedSegment,
  ForecastFields,
  HoldoutResult,
  ModelResult,
  NewCustomer,
  SpendResult,
} from './result.ts';
import { spendMonthsResult } from './spend-months-result.ts';

/** The models that were fitted, and the one that makes the forecast. */
export function modelsResult(
  { forecast, unitsPerYear }: FittedForecast,
  { models }: Settings,
  { model }: ForecastOptions,
): Pick<
  ForecastFields,
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
  const isChosen = models.length === 1 && model !== undefined && chosenBy === 'only';
  return {
    model: chosen.name,
    chosenBy: isChosen ? '--model' : chosenBy,
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

/** A fitted model with its backtest; none for the past rate, which is not fitted. */
function modelResult(
  { fit }: Forecaster,
  holdout: Holdout | null,
  unitsPerYear: number,
): ModelResult[] {
  if (fit === undefined) return [];
  const { model, status, parameters, standardErrors, logLikelihood, aic } = fit;
  const { r = 0, alpha = Number.NaN } = parameters;
  const tests = holdout?.calendarTests ?? holdout?.tests;
  const backtest = tests?.find(({ forecaster }) => forecaster.name === model);
  return [
    {
      model,
      status,
      parameters,
      standardErrors,
      purchasesPerYear: (r / alpha) * unitsPerYear,
      logLikelihood,
      aic,
      holdout: modelHoldout(backtest),
    },
  ];
}

/** The backtest of one of the models; none for the past rate, which has no likelihood. */
function modelHoldout(test: ModelTest | undefined): ModelResult['holdout'] {
  if (test === undefined || test.heldOut === null) return null;
  const { predicted, mae, heldOut, buyers, byChance } = test;
  return {
    predicted,
    mae,
    heldOutLogLikelihood: heldOut,
    buyers,
    byBuysWithin: byChance,
  };
}

/** What was fitted to the spend on a purchase. */
export function spendResult({
  spend,
  monthlySpend,
}: Pick<PurchaseForecast, 'spend' | 'monthlySpend'>): SpendResult {
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
    months: spendMonthsResult(monthlySpend),
  };
}

/** The fit of one segment: model, spend, backtest and new customer. */
export function fittedResult(
  fit: FittedForecast,
  { settings, options }: ForecastPlan,
  acquisition: number | undefined,
): FittedSegment {
  const { forecast, customers } = fit;
  const models = modelsResult(fit, settings, options);
  const { model, chosenBy, status, parameters, standardErrors, logLikelihood } = models;
  const holdout = holdoutResult(forecast, customers.until);
  return {
    model,
    chosenBy,
    status,
    parameters,
    standardErrors,
    logLikelihood,
    aic: forecast.choice.chosen.fit?.aic ?? null,
    spend: spendResult(forecast),
    calendar: calendarResult(fit, settings),
    holdout: holdout && {
      days: holdout.days,
      customers: holdout.customers,
      heldOutLogLikelihood: holdout.heldOutLogLikelihood,
      actual: holdout.actual,
      predicted: holdout.predicted,
      low: holdout.low,
      high: holdout.high,
      inside: holdout.inside,
      mae: holdout.mae,
      buyers: holdout.buyers,
      byBuysWithin: holdout.byBuysWithin,
    },
    newCustomer: newCustomerResult(fit, acquisition),
  };
}

/** The backtest of the model that makes the forecast: what it predicted for the holdout, and the actual figures. */
export function holdoutResult(
  { holdout, report }: PurchaseForecast,
  until: number,
): HoldoutResult | null {
  if (holdout === null || report === null) return null;
  const { predicted, buyers, mae } = holdout.pastRate;
  const { fit } = report.forecaster;
  return {
    from: isoDate(holdout.split + 1),
    until: isoDate(until),
    days: until - holdout.split,
    parameters: fit?.parameters ?? null,
    standardErrors: fit?.standardErrors ?? null,
    logLikelihood: fit?.logLikelihood ?? null,
    heldOutLogLikelihood: report.heldOut,
    customers: holdout.customers,
    leftOut: holdout.leftOut,
    ...predictedAndActual(holdout.actual, report.purchases),
    mae: report.mae,
    spend: predictedAndActual(holdout.actualSpend, report.spend),
    buyers: { actual: holdout.buyers, predicted: report.buyers },
    byBuysWithin: report.byChance,
    coverage: report.coverage,
    pastRate: { predicted, buyers, mae },
    weeks: report.weeks,
    weeksBefore: cumulative(holdout.weeklyBefore),
    byPurchases: report.byPurchases,
  };
}

/** @example cumulative([2, 0, 3]) // => [2, 2, 5] */
function cumulative(values: Iterable<number>): number[] {
  let sum = 0;
  return Array.from(values, (value) => {
    sum += value;
    return sum;
  });
}

const predictedAndActual = (actual: number, { expected: predicted, low, high }: Band) => ({
  actual,
  predicted,
  low,
  high,
  inside: low === null || high === null ? null : actual >= low && actual <= high,
});

/** What the value of a new customer is made from. */
export interface NewCustomerFit extends Pick<FittedForecast, 'terms' | 'unitsPerYear' | 'ahead'> {
  readonly forecast: Pick<
    PurchaseForecast,
    'cells' | 'choice' | 'spend' | 'spendLaw' | 'monthlySpend' | 'daysAhead'
  >;
  readonly customers: Pick<FittedForecast['customers'], 'until'>;
  readonly money: Pick<FittedForecast['money'], 'steps'>;
}

/**
 * The value of a customer who first buys on the last day; LTV:CAC leaves out referral, as in other commands.
 *
 * @param who - who is new; with `--effect` any label, in its share of the customers
 * @param by - another model than that of the forecast
 */
export function newCustomerResult(
  { forecast, customers, terms, unitsPerYear, ahead, money }: NewCustomerFit,
  acquisition: number | undefined,
  who = newCustomersLike(forecast.cells),
  by?: PurchaseLaw,
): NewCustomer {
  const law = by ?? forecast.choice.chosen.law;
  const spend = newCustomerSpend(forecast, customers.until, by);
  const amounts = newCustomerSteps(law, terms, unitsPerYear, spend, acquisition, who);
  const steps = stepNames.filter(
    (step) => money.steps.includes(step) || (step === 'acquisition' && acquisition !== undefined),
  );
  const amountsByStep = waterfall(amounts, steps);
  const { lifetimeValue, netValue } = totals(amountsByStep);
  const referral = amountsByStep.find(({ step }) => step === 'referral')?.amount ?? 0;
  const paid = acquisition !== undefined && acquisition > 0;
  return {
    purchases: newCustomerPurchases(law, ahead, who),
    waterfall: amountsByStep,
    value: lifetimeValue,
    netValue,
    ltvToCac: paid ? (lifetimeValue - referral) / acquisition : null,
  };
}
