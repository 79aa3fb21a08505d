import { type CellForecasts, cellForecasts } from '../../core/forecast/cell-forecasts.ts';
import { wholeDays } from '../../core/forecast/customer-forecast.ts';
import {
  type CellMoney,
  cellMoney,
  customerAmounts,
  moneySize,
} from '../../core/forecast/customer-money.ts';
import type { FitProgress } from '../../core/forecast/forecaster.ts';
import { canBeSplit, usualSplit } from '../../core/forecast/holdout-split.ts';
import { customerCount, customersOf } from '../../core/forecast/known-purchases.ts';
import { type MonthProfiles, monthProfiles } from '../../core/forecast/month-profiles.ts';
import { newCustomerSpend } from '../../core/forecast/monthly-spend.ts';
import { monthsAhead } from '../../core/forecast/months-ahead.ts';
import { newCustomersLike, withReferralValue } from '../../core/forecast/new-customer.ts';
import { partsOfPurchases } from '../../core/forecast/parts-of-purchases.ts';
import {
  type ForecastStage,
  type PurchaseForecast,
  purchaseForecast,
} from '../../core/forecast/purchase-forecast.ts';
import type { ForecastTerms } from '../../core/forecast/purchase-steps.ts';
import { type DecimalGrid, gridFor } from '../../core/numeric/decimal-grid.ts';
import { daysPerUnit, type SummaryTerms } from '../../core/purchase/customer-summary.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { numberText, percentText } from '../../render/number-text.ts';
import type { World } from '../command.ts';
import { calendarRequest } from '../shared/calendar/calendar-options.ts';
import { type ForecastPlan, inUnits, type Settings } from './plan.ts';
import { hasNames, type KnownCustomers, type SomeCustomers } from './read-customers.ts';
import type { Groups } from './segment-forecasts.ts';
import { modelTitles } from './view-choice.ts';

/** Customers whose purchases one fit describes. */
interface Part {
  /** The value of each `--by` column; empty for all customers. */
  readonly segment: Readonly<Record<string, string>>;
  /** Their indexes among all customers, ascending. */
  readonly members: Uint32Array;
  readonly customers: SomeCustomers;
  /** The group of each of them, where groups may buy at different rates. */
  readonly groups?: Uint32Array;
}

/** The same with the forecast of that fit. */
export interface FittedPart extends Part {
  readonly fit: FittedForecast;
}

/** Customers with the forecast of one fit: what the parts of a result are made from. */
export interface FittedForecast {
  readonly customers: SomeCustomers;
  readonly forecast: PurchaseForecast;
  /** The last day before the holdout, in days since 1970-01-01; null without a backtest. */
  readonly split: number | null;
  readonly terms: ForecastTerms;
  readonly unitsPerYear: number;
  /** The horizon, in the unit of the customers. */
  readonly ahead: number;
  readonly each: CellForecasts;
  readonly money: CellMoney;
  /** With `--months`: how the forecast divides among the months ahead. */
  readonly months: MonthProfiles | null;
  /** Of the steps of every customer of all fits, so that the customers add up to the total. */
  readonly grid: DecimalGrid;
  /** The value within the horizon of each customer, or of all customers of an entry, in the currency. */
  readonly value: Float64Array;
}

/** A fit whose customers are not valued yet: that takes the grid of all fits. */
type UnvaluedForecast = Omit<FittedForecast, 'grid' | 'value'>;

/** The values of the customers of fits, on one grid. */
export function valuedForecasts(fits: readonly UnvaluedForecast[]): readonly FittedForecast[] {
  const grid = gridFor(fits.reduce((sum, fit) => sum + moneySize(moneyOf(fit)), 0));
  return fits.map((fit) => ({ ...fit, grid, value: customerAmounts(moneyOf(fit), grid) }));
}

/** The customers of a fit with what their histories are worth. */
export const moneyOf = ({ forecast, money }: Pick<FittedForecast, 'forecast' | 'money'>) => ({
  money,
  cells: forecast.cells,
  spend: forecast.spend.each,
  customers: customersOf(forecast.known),
});

/**
 * Fits models to customers, or takes the saved one, and forecasts by the best what they will buy.
 *
 * @param part - the customers, and their groups with `--effect`
 * @param terms - the economic inputs; where a referral is worth a new customer, the fit adds that value
 * @returns the forecast of every customer, purchases and value, within the horizon
 */
export function fittedForecast(
  { customers, groups }: Pick<Part, 'customers' | 'groups'>,
  terms: ForecastTerms,
  { settings, savedModel, options }: ForecastPlan,
  progress: World['progress'],
): UnvaluedForecast {
  const { unit, until } = customers;
  const unitsPerYear = 365.25 / daysPerUnit[unit];
  const ahead = inUnits(terms.horizonYears, unitsPerYear);
  const span = { until, unit, includeFirst: settings.includeFirst };
  const split = savedModel === undefined ? splitOf(customers, span, ahead, settings) : null;
  const forecast = purchaseForecast(
    customers.known,
    {
      ...span,
      ahead,
      models: settings.models,
      split,
      calendar: calendarRequest(options),
      ...settings.drawing,
      ...(groups !== undefined && { groups }),
      ...(progress !== undefined && { progress: (stage) => progress(stageText(stage)) }),
    },
    savedModel?.model,
  );
  const { chosen } = forecast.choice;
  const termsOfFit = withReferralValue(
    chosen.law,
    terms,
    unitsPerYear,
    newCustomerSpend(forecast, until),
    newCustomersLike(forecast.cells),
  );
  const count = `${numberText(customerCount(customers.known), 0)} customers`;
  const each = cellForecasts(
    chosen,
    forecast.cells,
    ahead,
    forecast.spread.expected,
    progress &&
      ((done) => progress(`forecasting ${count}: ${percentText(done / forecast.cells.count, 0)}`)),
  );
  progress?.(`valuing the purchases of ${count}`);
  const money = cellMoney(chosen, forecast.cells, termsOfFit, unitsPerYear, forecast.spendLaw);
  return {
    customers,
    forecast,
    split,
    terms: termsOfFit,
    unitsPerYear,
    ahead,
    each,
    money,
    months:
      options.months === true
        ? monthProfiles(forecast, monthsAhead(ahead, forecast.daysAhead), {
            terms: termsOfFit,
            unitsPerYear,
            ...settings.drawing,
          })
        : null,
  };
}

function stageText(at: ForecastStage): string {
  switch (at.stage) {
    case 'fit':
      return fitText('fitting', at.fit);
    case 'backtest':
      return fitText('backtest: fitting', at.fit);
    case 'calendar':
      return 'looking for a season and a trend';
    case 'accuracy':
      return 'backtest: comparing the forecast with what was bought';
    case 'spread':
      return 'drawing the uncertainty of all purchases';
  }
}

const fitText = (doing: string, { model, place, models, evaluations }: FitProgress): string =>
  `${doing} ${modelTitles[model]}, model ${place} of ${models}: step ${evaluations}`;

/** The last day before the holdout; null without a backtest, or where too few customers have bought again by then. */
function splitOf(
  { known, until }: SomeCustomers,
  terms: SummaryTerms,
  ahead: number,
  { holdout }: Settings,
): number | null {
  if (holdout === 'none' || known.repeats === null) return null;
  const split = holdout === 'usual' ? usualSplit(known, terms, ahead) : until - holdout;
  return split !== null && canBeSplit(known, split) ? split : null;
}

/** All customers, for one pooled fit. */
export const pooledPart = (customers: KnownCustomers, groups: Uint32Array | undefined): Part => ({
  segment: {},
  ...(groups !== undefined && { groups }),
  members: Uint32Array.from(customers.known.summary.purchases.keys()),
  customers,
});

/** The customers of each segment, for a fit of each. */
export function segmentParts(customers: KnownCustomers, { keys, codes }: Groups): readonly Part[] {
  const { unit, until, ids, known } = customers;
  const indexes = keys.map((): number[] => []);
  for (const [i, code] of codes.entries()) indexes[code]?.push(i);
  const membersOf = indexes.map((ofSegment) => Uint32Array.from(ofSegment));
  return partsOfPurchases(known, membersOf).map((purchases, k) => {
    const members = membersOf[k] ?? new Uint32Array(0);
    return {
      segment: keys[k] ?? {},
      members,
      customers: {
        unit,
        until,
        ids: hasNames(customers) ? Array.from(members, (i) => ids[i] ?? '') : [],
        known: purchases,
      },
    };
  });
}

/** With a stronger correlation the assumption of Gamma-Gamma, that purchases and spend are independent, fails. */
const mostCorrelation = 0.3;
/** Fewer days before the holdout, or in all without one, do not contain every season. */
const allSeasons = 365;

/** Whether a season is used, in the backtest too where there is one. */
const showsSeason = ({ calendar, holdout }: PurchaseForecast): boolean =>
  calendar?.finding.seasons.used === true && holdout?.calendarTests !== null;

/**
 * The problems of a forecast: of its data, its fit and its backtest.
 *
 * @param segment - the name of the segment, where each segment has a fit
 */
export function problemsOf(
  { customers, forecast, unitsPerYear }: FittedForecast,
  { holdout }: Settings,
  segment?: string,
): readonly Problem[] {
  const { choice, fitted, spend, holdout: tested } = forecast;
  const of = segment === undefined ? {} : { segment };
  const problems: Problem[] = [];
  const { counted, repeats } = customers.known;
  const dropped = counted !== undefined && repeats === null;
  // Models without a maximum of the likelihood are fitted all the same: dropout-invisible names them.
  if (choice.chosenBy === 'fallback' && fitted.length === 0)
    problems.push(problem('purchases-never-repeat', dropped ? { dropped, ...of } : of));
  // Of so few customers nothing is forecast, so nothing is said of the fit either.
  if (forecast.marked !== null) return problems;
  const without = fitted.filter(({ fit }) => fit?.status === 'no-dropout');
  if (without.length > 0)
    problems.push(
      problem('dropout-invisible', {
        models: without.map(({ name }) => name).join(', '),
        used: choice.chosen.name,
        ...of,
      }),
    );
  const { fit } = choice.chosen;
  if (fit?.status === 'flat')
    problems.push(problem('purchases-undetermined', { model: fit.model, ...of }));
  if (spend.leftOut > 0)
    problems.push(problem('spend-not-positive', { customers: spend.leftOut, ...of }));
  if (spend.correlation !== null && Math.abs(spend.correlation) > mostCorrelation)
    problems.push(problem('spend-related', { correlation: spend.correlation, ...of }));
  if (spend.model === 'gamma-gamma' && spend.fit?.law.mean === null)
    problems.push(problem('spend-mean-infinite', { q: spend.fit.parameters.q, ...of }));
  const oldest = customers.known.summary.age.reduce((most, age) => Math.max(most, age), 0);
  const days = wholeDays(oldest, unitsPerYear);
  const known = days - (tested === null ? 0 : customers.until - tested.split);
  if (choice.chosenBy === 'saved model') return problems;
  if (holdout !== 'none' && tested === null) {
    // Where the database left out rows, the problem cells-dropped says that there is none.
    const split = counted === undefined ? {} : { split: dayOf(counted.split) };
    if (!dropped)
      problems.push(
        problem('backtest-none', { days, asked: typeof holdout === 'number', ...split, ...of }),
      );
  } else if (known < allSeasons && !showsSeason(forecast))
    problems.push(problem('seasons-unseen', { days: known, backtest: tested !== null, ...of }));
  return problems;
}

const dayOf = (split: { readonly day: number } | null): string | null =>
  split === null ? null : isoDate(split.day);
