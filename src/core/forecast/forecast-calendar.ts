import { isOrdinary } from '../purchase/calendar/calendar.ts';
import { calendarBins, dailyInBins } from '../purchase/calendar/calendar-bins.ts';
import { plainShape } from '../purchase/calendar/calendar-design.ts';
import type { CalendarEstimate } from '../purchase/calendar/calendar-estimate.ts';
import {
  type CalendarFinding,
  type CalendarRequest,
  chooseCalendar,
  unfoundCalendar,
} from '../purchase/calendar/choose-calendar.ts';
import {
  type CalendarData,
  type CalendarMaximum,
  fitCalendar,
} from '../purchase/calendar/fit-calendar.ts';
import type { DailyRepeats } from '../purchase/daily-repeats.ts';
import type { FittedPurchases } from '../purchase/fit-purchases.ts';
import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import { forecasterAt } from './calendar-forecaster.ts';
import { type Choice, chooseForecaster } from './choose-forecaster.ts';
import { type Forecaster, pastRate } from './forecaster.ts';

/** What a log says of differences between days. */
export interface ForecastCalendar {
  readonly finding: CalendarFinding;
  /** The log by bins; null where there is none, or no model. */
  readonly data: CalendarData | null;
  /** The estimate that the forecast uses; null where all days count alike. */
  readonly estimate: CalendarEstimate | null;
  /** The fit of that estimate. */
  readonly maximum: CalendarMaximum | null;
  /** The forecaster without a calendar. */
  readonly plain: Forecaster;
  /** The forecaster with a trend that the log is too short for; null without one. */
  readonly withTrend: Forecaster | null;
}

/** The models with the calendar that a forecast uses. */
interface UsedForecasters {
  readonly fitted: readonly Forecaster[];
  readonly choice: Choice;
  readonly calendar: UsedCalendar;
}

/** A log as a calendar sees it. */
interface SeenLog extends ObservedTime {
  /** Null for a summary of customers. */
  readonly repeats: DailyRepeats | null;
  readonly cells: PurchaseCells;
}

/**
 * The calendar of a forecast. It is looked for with the model that is chosen without one; where one is used, every model
 * is fitted with it, and the choice is made anew.
 *
 * @param plain - the models fitted without a calendar, asked for only where one is used
 */
export function forecastCalendar(
  log: SeenLog,
  plain: () => readonly Forecaster[],
  chosen: Forecaster,
  request: CalendarRequest,
): { readonly result: ForecastCalendar; readonly used: UsedForecasters | null } {
  const without = (finding: CalendarFinding, data: CalendarData | null) => ({
    result: { finding, data, estimate: null, maximum: null, plain: chosen, withTrend: null },
    used: null,
  });
  const { repeats, cells } = log;
  const isDated = repeats !== null;
  if (!isDated && cells.group === undefined)
    return without(unfoundCalendar(request, 'no-dates'), null);
  if (chosen.fit === undefined)
    return without(unfoundCalendar(request, isDated ? 'no-model' : 'no-dates'), null);
  const data = isDated
    ? calendarData(repeats, cells, log, request)
    : undatedData(cells, log.unitDays);
  const finding = isDated
    ? chooseCalendar(data, chosen.fit, request)
    : groupsAlone(data, chosen.fit, request);
  const { used, dispersion } = finding;
  const withTrend =
    finding.withTrend && forecasterAt(finding.withTrend, data, request, dispersion).forecaster;
  if (used === null) {
    const { result } = without(finding, isDated ? data : null);
    return { result: { ...result, withTrend }, used: null };
  }
  const fits = plain().flatMap(({ fit }) => fit ?? []);
  const first = calendarForecasters({ data, request, fits }, used, dispersion);
  const best = chooseForecaster(first, pastRate).chosen;
  const maximum = best.name === used.plain.model ? used : refitted(best, used, data, fits);
  const { estimate, forecaster } = forecasterAt(maximum, data, request, dispersion);
  const fitted = first.map((each) => (each.name === forecaster.name ? forecaster : each));
  return {
    result: {
      finding,
      data: isDated ? data : null,
      // With groups alone all days count alike.
      ...(isOrdinary(estimate.calendar)
        ? { estimate: null, maximum: null }
        : { estimate, maximum }),
      plain: chosen,
      withTrend,
    },
    used: {
      fitted,
      choice: chooseForecaster(fitted, pastRate),
      calendar: { maximum, data, request, dispersion, fits, without: chosen.fit.model },
    },
  };
}

/** The calendar with a better model, and its covariance; the calendar as it was where that model has no maximum. */
function refitted(
  { name }: Forecaster,
  used: CalendarMaximum,
  data: CalendarData,
  fits: readonly FittedPurchases[],
): CalendarMaximum {
  const plain = fits.find(({ model }) => model === name);
  return (plain && fitLike(used, data, plain)) ?? used;
}

/** The observation of a log that a calendar is fitted to. */
export interface ObservedTime {
  /** The instant at which it ends: the start of its last day. */
  readonly until: number;
  /** The length of the unit of all times, in days. */
  readonly unitDays: number;
}

/** The histories and the repeat purchases by bin of a log. */
export function calendarData(
  repeats: DailyRepeats,
  cells: PurchaseCells,
  { until, unitDays }: ObservedTime,
  { events, excluded }: Pick<CalendarRequest, 'events' | 'excluded'>,
): CalendarData {
  const bins = calendarBins(repeats.first, until, [...events, ...excluded]);
  return { cells, unitDays, bins, repeats: dailyInBins(repeats, bins) };
}

/** The histories of a summary, which has no dates of purchases: all days are one bin. */
function undatedData(cells: PurchaseCells, unitDays: number): CalendarData {
  const { age, purchases, weight } = cells;
  const oldest = age.reduce((most, each) => Math.max(most, each), 0);
  const days = Math.max(1, Math.round(oldest * unitDays));
  const repeats = purchases.reduce((sum, x, i) => sum + x * (weight[i] ?? 0), 0);
  const name = 'all days';
  const ranges = [{ first: 0, last: days - 1 }];
  const bin = { name, month: 1, event: null, ranges, days, years: 0 };
  return {
    cells,
    unitDays,
    bins: { from: 0, until: days, bins: [bin], ofDay: new Uint32Array(days + 1) },
    repeats: Float64Array.of(repeats),
  };
}

/** The finding of a summary whose customers are in groups: their effects, without a calendar. */
function groupsAlone(
  data: CalendarData,
  plain: FittedPurchases,
  request: CalendarRequest,
): CalendarFinding {
  const fit = fitCalendar(data, plainShape, plain);
  return {
    ...unfoundCalendar(request, 'no-dates'),
    used: fit?.covariance == null ? null : fit,
  };
}

/** A log with the events of its calendar, and the models that were fitted to it without one. */
export interface CalendarLog {
  readonly data: CalendarData;
  readonly request: Pick<CalendarRequest, 'events' | 'excluded'>;
  readonly fits: readonly FittedPurchases[];
}

/**
 * Fits every model jointly with a calendar of one shape, and so comparably.
 *
 * @param first - the fit of one of them; the others start from its calendar
 * @returns the forecasters in the order of the models; one that has no maximum is left out
 */
export function calendarForecasters(
  { data, request, fits }: CalendarLog,
  first: CalendarMaximum,
  dispersion: number,
): readonly Forecaster[] {
  const maxima = fits.map((plain) =>
    plain.model === first.plain.model ? first : fitLike(first, data, plain, false),
  );
  return maxima.flatMap((maximum) =>
    maximum === null ? [] : [forecasterAt(maximum, data, request, dispersion).forecaster],
  );
}

/** The fit of another model with a calendar of the same shape; its search starts from that calendar. */
function fitLike(
  first: CalendarMaximum,
  data: CalendarData,
  plain: FittedPurchases,
  curvature = true,
): CalendarMaximum | null {
  return fitCalendar(data, first.shape, plain, { like: first, curvature });
}

/** The calendar that a forecast uses. */
export interface UsedCalendar {
  readonly maximum: CalendarMaximum;
  readonly data: CalendarData;
  readonly request: CalendarRequest;
  readonly dispersion: number;
  /** The models fitted to the whole log without a calendar. */
  readonly fits: readonly FittedPurchases[];
  /** The model that is chosen without a calendar. */
  readonly without: PurchaseModelName;
}
