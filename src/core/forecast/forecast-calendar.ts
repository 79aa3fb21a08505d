import { isOrdinary, shopClock } from '../purchase/calendar/calendar.ts';
import {
  type CalendarBins,
  calendarBins,
  repeatsByBin,
} from '../purchase/calendar/calendar-bins.ts';
import { type CalendarShape, plainShape } from '../purchase/calendar/calendar-design.ts';
import {
  type CalendarEstimate,
  calendarEstimate,
  calendarWith,
  entriesOf,
  lawWith,
} from '../purchase/calendar/calendar-estimate.ts';
import { hasEveryMonth } from '../purchase/calendar/calendar-months.ts';
import {
  type CalendarFinding,
  type CalendarRequest,
  chooseCalendar,
  unfoundCalendar,
} from '../purchase/calendar/choose-calendar.ts';
import { clockedLaw, modelClock, plainClock } from '../purchase/calendar/clocked-law.ts';
import {
  type CalendarData,
  type CalendarMaximum,
  fitCalendar,
  startOfModel,
} from '../purchase/calendar/fit-calendar.ts';
import type { FittedPurchases } from '../purchase/fit-purchases.ts';
import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseLaw, PurchaseModelName } from '../purchase/purchase-model.ts';
import { firstDayOf, type PurchaseDays } from '../purchase/purchase-totals.ts';
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
  /** Absent for a summary of customers. */
  readonly days: PurchaseDays | null;
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
  const { days, cells } = log;
  const isDated = days !== null;
  if (!isDated && cells.group === undefined)
    return without(unfoundCalendar(request, 'no-dates'), null);
  if (chosen.fit === undefined)
    return without(unfoundCalendar(request, isDated ? 'no-model' : 'no-dates'), null);
  const data = isDated ? calendarData(days, cells, log, request) : undatedData(cells, log.unitDays);
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
  days: PurchaseDays,
  cells: PurchaseCells,
  { until, unitDays }: ObservedTime,
  { events, excluded }: Pick<CalendarRequest, 'events' | 'excluded'>,
): CalendarData {
  const bins = calendarBins(firstDayOf(days), until, [...events, ...excluded]);
  return { cells, unitDays, bins, repeats: repeatsByBin(days, bins) };
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

/** The forecaster of a calendar that was fitted jointly with its model. */
export function forecasterAt(
  maximum: CalendarMaximum,
  data: CalendarData,
  { events }: Pick<CalendarRequest, 'events'>,
  dispersion: number,
): { readonly estimate: CalendarEstimate; readonly forecaster: Forecaster } {
  const estimate = calendarEstimate(maximum, data, { events, dispersion });
  const { from, until } = data.bins;
  return { estimate, forecaster: calendarForecaster(estimate, from, until, data.unitDays) };
}

/**
 * The forecaster of an estimate, for customers whose histories end at one instant.
 *
 * @param from - no first purchase is earlier
 * @param until - that instant: the start of a day since 1970-01-01, the last day with known purchases; the forecast is
 *   of the days after it
 */
export function calendarForecaster(
  estimate: CalendarEstimate,
  from: number,
  until: number,
  unitDays: number,
): Forecaster {
  const { fit, values, covariance, calendar: own } = estimate;
  const effects = entriesOf(estimate, values, 'effect');
  // With groups alone there is no calendar: times are those of the log.
  if (isOrdinary(own)) {
    const lawOf = (drawn: readonly number[]) => lawWith(estimate, cappedShape(estimate, drawn));
    return {
      name: fit.model,
      law: lawWith(estimate, values),
      fit,
      clock: plainClock,
      effects,
      ...(covariance !== null && { uncertain: { parameters: values, covariance, lawOf } }),
    };
  }
  const at = (calendar: CalendarEstimate['calendar']) => ({
    clock: shopClock(calendar, from),
    until,
    aheadFrom: until + 1,
    unitDays,
  });
  const lawOf = (drawn: readonly number[]): PurchaseLaw => {
    const kept = cappedShape(estimate, drawn);
    return clockedLaw(lawWith(estimate, kept), at(calendarWith(estimate, kept)));
  };
  const times = at(own);
  return {
    name: fit.model,
    law: clockedLaw(lawWith(estimate, values), times),
    fit,
    clock: modelClock(times),
    weights: times.clock.weight,
    effects,
    ...(covariance !== null && { uncertain: { parameters: values, covariance, lawOf } }),
  };
}

/** The farthest that a draw of log r goes from its estimate. */
const farthestShape = 2.5;

/**
 * A draw whose r is not farther from its estimate than e^±2.5; α moves by the same factor. Where customers hardly
 * differ, only the rate r/α is determined, and a normal distribution of log r would reach absurd values.
 */
function cappedShape({ values }: CalendarEstimate, drawn: readonly number[]): readonly number[] {
  const [r = 1, alpha = 1, ...others] = drawn;
  const estimated = values[0] ?? 1;
  const kept = Math.min(
    estimated * Math.exp(farthestShape),
    Math.max(estimated * Math.exp(-farthestShape), r),
  );
  return [kept, (alpha * kept) / r, ...others];
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
function calendarForecasters(
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
  const start = startOfModel(first, plain, data);
  return fitCalendar(data, first.shape, plain, { start, curvature });
}

/**
 * The same calendar for a part of a log, such as the time before a split: of its events and months that were unusual
 * once those that lie in it.
 */
function shapeWithin(shape: CalendarShape, of: CalendarBins, part: CalendarBins): CalendarShape {
  const placed = (bins: readonly number[]) =>
    bins.flatMap((bin) => {
      const place = part.bins.findIndex(({ name }) => name === of.bins[bin]?.name);
      return place < 0 ? [] : [place];
    });
  return {
    ...shape,
    events: shape.events.filter((name) => part.bins.some(({ event }) => event === name)),
    oneTime: placed(shape.oneTime),
    excluded: placed(shape.excluded),
  };
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

/** The time before a split, with the parts of the calendar of the forecast that lie in it. */
export interface SplitCalendar extends CalendarLog {
  readonly shape: CalendarShape;
  /** The model of the forecast, fitted to that time without a calendar. */
  readonly plain: FittedPurchases;
  readonly dispersion: number;
}

/**
 * The calendar of a forecast in the time before a split.
 *
 * @param plain - the model of the forecast, fitted to that time without a calendar
 * @returns null where that time cannot show the calendar: it lacks a month, or that model has no maximum
 */
export function splitCalendar(
  { maximum, data, request, dispersion, fits }: UsedCalendar,
  plain: FittedPurchases | undefined,
  known: PurchaseDays,
  cells: PurchaseCells,
  split: number,
): SplitCalendar | null {
  const part = calendarData(known, cells, { until: split, unitDays: data.unitDays }, request);
  const shape = shapeWithin(maximum.shape, data.bins, part.bins);
  if (plain === undefined || (shape.months && !hasEveryMonth(part, shape.excluded))) return null;
  return { data: part, request, fits, shape, plain, dispersion };
}

/** The forecasters of the time before a split; null where the model of the forecast has no maximum. */
export function splitForecasters(before: SplitCalendar): readonly Forecaster[] | null {
  const { data, shape, plain, dispersion } = before;
  const first = fitCalendar(data, shape, plain);
  if (first?.covariance == null) return null;
  return calendarForecasters(before, first, dispersion);
}
