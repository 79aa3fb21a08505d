import { type CellForecasts, cellForecasts } from '../../core/forecast/cell-forecasts.ts';
import { customerValue } from '../../core/forecast/customer-forecast.ts';
import { type CellMoney, cellMoney } from '../../core/forecast/customer-money.ts';
import type { FitProgress } from '../../core/forecast/forecaster.ts';
import { withReferralValue } from '../../core/forecast/new-customer.ts';
import {
  type ForecastStage,
  type PurchaseForecast,
  purchaseForecast,
  usualSplit,
} from '../../core/forecast/purchase-forecast.ts';
import type { ForecastTerms } from '../../core/forecast/purchase-steps.ts';
import { daysPerUnit, type SummaryTerms } from '../../core/purchase/customer-summary.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import type { World } from '../command.ts';
import type { ForesightPlan } from './forecast-plan.ts';
import type { SomeCustomers } from './known-customers.ts';
import type { Settings } from './settings.ts';
import { modelTitles } from './view-models.ts';

/** Everything that the parts of a result are made from: customers, and what one fit foresees of them. */
export interface Foreseen {
  readonly customers: SomeCustomers;
  readonly forecast: PurchaseForecast;
  /** Last day that the models of the backtest knew; null without one. */
  readonly split: number | null;
  readonly terms: ForecastTerms;
  readonly unitsPerYear: number;
  /** How far ahead, in the unit. */
  readonly ahead: number;
  readonly each: CellForecasts;
  readonly money: CellMoney;
  /** Of each customer, in the currency. */
  readonly value: Float64Array;
}

/** Fits models to customers, or takes the one that is given, and foresees by the best what they will buy. */
export function foreseen(
  customers: SomeCustomers,
  given: ForecastTerms,
  { settings, given: saved }: ForesightPlan,
  progress: World['progress'],
): Foreseen {
  const { unit, until } = customers;
  const unitsPerYear = 365.25 / daysPerUnit[unit];
  const ahead = inUnits(given.horizonYears, unitsPerYear);
  const span = { until, unit, includeFirst: settings.includeFirst };
  const split = saved === undefined ? splitOf(customers, span, ahead, settings) : null;
  const forecast = purchaseForecast(
    customers.known,
    {
      ...span,
      ahead,
      models: settings.models,
      split,
      ...settings.drawing,
      ...(progress !== undefined && { progress: (stage) => progress(stageText(stage)) }),
    },
    saved?.model,
  );
  const { chosen } = forecast.choice;
  const terms = withReferralValue(chosen.law, given, unitsPerYear, forecast.spend.mean);
  const people = `${numberText(customers.ids.length, 0)} customers`;
  const each = cellForecasts(
    chosen,
    forecast.cells,
    ahead,
    forecast.spread.expected,
    progress &&
      ((done) => progress(`forecasting ${people}: ${percentText(done / forecast.cells.count, 0)}`)),
  );
  progress?.(`valuing the purchases of ${people}`);
  const money = cellMoney(chosen, forecast.cells, terms, unitsPerYear);
  const value = forecast.spend.each.map((_, i) => customerValue(i, { forecast, money }));
  return { customers, forecast, split, terms, unitsPerYear, ahead, each, money, value };
}

function stageText(at: ForecastStage): string {
  switch (at.stage) {
    case 'fit':
      return fitText('fitting', at.fit);
    case 'backtest':
      return fitText('backtest: fitting', at.fit);
    case 'choice':
      return 'backtest: choosing the model with the least error';
    case 'accuracy':
      return 'backtest: measuring the error of the model';
    case 'spread':
      return 'drawing the uncertainty of all purchases';
  }
}

const fitText = (doing: string, { model, place, models, evaluations }: FitProgress): string =>
  `${doing} ${modelTitles[model]}, model ${place} of ${models}: step ${evaluations}`;

/** Without the last digit of a conversion: 39 weeks are 39. */
const inUnits = (years: number, unitsPerYear: number): number =>
  Number((years * unitsPerYear).toPrecision(14));

/** The day at which a backtest parts the log; null where there is none, or nothing was known at that day. */
function splitOf(
  { known: { days }, until }: SomeCustomers,
  terms: SummaryTerms,
  ahead: number,
  { holdout }: Settings,
): number | null {
  if (holdout === 'none' || days === null) return null;
  if (holdout === 'usual') return usualSplit(days, terms, ahead);
  const split = until - holdout;
  return days.day.some((day) => day < split) ? split : null;
}
