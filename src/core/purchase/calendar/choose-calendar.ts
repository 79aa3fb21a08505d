import type { FittedPurchases } from '../fit-purchases.ts';
import type { CalendarBin, CalendarBins, DatedEvent } from './calendar-bins.ts';
import { type CalendarShape, freeMonths, plainShape } from './calendar-design.ts';
import { CalendarFits } from './calendar-fits.ts';
import { hasEveryMonth, monthsOf, monthsSeen } from './calendar-months.ts';
import { type CalendarTest, calendarTest } from './calendar-test.ts';
import type { CalendarData, CalendarMaximum } from './fit-calendar.ts';
import { isOneCohort, stepIsBetter } from './trend-rivals.ts';
import { unusualMonths } from './unusual-months.ts';

/** Whether a part of a calendar is used: where the log shows it clearly, always, or never. */
export const calendarSwitches = ['auto', 'on', 'off'] as const;

export type CalendarSwitch = (typeof calendarSwitches)[number];

/** What a calendar may contain. */
export interface CalendarRequest {
  readonly seasons: CalendarSwitch;
  readonly trend: CalendarSwitch;
  /** Dated events, each with one factor at all of its dates, those to come included. They are always used. */
  readonly events: readonly DatedEvent[];
  /** Dates that say nothing of other days. */
  readonly excluded: readonly DatedEvent[];
}

/**
 * Why a season is used: `clear` or `requested`. Why it is not: `off`; `no-dates` of purchases, as in a summary;
 * `no-model` could be fitted; `too-short`: fewer than 24 calendar months; `too-long`: more than a century; `month-unseen` in two years; `month-empty`: a
 * calendar month without a repeat purchase; `no-difference` beyond that between years; `undetermined` by the log.
 */
export const seasonReasons = [
  'clear',
  'requested',
  'off',
  'no-dates',
  'no-model',
  'too-short',
  'too-long',
  'month-unseen',
  'month-empty',
  'no-difference',
  'undetermined',
] as const;

/**
 * The same of a trend: `one-cohort`: most customers came within a quarter of the log, so that age and date say the same;
 * `short`: clear, but in less than three years of log; `step`: a lasting step fits better.
 */
export const trendReasons = [
  'clear',
  'requested',
  'off',
  'no-dates',
  'no-model',
  'too-short',
  'too-long',
  'one-cohort',
  'no-difference',
  'short',
  'step',
  'undetermined',
] as const;

export type SeasonReason = (typeof seasonReasons)[number];
export type TrendReason = (typeof trendReasons)[number];

/** Whether a part of a calendar is used, why, and by what test; null where none was possible. */
export interface PartFinding<Reason> {
  readonly used: boolean;
  readonly why: Reason;
  readonly test: CalendarTest | null;
}

/** What a log says of its calendar. */
export interface CalendarFinding {
  readonly seasons: PartFinding<SeasonReason>;
  readonly trend: PartFinding<TrendReason>;
  /** The calendar months that the log touches. */
  readonly months: number;
  /** The months that were unusual once. */
  readonly oneTime: readonly CalendarBin[];
  /** The fit that is used, with its covariance; null where all days count alike. */
  readonly used: CalendarMaximum | null;
  /** φ, by which the variances of both fits are multiplied; 1 where it cannot be known. */
  readonly dispersion: number;
  /** The same fit with the trend that a log shows which is too short for one; null where there is none. */
  readonly withTrend: CalendarMaximum | null;
}

/** A season is looked for in a log of so many calendar months, a trend is used in one of so many. */
export const fewestMonths = 24;
export const monthsForTrend = 36;
/** Nobody sells to the same customers for longer: such a log has wrong dates, and days without end. */
const mostMonths = 1200;
const seasonLevel = 0.05;
const trendLevel = 0.01;

/**
 * Decides by the log which differences between days a forecast uses. It is silent until there is evidence.
 *
 * 1. A log of fewer than 24 calendar months, or with a calendar month that is not seen in two years, has no season.
 * 2. Up to three months that were unusual once get a factor of their own, which the future does not have, with a season
 *    or without.
 * 3. A season is used where LR/φ passes χ² with 11 degrees of freedom at 5 %. A trend is tested with the months in the
 *    model: it is used where LR/φ passes χ² with 1 degree of freedom at 1 %, the log has three years, first purchases
 *    are spread over it, and no lasting step fits better.
 *
 * A backtest has no part in it: it would miss a quarter to a half of real seasons, and take months that were unusual
 * once for seasons.
 *
 * @param plain - the model fitted without a calendar
 */
export function chooseCalendar(
  data: CalendarData,
  plain: FittedPurchases,
  request: CalendarRequest,
): CalendarFinding {
  const fits = new CalendarFits(data, plain);
  const { base, noSeason, noTrend, months } = calendarScope(data, request);
  const movingOf = (shape: CalendarShape) =>
    noTrend === null ? fits.of({ ...shape, trend: true }) : null;
  const trendTestOf = (shape: CalendarShape) =>
    calendarTest(fits.of(shape), movingOf(shape), data, 1);
  const isClear = (test: CalendarTest | null, level: number) => test !== null && test.p < level;

  const steady = { ...base, months };
  const firstTrend = noTrend === null ? trendTestOf(steady) : null;
  const oneTime =
    noSeason === null
      ? unusualMonths(fits, { ...steady, trend: isClear(firstTrend, trendLevel) })
      : [];
  const full = { ...steady, oneTime };
  const trendTest = noTrend === null ? trendTestOf(full) : null;
  const around = { ...full, trend: isClear(trendTest, trendLevel) };
  const seasonTest = months
    ? calendarTest(fits.of({ ...around, months: false }), fits.of(around), data, freeMonths)
    : null;

  const seasonWhy = (): SeasonReason => {
    if (request.seasons === 'on' && months) return 'requested';
    if (request.seasons === 'on' && noSeason !== 'too-long') return 'month-empty';
    if (noSeason !== null) return noSeason;
    if (seasonTest === null) return 'undetermined';
    return isClear(seasonTest, seasonLevel) ? 'clear' : 'no-difference';
  };
  const trendWhy = (): TrendReason => {
    if (noTrend !== null) return noTrend;
    if (request.trend === 'on') return 'requested';
    if (trendTest === null) return 'undetermined';
    if (!isClear(trendTest, trendLevel)) return 'no-difference';
    if (monthsOf(data.bins) < monthsForTrend) return 'short';
    return stepIsBetter(data, plain, full) ? 'step' : 'clear';
  };
  const part = <Reason extends string>(why: Reason, test: CalendarTest | null) => ({
    used: why === 'clear' || why === 'requested',
    why,
    test,
  });
  return withFit(part(seasonWhy(), seasonTest), part(trendWhy(), trendTest), {
    fits,
    base,
    oneTime,
  });
}

/** Fits what is used, once more with its covariance. */
function withFit(
  seasons: PartFinding<SeasonReason>,
  trend: PartFinding<TrendReason>,
  {
    fits,
    base,
    oneTime,
  }: {
    readonly fits: CalendarFits;
    readonly base: CalendarShape;
    readonly oneTime: readonly number[];
  },
): CalendarFinding {
  const { data } = fits;
  const months = monthsOf(data.bins);
  const isMoving = seasons.used || trend.used || oneTime.length > 0;
  const shape = {
    ...base,
    months: seasons.used,
    trend: trend.used,
    oneTime,
  };
  const isRequested =
    base.events.length + base.excluded.length > 0 || data.cells.group !== undefined;
  const used = isMoving || isRequested ? fits.withErrors(shape) : null;
  const undetermined = used === null && isMoving;
  const withTrend =
    trend.why === 'short' && !undetermined
      ? fits.withErrors({ ...shape, trend: true, oneTime })
      : null;
  return {
    seasons:
      seasons.used && undetermined ? { ...seasons, used: false, why: 'undetermined' } : seasons,
    trend: trend.used && undetermined ? { ...trend, used: false, why: 'undetermined' } : trend,
    months,
    oneTime: used === null ? [] : shape.oneTime.flatMap((bin) => data.bins.bins[bin] ?? []),
    used,
    dispersion: seasons.test?.dispersion ?? trend.test?.dispersion ?? 1,
    withTrend,
  };
}

/** What is looked for in a log. */
interface CalendarScope {
  /** The parts that are always used. */
  readonly base: CalendarShape;
  /** Why the log cannot have a season, or a trend; null where it can. */
  readonly noSeason: SeasonReason | null;
  readonly noTrend: TrendReason | null;
  /** Whether calendar months are fitted: a season that is requested needs a purchase in each of them, and no years. */
  readonly months: boolean;
}

/** What a request looks for, as far as the log can have it. */
export function calendarScope(data: CalendarData, request: CalendarRequest): CalendarScope {
  const base = baseShape(data.bins, request);
  const noSeason = request.seasons === 'off' ? 'off' : seasonObstacle(data, base);
  return {
    base,
    noSeason,
    noTrend: request.trend === 'off' ? 'off' : trendObstacle(data),
    months:
      request.seasons === 'on'
        ? noSeason !== 'too-long' && hasEveryMonth(data, base.excluded)
        : noSeason === null,
  };
}

/** The parts of a calendar that are always used. */
const baseShape = (
  { bins }: CalendarBins,
  { events, excluded }: CalendarRequest,
): CalendarShape => ({
  ...plainShape,
  events: events.map(({ name }) => name).filter((name) => bins.some(({ event }) => event === name)),
  excluded: [...bins.keys()].filter((bin) =>
    excluded.some(({ name }) => name === bins[bin]?.event),
  ),
});

/** Why a log cannot have a season. */
function seasonObstacle(
  data: CalendarData,
  { excluded }: CalendarShape,
): 'too-short' | 'too-long' | 'month-unseen' | 'month-empty' | null {
  const length = lengthObstacle(data);
  if (length !== null) return length;
  if (!hasEveryMonth(data, excluded)) return 'month-empty';
  return monthsSeen(data, excluded).some(({ years }) => years.size < 2) ? 'month-unseen' : null;
}

function lengthObstacle({ bins }: CalendarData): 'too-short' | 'too-long' | null {
  const months = monthsOf(bins);
  if (months < fewestMonths) return 'too-short';
  return months > mostMonths ? 'too-long' : null;
}

/** Why a log cannot have a trend. */
function trendObstacle(data: CalendarData): 'too-short' | 'too-long' | 'one-cohort' | null {
  const length = lengthObstacle(data);
  if (length !== null) return length;
  const { cells, bins, unitDays } = data;
  const observed = (bins.until - bins.from) / unitDays;
  return isOneCohort(cells, observed) ? 'one-cohort' : null;
}

/**
 * The finding where a calendar cannot be looked for.
 *
 * @param months - the calendar months that the log touches; 0 without a log
 */
export function unfoundCalendar(
  { seasons, trend }: Pick<CalendarRequest, 'seasons' | 'trend'>,
  why: 'no-dates' | 'no-model' | 'too-short',
  months = 0,
): CalendarFinding {
  const part = (request: CalendarSwitch) => ({
    used: false,
    why: request === 'off' ? ('off' as const) : why,
    test: null,
  });
  return {
    seasons: part(seasons),
    trend: part(trend),
    months,
    oneTime: [],
    used: null,
    dispersion: 1,
    withTrend: null,
  };
}
