import { randomSource } from '../numeric/random.ts';
import type { CalendarEstimate } from '../purchase/calendar/calendar-estimate.ts';
import type { CalendarRequest } from '../purchase/calendar/choose-calendar.ts';
import type { DaysAhead } from '../purchase/calendar/spend-law.ts';
import {
  type CustomerSummary,
  customerSummary,
  daysPerUnit,
  type SummaryTerms,
} from '../purchase/customer-summary.ts';
import type { FittedPurchases } from '../purchase/fit-purchases.ts';
import { historyOf, type PurchaseCells, purchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import {
  firstDayOf,
  type PurchaseDays,
  type PurchaseTotals,
  purchaseTotals,
} from '../purchase/purchase-totals.ts';
import type { ModelTest } from './backtest.ts';
import { calendarForecaster } from './calendar-forecaster.ts';
import type { Choice } from './choose-forecaster.ts';
import {
  type ExpectedSpend,
  expectedSpend,
  type SavedSpend,
  spendSpread,
} from './expected-spend.ts';
import type { ForecastCalendar } from './forecast-calendar.ts';
import { type FitProgress, type Forecaster, forecasterOf } from './forecaster.ts';
import { type GroupEffect, groupEffect } from './group-effect.ts';
import { grouped, type Holdout, type HoldoutReport, holdoutOf, holdoutReport } from './holdout.ts';
import { logModels, type ModelsProgress } from './log-models.ts';
import {
  type MonthlySpend,
  monthlySpend,
  spendInUsualMonths,
  type WeightedPurchases,
  weightedPurchases,
} from './monthly-spend.ts';
import { spendKnown } from './spend-known.ts';
import { type ForecastShortage, shortageOf, tooFewToForecast } from './too-few.ts';
import { type TotalSpread, totalSpread } from './total-spread.ts';

/** The settings of a forecast. */
export interface ForecastRequest extends SummaryTerms {
  /** How far ahead to forecast, in the unit. */
  readonly ahead: number;
  readonly models: readonly PurchaseModelName[];
  /** The last day of the data that a backtest fits the models to; null for no backtest. */
  readonly split: number | null;
  /** The number of draws of parameters, from the seed. */
  readonly draws: number;
  readonly seed: number;
  /** Differences between days; absent: all days count alike. */
  readonly calendar?: CalendarRequest;
  /** The group of each customer, where groups may buy at different rates. */
  readonly groups?: Uint32Array;
  readonly progress?: (stage: ForecastStage) => void;
}

/** The stage that a forecast has reached. */
export type ForecastStage =
  | ModelsProgress
  | { readonly stage: 'backtest'; readonly fit: FitProgress }
  | { readonly stage: 'accuracy' | 'spread' };

/** The purchases of customers: in total, and day by day where there is a log. */
export interface KnownPurchases {
  /** Read from a summary in a file, with `noDay` and NaN for what it lacks; or summed up from a log. */
  readonly totals: Omit<PurchaseTotals, 'repeatAmount'>;
  readonly summary: CustomerSummary;
  readonly days: PurchaseDays | null;
}

/** The purchases of a log. */
export function knownPurchases(days: PurchaseDays, terms: SummaryTerms): KnownPurchases {
  const totals = purchaseTotals(days);
  return { totals, summary: customerSummary(totals, terms), days };
}

/** A saved model, which was fitted to other customers or an earlier log. */
export interface SavedForecastModel {
  readonly fit: FittedPurchases;
  /** The model with its calendar; null where all days count alike. */
  readonly calendar: CalendarEstimate | null;
  readonly spend: SavedSpend;
  readonly monthlySpend: MonthlySpend;
  readonly excess: Excess;
  /** Why its fit rests on too few customers; null where it does not. */
  readonly marked: ForecastShortage | null;
}

/** The error of a backtest beyond chance, as logarithms of actual/forecast, by which bands are widened. */
export interface Excess {
  readonly purchases: number;
  readonly spend: number;
}

/** A forecast of purchases: the fitted models, the one chosen, and its uncertainty. */
export interface PurchaseForecast extends WeightedPurchases {
  readonly known: KnownPurchases;
  readonly daysAhead: DaysAhead;
  readonly cells: PurchaseCells;
  /** Every model that could be fitted to all purchases. */
  readonly fitted: readonly Forecaster[];
  readonly choice: Choice;
  /** What the log says of differences between days; null where it is not looked for, as with a saved model. */
  readonly calendar: ForecastCalendar | null;
  /** How often the customers of each group buy; null without groups, or where the log does not determine it. */
  readonly effect: GroupEffect | null;
  readonly holdout: Holdout | null;
  /** The backtest of the model chosen; null without one. */
  readonly report: HoldoutReport | null;
  readonly spend: ExpectedSpend;
  /** How the spend on a purchase depends on its month. */
  readonly monthlySpend: MonthlySpend;
  readonly spread: TotalSpread;
  /** The uncertainty from the parameters of spend: the standard deviation of the logarithm of total spend. */
  readonly spendParameters: number;
  readonly excess: Excess;
  /** Why the fit rests on too few customers for a forecast; null where it does not. */
  readonly marked: ForecastShortage | null;
}

/**
 * Forecasts the purchases of customers by a saved model, or by the best of the models fitted to them.
 *
 * @throws {RangeError} the saved model has a calendar, or spend by month, and the customers no dates
 */
export function purchaseForecast(
  known: KnownPurchases,
  request: ForecastRequest,
  saved?: SavedForecastModel,
): PurchaseForecast {
  const { ahead, draws, seed } = request;
  const cells = purchaseCells(grouped(known.summary, request.groups));
  const model =
    saved === undefined ? chosenModel(known, cells, request) : savedModel(saved, known, request);
  const { chosen } = model.choice;
  const { used } = model.monthlySpend;
  const spend = expectedSpend(
    used === null || known.days === null
      ? spendKnown(known.summary, known.totals, request)
      : spendInUsualMonths(known.days, used, request),
    saved?.spend,
  );
  const terms = { draws, random: randomSource(seed) };
  request.progress?.({ stage: 'spread' });
  const spread = totalSpread(chosen, cells, ahead, terms);
  const daysAhead = { until: request.until, unitDays: daysPerUnit[request.unit] };
  const money = weightedPurchases(chosen.law, used, cells, ahead, daysAhead, spread.expected);
  return {
    known,
    daysAhead,
    cells,
    ...model,
    spend,
    ...money,
    spread,
    // Computed from a sample of customers, so that not every history is needed.
    spendParameters: spendSpread(
      spend,
      (i) => money.spendLaw.expected(historyOf(cells, cells.cellOf[i] as number), ahead),
      terms,
    ),
    excess: saved?.excess ?? model.report?.excess ?? { purchases: 0, spend: 0 },
    marked: saved === undefined ? tooFewToForecast(known.summary.purchases) : saved.marked,
  };
}

/** What stands for a choice where the model is saved. */
function savedModel(
  { fit, calendar, monthlySpend: ofMonths }: SavedForecastModel,
  { days }: KnownPurchases,
  { until, unit }: SummaryTerms,
): ChosenModel {
  if ((calendar !== null || ofMonths.used !== null) && days === null)
    throw new RangeError('months need dates');
  const chosen =
    calendar === null || days === null
      ? forecasterOf(fit)
      : calendarForecaster(calendar, firstDayOf(days), until, daysPerUnit[unit]);
  return {
    fitted: [chosen],
    choice: { chosen, chosenBy: 'saved model', indistinguishable: [] },
    calendar: null,
    effect: null,
    monthlySpend: ofMonths,
    holdout: null,
    report: null,
  };
}

type ChosenModel = Pick<
  PurchaseForecast,
  'fitted' | 'choice' | 'calendar' | 'effect' | 'monthlySpend' | 'holdout' | 'report'
>;

/** Fits the models, chooses one and its calendar by the whole log, and tests all of them. */
function chosenModel(
  { days, summary }: KnownPurchases,
  cells: PurchaseCells,
  request: ForecastRequest,
): ChosenModel {
  const { models, split, draws, seed, groups, progress } = request;
  const asked = request.calendar ?? (groups === undefined ? undefined : noCalendar);
  const { fitted, choice, calendar, used } = logModels({
    days,
    cells,
    until: request.until,
    unitDays: daysPerUnit[request.unit],
    models,
    ...(asked !== undefined && { calendar: asked }),
    ...(progress !== undefined && { progress }),
  });
  const ofMonths = monthlySpend(days, request.calendar?.seasons);
  const holdout =
    split === null || days === null
      ? null
      : holdoutOf(days, summary, request, split, models, {
          ...(used !== null && { calendar: used }),
          spendByMonth: ofMonths.used !== null,
          ...(groups !== undefined && { groups }),
          ...(progress !== undefined && {
            progress: (fit: FitProgress) => progress({ stage: 'backtest', fit }),
          }),
        });
  const tested = testOf(holdout, choice.chosen);
  progress?.({ stage: 'accuracy' });
  const report =
    holdout === null || tested === undefined ? null : holdoutReport(holdout, tested, draws, seed);
  const effect = used === null || groups === undefined ? null : groupEffect(used);
  return { fitted, choice, calendar, effect, monthlySpend: ofMonths, holdout, report };
}

/** All days count alike. */
const noCalendar: CalendarRequest = { seasons: 'off', trend: 'off', events: [], excluded: [] };

/** The test of the same model, or of the past rate, in the backtest. */
function testOf(holdout: Holdout | null, { name }: Forecaster): ModelTest | undefined {
  if (holdout === null) return undefined;
  if (name === 'past-rate') return holdout.pastRate;
  return (holdout.calendarTests ?? holdout.tests).find(
    ({ forecaster }) => forecaster.name === name,
  );
}

/** Without a holdout that the user sets, a backtest needs this many customers, and repeat purchases, at the split. */
const enough = 30;

/**
 * The day at which a log is split for a backtest: the time after it is as long as the forecast, but at most a third of
 * the log, because the models need the rest.
 *
 * @returns null where there are too few customers or purchases by that day
 */
export function usualSplit(
  { customer, day }: PurchaseDays,
  { until, unit }: SummaryTerms,
  ahead: number,
): number | null {
  const first = firstDayOf({ day });
  const length = Math.min(ahead * daysPerUnit[unit], (until - first) / 3);
  const split = until - Math.floor(length);
  if (split >= until || split <= first) return null;
  const { customers, purchases } = knownBy({ customer, day }, split);
  return customers >= enough && purchases - customers >= enough ? split : null;
}

/**
 * Whether enough customers had bought again by a day to fit the models to the time up to it: a backtest of fewer would
 * widen the bands by the error of a forecast that is not given either.
 */
export const canBeSplit = (days: Pick<PurchaseDays, 'customer' | 'day'>, split: number): boolean =>
  shortageOf(knownBy(days, split).repeating) === null;

/** The customers, those with a repeat purchase and the purchases of a log up to a day. */
function knownBy({ customer, day }: Pick<PurchaseDays, 'customer' | 'day'>, last: number) {
  let [customers, repeating, purchases] = [0, 0, 0];
  let current = -1;
  let ofCurrent = 0;
  for (let i = 0; i < day.length; i++) {
    if ((day[i] as number) > last) continue;
    if (customer[i] !== current) {
      customers += 1;
      ofCurrent = 0;
    }
    current = customer[i] as number;
    purchases += 1;
    ofCurrent += 1;
    if (ofCurrent === 2) repeating += 1;
  }
  return { customers, repeating, purchases };
}
