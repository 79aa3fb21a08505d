import { type CellForecasts, cellForecasts } from '../../core/forecast/customer-forecasts.ts';
import { type CellMoney, cellMoney, groupSteps } from '../../core/forecast/customer-money.ts';
import { deciles } from '../../core/forecast/deciles.ts';
import { groupFutures } from '../../core/forecast/group-futures.ts';
import { withReferralValue } from '../../core/forecast/new-customer.ts';
import {
  type PurchaseForecast,
  purchaseForecast,
  usualSplit,
} from '../../core/forecast/purchase-forecast.ts';
import type { ForecastTerms } from '../../core/forecast/value-terms.ts';
import { problem } from '../../core/problem.ts';
import { daysPerUnit, type SummaryTerms } from '../../core/purchase/customer-summary.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import type { Assumption } from '../../core/report.ts';
import { segmentWaterfalls } from '../../core/value/segment-waterfalls.ts';
import { stepNames } from '../../core/value/terms.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { World } from '../command.ts';
import { inputCurrencies, oneCurrency } from '../economics/currency.ts';
import { drawingEchoed } from '../economics/drawing.ts';
import {
  conventionDefaults,
  type Inputs,
  echoed as inputsEchoed,
} from '../economics/read-inputs.ts';
import { atBase, termsOf } from '../economics/terms.ts';
import { echoed } from '../orders/request.ts';
import { customerList } from './customer-list.ts';
import { findingsOf } from './findings.ts';
import type { ForesightPlan } from './forecast-plan.ts';
import { holdoutResult } from './holdout-result.ts';
import { forecastTerms, usualHorizonYears } from './inputs.ts';
import type { KnownCustomers } from './known-customers.ts';
import { modelsResult, spendResult } from './models-result.ts';
import { newCustomerResult } from './new-customer-result.ts';
import type { ForecastResult, SegmentForecast } from './result.ts';
import type { Settings } from './settings.ts';
import { slippingResult } from './slipping-result.ts';
import { type Groups, purchasesBy } from './summary.ts';

/** Everything that the parts of a result are made from. */
export interface Foreseen {
  readonly customers: KnownCustomers;
  readonly forecast: PurchaseForecast;
  readonly terms: ForecastTerms;
  readonly unitsPerYear: number;
  /** How far ahead, in the unit. */
  readonly ahead: number;
  readonly each: CellForecasts;
  readonly money: CellMoney;
  /** Of each customer, in the currency. */
  readonly value: Float64Array;
}

/** Foresees what the customers of a log will buy, and what that is worth. */
export function foresee(
  customers: KnownCustomers,
  asked: Groups,
  plan: ForesightPlan,
  world: World,
) {
  const { settings, inputs, options, list } = plan;
  const { unit, until } = customers;
  const economics = termsOf(inputs, 1, atBase);
  const given = forecastTerms(economics);
  const unitsPerYear = 365.25 / daysPerUnit[unit];
  const ahead = inUnits(given.horizonYears, unitsPerYear);
  const span = { until, unit, includeFirst: settings.includeFirst };
  const split = plan.given === undefined ? splitOf(customers, span, ahead, settings) : null;
  world.progress?.(`fitting models to ${customers.ids.length} customers`);
  const forecast = purchaseForecast(
    customers.known,
    { ...span, ahead, models: settings.models, split, ...settings.drawing },
    plan.given?.model,
  );
  const { chosen } = forecast.choice;
  const terms = withReferralValue(chosen.law, given, unitsPerYear, forecast.spend.mean);
  const each = cellForecasts(chosen, forecast.cells, ahead);
  const money = cellMoney(chosen, forecast.cells, terms, unitsPerYear);
  const value = forecast.spend.each.map((m, i) => {
    const cell = forecast.cells.cellOf[i] ?? 0;
    return m * (money.perSpendTotal[cell] ?? 0) + (money.besidesTotal[cell] ?? 0);
  });
  const foreseen = { customers, forecast, terms, unitsPerYear, ahead, each, money, value };
  for (const found of findingsOf(foreseen, settings)) customers.problems.add(found);
  const groups = Object.keys(asked.keys[0] ?? {}).length > 0 ? asked : decileGroups(value);
  const lines = futureBy(foreseen, groups);
  return {
    currency: oneCurrency([
      { currency: customers.currency, where: customers.sources.map(({ file }) => file).join(', ') },
      ...(plan.given === undefined ? [] : [plan.given.currency]),
      ...inputCurrencies(inputs),
    ]),
    assumptions: {
      ...horizonEchoed(given),
      ...(plan.given?.assumptions ?? { holdout: holdoutEchoed(options, split, until) }),
      ...inputsEchoed(inputs),
      ...defaultsEchoed(inputs),
      ...drawingEchoed(settings.drawing, options),
    },
    result: {
      ahead,
      ...modelsResult(foreseen, settings, options),
      spend: spendResult(forecast.spend),
      holdout: holdoutResult(forecast, until),
      leftOut: stepNames.filter((step) => !money.steps.includes(step) && step !== 'acquisition'),
      newCustomer: newCustomerResult(foreseen, economics.acquisition),
      ...lines,
      slipping: slippingResult(foreseen),
      ...(list !== undefined && customerList(foreseen, asked, list)),
    } satisfies Partial<ForecastResult>,
  };
}

/** Without the last digit of a conversion: 39 weeks are 39. */
const inUnits = (years: number, unitsPerYear: number): number =>
  Number((years * unitsPerYear).toPrecision(14));

/** @throws {Refusal} the log is too short for the backtest that is asked for */
function splitOf(
  { known: { days }, until }: KnownCustomers,
  terms: SummaryTerms,
  ahead: number,
  { holdout }: Settings,
): number | null {
  if (holdout === 'none' || days === null) return null;
  if (holdout === 'usual') return usualSplit(days, terms, ahead);
  const first = days.day.reduce((least, day) => Math.min(least, day), until);
  const split = until - holdout;
  if (split > first) return split;
  throw new Refusal(
    problem('out-of-range', {
      what: '--holdout',
      text: `${holdout} days`,
      allowed: `less than the ${until - first} days that the log covers, from ${isoDate(first)} to ${isoDate(until)}`,
    }),
  );
}

function decileGroups(value: Float64Array): Groups {
  const { of, count } = deciles(value);
  if (count === 1) return { keys: [{}], codes: of };
  return {
    keys: Array.from({ length: count }, (_, i) => ({ decile: String(i + 1) })),
    codes: of,
  };
}

/** The future of every group and of all, whose waterfalls add up exactly. */
function futureBy(
  { forecast, each, money }: Foreseen,
  groups: Groups,
): { readonly total: SegmentForecast; readonly segments: readonly SegmentForecast[] } {
  const of = { of: groups.codes, count: groups.keys.length };
  const all = { keys: [{}], codes: new Uint32Array(groups.codes.length) };
  const amounts = groupSteps(money, forecast.cells, forecast.spend.each, of);
  const falls = segmentWaterfalls(amounts, money.steps);
  const past = purchasesBy(groups, forecast.known.totals);
  const future = groupFutures(forecast, each, money, of);
  const segments = past.map((line, i) => segmentOf(line, future[i], falls.segments[i]));
  const [pastOfAll] = purchasesBy(all, forecast.known.totals);
  const [futureOfAll] = groupFutures(forecast, each, money, { of: all.codes, count: 1 });
  if (pastOfAll === undefined) throw new RangeError('no total');
  return { total: segmentOf(pastOfAll, futureOfAll, falls.total), segments };
}

function segmentOf(
  line: SegmentForecast,
  future: ReturnType<typeof groupFutures>[number] | undefined,
  waterfall: NonNullable<SegmentForecast['waterfall']> | undefined,
): SegmentForecast {
  if (future === undefined || waterfall === undefined)
    throw new RangeError('a group without future');
  const { buyers, purchases, spend, value } = future;
  const expected = waterfall.reduce((sum, { amount }) => sum + amount, 0);
  return {
    ...line,
    buyers,
    purchasesToCome: purchases,
    spendToCome: spend,
    value: { ...value, expected },
    waterfall,
  };
}

function horizonEchoed({ horizonYears }: ForecastTerms): Record<string, Assumption> {
  if (horizonYears !== usualHorizonYears) return {};
  return { horizon: { value: horizonYears, unit: 'y', text: '1y', source: 'default' } };
}

/** What holds where the inputs do not say otherwise. */
function defaultsEchoed(inputs: Inputs): Record<string, Assumption> {
  const { referralReward, mendingCost } = conventionDefaults(inputs);
  const ofNew = { value: 'new', unit: null, text: 'of a new customer', source: 'default' };
  const referred = inputs.has('referrals') && !inputs.has('referral-value');
  return {
    ...(referred && { referralValue: ofNew }),
    ...(referralReward !== undefined && { referralReward }),
    ...(mendingCost !== undefined && { mendingCost }),
  };
}

function holdoutEchoed(
  options: ForesightPlan['options'],
  split: number | null,
  until: number,
): Assumption {
  const text = options['holdout'];
  const days = split === null ? 'none' : `${until - split}d`;
  return { ...echoed(options, 'holdout', days), text: typeof text === 'string' ? text : days };
}
