import { randomSource } from '../numeric/random.ts';
import type { CalendarEstimate } from '../purchase/calendar/calendar-estimate.ts';
import type { CalendarRequest } from '../purchase/calendar/choose-calendar.ts';
import type { DaysAhead } from '../purchase/calendar/spend-law.ts';
import { daysPerUnit, type SummaryTerms } from '../purchase/customer-summary.ts';
import type { FittedPurchases } from '../purchase/fit-purchases.ts';
import { type PurchaseCells, purchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import type { ModelTest } from './backtest.ts';
import { calendarForecaster } from './calendar-forecaster.ts';
import type { Choice } from './choose-forecaster.ts';
import { type ExpectedSpend, expectedSpend, type SavedSpend } from './expected-spend.ts';
import type { ForecastCalendar } from './forecast-calendar.ts';
import { type FitProgress, type Forecaster, forecasterOf } from './forecaster.ts';
import { type GroupEffect, groupEffect } from './group-effect.ts';
import { type Holdout, type HoldoutReport, holdoutOf, holdoutReport } from './holdout.ts';
import { customersOf, type KnownPurchases } from './known-purchases.ts';
import { logModels, type ModelsProgress } from './log-models.ts';
import {
  type MonthlySpend,
  monthlySpend,
  spendInUsualMonths,
  type WeightedPurchases,
  weightedPurchases,
} from './monthly-spend.ts';
import { purchasesAtSplit } from './purchases-at-split.ts';
import { spendKnown } from './spend-known.ts';
import { spendSpread } from './spend-spread.ts';
import { type ForecastShortage, tooFewToForecast } from './too-few.ts';
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
  readonly groups?: Uint32Array | undefined;
  readonly progress?: (stage: ForecastStage) => void;
}

/** The stage that a forecast has reached. */
export type ForecastStage =
  | ModelsProgress
  | { readonly stage: 'backtest'; readonly fit: FitProgress }
  | { readonly stage: 'accuracy' | 'spread' };

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
  const cells = purchaseCells({
    ...known.summary,
    group: request.groups,
    customers: customersOf(known),
  });
  const model =
    saved === undefined ? chosenModel(known, cells, request) : savedModel(saved, known, request);
  const { chosen } = model.choice;
  const { used } = model.monthlySpend;
  const spend = expectedSpend(
    used === null || known.days === null
      ? spendKnown(known.summary, known.totals, request, known.counted?.spend)
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
    spendParameters: spendSpread(spend, cells, money.weighted, terms),
    excess: saved?.excess ?? model.report?.excess ?? { purchases: 0, spend: 0 },
    marked: saved === undefined ? tooFewToForecast(cells.purchases, cells.weight) : saved.marked,
  };
}

/** What stands for a choice where the model is saved. */
function savedModel(
  { fit, calendar, monthlySpend: ofMonths }: SavedForecastModel,
  { repeats }: KnownPurchases,
  { until, unit }: SummaryTerms,
): ChosenModel {
  if ((calendar !== null || ofMonths.used !== null) && repeats === null)
    throw new RangeError('months need dates');
  const chosen =
    calendar === null || repeats === null
      ? forecasterOf(fit)
      : calendarForecaster(calendar, repeats.first, until, daysPerUnit[unit]);
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
  known: KnownPurchases,
  cells: PurchaseCells,
  request: ForecastRequest,
): ChosenModel {
  const { models, split, draws, seed, groups, progress } = request;
  const asked = request.calendar ?? (groups === undefined ? undefined : noCalendar);
  const { fitted, choice, calendar, used } = logModels({
    repeats: known.repeats,
    cells,
    until: request.until,
    unitDays: daysPerUnit[request.unit],
    models,
    ...(asked !== undefined && { calendar: asked }),
    ...(progress !== undefined && { progress }),
  });
  const ofMonths = monthlySpend(known.days, request.calendar?.seasons);
  const atSplit = split === null ? null : purchasesAtSplit(known, split, request);
  const holdout =
    atSplit === null
      ? null
      : holdoutOf(known, atSplit, request, models, {
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
