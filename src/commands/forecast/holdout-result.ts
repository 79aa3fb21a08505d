import type { PurchaseForecast } from '../../core/forecast/purchase-forecast.ts';
import type { Band } from '../../core/forecast/total-spread.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { HoldoutResult } from './result.ts';

/** What the model that foresees said of the time held out, and what happened. */
export function holdoutResult(
  { holdout, report }: PurchaseForecast,
  until: number,
): HoldoutResult | null {
  if (holdout === null || report === null) return null;
  const { predicted, mae } = holdout.pastRate;
  const { fit } = report.forecaster;
  return {
    from: isoDate(holdout.split + 1),
    until: isoDate(until),
    days: until - holdout.split,
    parameters: fit?.parameters ?? null,
    standardErrors: fit?.standardErrors ?? null,
    logLikelihood: fit?.logLikelihood ?? null,
    customers: holdout.customers,
    leftOut: holdout.leftOut,
    ...tested(holdout.actual, report.purchases),
    mae: report.mae,
    spend: tested(holdout.actualSpend, report.spend),
    buyers: { actual: holdout.buyers, predicted: report.buyers },
    coverage: report.coverage,
    pastRate: { predicted, mae },
    weeks: report.weeks,
    byPurchases: report.byPurchases,
  };
}

const tested = (actual: number, { expected: predicted, low, high }: Band) => ({
  actual,
  predicted,
  low,
  high,
  inside: actual >= low && actual <= high,
});
