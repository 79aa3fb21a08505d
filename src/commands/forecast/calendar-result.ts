import type { ModelTest } from '../../core/forecast/backtest.ts';
import { cellForecasts } from '../../core/forecast/cell-forecasts.ts';
import { forecastBy } from '../../core/forecast/forecast-by.ts';
import type { ForecastCalendar } from '../../core/forecast/forecast-calendar.ts';
import type { Forecaster } from '../../core/forecast/forecaster.ts';
import { type GroupForecast, groupForecasts } from '../../core/forecast/group-forecasts.ts';
import type { PurchaseForecast } from '../../core/forecast/purchase-forecast.ts';
import { slippingCustomers } from '../../core/forecast/slipping.ts';
import { z95 } from '../../core/numeric/chi-squared.ts';
import {
  type CalendarEstimate,
  calendarEstimate,
  type EstimateKind,
} from '../../core/purchase/calendar/calendar-estimate.ts';
import { monthsSeen } from '../../core/purchase/calendar/calendar-months.ts';
import type { PartFinding } from '../../core/purchase/calendar/choose-calendar.ts';
import { expectedByBin } from '../../core/purchase/calendar/expected-by-bin.ts';
import type { CalendarData, CalendarMaximum } from '../../core/purchase/calendar/fit-calendar.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
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
  const { finding, data, estimate, maximum } = calendar;
  return {
    calendarMonths: finding.months,
    seasons: partResult(finding.seasons),
    trend: { ...partResult(finding.trend), change: changeResult(calendar) },
    months:
      estimate === null || data === null || maximum === null || !finding.seasons.used
        ? null
        : monthsResult(estimate, data, maximum),
    events: estimate === null || maximum === null ? [] : eventsResult(estimate, maximum),
    bins: data === null ? [] : binsResult(data, calendar),
    ordinaryAhead,
    backtest: backtestResult(forecast),
    totals: totalsResult(fit, calendar, drawing),
    estimate: estimate === null ? null : savedEstimate(estimate),
  };
}

/** A part of the calendar with its test. */
const partResult = <Reason>({ used, why, test }: PartFinding<Reason>) => ({
  used,
  why,
  likelihoodRatio: test?.likelihoodRatio ?? null,
  freedom: test?.freedom ?? null,
  dispersion: test?.dispersion ?? null,
  dispersionFreedom: test?.dispersionFreedom ?? null,
  p: test?.p ?? null,
});

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

const unknownInterval: Interval = { low: null, high: null };

/** An estimate with its interval of 95 %, which is symmetric in its logarithm. */
function withInterval({ values, covariance }: CalendarEstimate, place: number) {
  const value = values[place] ?? Number.NaN;
  const variance = covariance?.[place]?.[place];
  if (variance === undefined) return { value, ...unknownInterval };
  const reach = z95 * Math.sqrt(variance);
  return { value, low: value * Math.exp(-reach), high: value * Math.exp(reach) };
}

/** The entries of one kind with their intervals. */
const intervalsOf = (estimate: CalendarEstimate, kind: EstimateKind) =>
  [...estimate.kinds.keys()]
    .filter((place) => estimate.kinds[place] === kind)
    .map((place) => withInterval(estimate, place));

/** The change in a year of a trend that is used, or too short to be. */
function changeResult({
  finding,
  data,
  estimate,
}: ForecastCalendar): CalendarResult['trend']['change'] {
  if (data === null) return null;
  const { withTrend, dispersion } = finding;
  const shown =
    withTrend === null ? estimate : calendarEstimate(withTrend, data, { events: [], dispersion });
  const [growth] = shown === null ? [] : intervalsOf(shown, 'trend');
  if (growth === undefined) return null;
  return {
    yearly: growth.value - 1,
    low: growth.low === null ? null : growth.low - 1,
    high: growth.high === null ? null : growth.high - 1,
    since: isoDate(data.bins.from),
  };
}

function monthsResult(
  estimate: CalendarEstimate,
  data: CalendarData,
  { shape }: CalendarMaximum,
): NonNullable<CalendarResult['months']> {
  const seen = monthsSeen(data, shape.excluded);
  return intervalsOf(estimate, 'month').map(({ value, low, high }, i) => ({
    month: i + 1,
    weight: value,
    low,
    high,
    years: seen[i]?.years.size ?? 0,
    purchases: seen[i]?.repeats ?? 0,
  }));
}

/** The events of an estimate, in its order: events, excluded dates, unusual months, and dates on which nobody bought. */
function eventsResult(
  estimate: CalendarEstimate,
  { shape }: CalendarMaximum,
): CalendarResult['events'] {
  const factors = intervalsOf(estimate, 'event');
  const { events } = estimate.calendar;
  const firstUnusual = factors.length - shape.oneTime.length;
  return events.map(({ name, ranges, factor }, i) => ({
    name,
    kind:
      i < shape.events.length
        ? 'event'
        : i >= firstUnusual && i < factors.length
          ? 'one-time'
          : 'excluded',
    dates: ranges.map(({ first, last }) => ({ first: isoDate(first), last: isoDate(last) })),
    factor,
    low: factors[i]?.low ?? null,
    high: factors[i]?.high ?? null,
  }));
}

/** The log by bins, with what the model used expects in each. */
function binsResult(
  data: CalendarData,
  { maximum, plain }: ForecastCalendar,
): CalendarResult['bins'] {
  const expected =
    maximum?.expected ?? (plain.fit === undefined ? null : expectedByBin(data, plain.fit));
  if (expected === null) return [];
  return data.bins.bins.map(({ name, month }, i) => ({
    name,
    month,
    actual: data.repeats[i] ?? 0,
    expected: expected[i] ?? 0,
  }));
}

/** The backtest of the model used with its calendar, and of the model without one. */
function backtestResult({
  calendar,
  choice,
  holdout,
}: PurchaseForecast): CalendarResult['backtest'] {
  if (holdout === null || calendar === null || holdout.calendarTests === null) return null;
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
