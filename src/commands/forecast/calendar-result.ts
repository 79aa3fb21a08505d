import type { ModelTest } from '../../core/forecast/backtest.ts';
import { cellForecasts } from '../../core/forecast/cell-forecasts.ts';
import { forecastBy } from '../../core/forecast/forecast-by.ts';
import type { ForecastCalendar } from '../../core/forecast/forecast-calendar.ts';
import type { Forecaster } from '../../core/forecast/forecaster.ts';
import { type GroupForecast, groupForecasts } from '../../core/forecast/group-forecasts.ts';
import type { PurchaseForecast } from '../../core/forecast/purchase-forecast.ts';
import { slippingCustomers } from '../../core/forecast/slipping.ts';
import type { CalendarEstimate } from '../../core/purchase/calendar/calendar-estimate.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { foundCalendar } from '../shared/calendar/found-calendar.ts';
import type { FittedForecast } from './fitted-forecast.ts';
import type { Settings } from './plan.ts';
import type { CalendarResult } from './result.ts';
import type { SavedCalendar } from './saved-calendar.ts';

/**
 * What the log says of differences between days.
 *
 * @param saved - of a saved model: what its log said; null, as the result then, where it does not say it
 */
export function calendarResult(
  fit: FittedForecast,
  { drawing }: Pick<Settings, 'drawing'>,
  saved?: SavedCalendar | null,
): CalendarResult | null {
  const { forecast, ahead } = fit;
  const { calendar, choice } = forecast;
  const ordinaryAhead = choice.chosen.clock.ahead(ahead);
  if (calendar === null) return saved == null ? null : { ...saved.found, ordinaryAhead };
  const { estimate } = calendar;
  return {
    ...foundCalendar(calendar),
    ordinaryAhead,
    backtest: backtestResult(forecast),
    totals: totalsResult(fit, calendar, drawing),
    estimate: estimate === null ? null : savedEstimate(estimate),
  };
}

/** The backtest of the model used with its calendar, and of the model without one. */
function backtestResult({
  calendar,
  choice,
  effect,
  holdout,
}: PurchaseForecast): CalendarResult['backtest'] {
  // With groups the model without a calendar lacks these too, so that a difference is not that of the calendar.
  if (effect !== null || holdout === null || calendar === null || holdout.calendarTests === null)
    return null;
  const used = testOf(holdout.calendarTests, choice.chosen);
  const without = testOf(holdout.tests, calendar.plain);
  if (used === undefined || without === undefined) return null;
  const tested = ({ heldOut, predicted }: ModelTest) => ({
    heldOutLogLikelihood: heldOut,
    predicted,
  });
  return { used: tested(used), without: tested(without) };
}

const testOf = (tests: readonly ModelTest[], { name }: Forecaster): ModelTest | undefined =>
  tests.find(({ forecaster }) => forecaster.name === name);

type Totals = NonNullable<CalendarResult['totals']>;

/** The forecast with its calendar, without one, and with a trend that the log is too short for. */
function totalsResult(
  fit: FittedForecast,
  { plain, estimate, withTrend }: ForecastCalendar,
  drawing: Settings['drawing'],
): Totals | null {
  if (estimate === null && withTrend === null) return null;
  const { forecast, each, ahead } = fit;
  const by = (other: Forecaster, test: ModelTest | undefined): Totals['used'] => {
    const forecastOfOther = forecastBy(forecast, other, test, { ahead, ...drawing });
    const { expected } = forecastOfOther.spread;
    const eachOfOther = cellForecasts(other, forecast.cells, ahead, expected);
    return totalsOf({ ...fit, forecast: forecastOfOther, each: eachOfOther });
  };
  const tests = forecast.holdout?.tests ?? [];
  return {
    used: totalsOf({ ...fit, forecast, each }),
    without: estimate === null ? null : by(plain, testOf(tests, plain)),
    withTrend: withTrend === null ? null : by(withTrend, undefined),
  };
}

function totalsOf({ forecast, each, money, grid, value }: FittedForecast): Totals['used'] {
  const all = { of: new Uint32Array(value.length), count: 1 };
  const { purchases, spend }: GroupForecast = groupForecasts(forecast, each, money, all, grid).all;
  const { customers } = slippingCustomers(forecast.cells, each, value);
  return { purchases, spend, slipping: forecast.marked === null ? customers.length : 0 };
}

const savedEstimate = ({
  kinds,
  values,
  covariance,
  calendar: { until, trendYears },
}: CalendarEstimate): NonNullable<CalendarResult['estimate']> => ({
  kinds,
  values,
  covariance,
  until: isoDate(until),
  trendYears,
});
