import type { KnownPurchases } from '../../core/forecast/known-purchases.ts';
import type { ForecastTerms } from '../../core/forecast/purchase-steps.ts';
import type { PurchaseUnit } from '../../core/purchase/customer-summary.ts';
import { customersAt } from '../../core/purchase/purchase-cells.ts';
import { type PurchaseModelName, purchaseModelNames } from '../../core/purchase/purchase-model.ts';
import type { Assumption } from '../../core/report.ts';
import type { Terms } from '../../core/value/terms.ts';
import type { LabelRequest } from '../../input/orders/order-request.ts';
import type { World } from '../command.ts';
import { ltvCacAssumption, paybackAssumption } from '../shared/acquisition/ceiling-options.ts';
import { calendarAssumptions } from '../shared/calendar/calendar-options.ts';
import { drawingEchoed, drawingOf } from '../shared/economics/drawing.ts';
import {
  conventionDefaults,
  type Inputs,
  echoed as inputsEchoed,
  inputsOf,
} from '../shared/economics/inputs.ts';
import { type ListRequest, listRequest } from '../shared/listing/list-request.ts';
import { isOfCells } from '../shared/orders/log-options.ts';
import { echoed } from '../shared/orders/request.ts';
import type { Drawing } from '../shared/result-schema.ts';
import type { FittedForecast } from './fitted-forecast.ts';
import type { ForecastOptions } from './options.ts';
import { readSavedModel, type SavedModel } from './saved-model.ts';

/** What the options request: a summary of the purchases, or a forecast. */
export type Plan = SummaryPlan | ForecastPlan;

/** What is read: a log of orders, a summary of customers, what a database counted, or a table that it counts. */
type CustomersFrom = 'log' | 'summary' | 'cells' | 'table';

interface CommonPlan {
  readonly from: CustomersFrom;
  /** Columns that are kept of each customer besides those of `--by`. */
  readonly labels: readonly LabelRequest[];
  readonly list: ListRequest | undefined;
}

interface SummaryPlan extends CommonPlan {
  readonly kind: 'summary';
  readonly settings: Pick<Settings, 'unit' | 'includeFirst'>;
}

export interface ForecastPlan extends CommonPlan {
  readonly kind: 'forecast';
  readonly settings: Settings;
  readonly inputs: Inputs;
  readonly options: ForecastOptions;
  /** Whether each segment has its own fit. */
  readonly bySegment: boolean;
  /** With `--model-file`. */
  readonly savedModel: SavedModel | undefined;
}

/**
 * The plan of the options, with the saved model where they name one.
 *
 * @throws {Refusal} the saved model cannot be read, or contradicts the options
 */
export async function planOf(options: ForecastOptions, world: World): Promise<Plan> {
  const from = customersFrom(options);
  if (options.summary === true) {
    return {
      kind: 'summary',
      from,
      settings: summarySettings(options),
      labels: [],
      list: undefined,
    };
  }
  const savedModel = await readSavedModel(options, world);
  const list = listRequest(options, customerFigures, 'value');
  const { effect } = options;
  const listed = list?.columns ?? (options.list === undefined ? [] : options.keep);
  const labels = [
    ...(effect === undefined ? [] : [{ header: effect, option: `--effect ${effect}` }]),
    ...listed
      .filter((header) => header !== effect)
      .map((header) => ({ header, option: list?.sought.get(header) ?? `--keep ${header}` })),
  ];
  return {
    kind: 'forecast',
    from,
    settings: settingsOf(options, savedModel),
    labels,
    list,
    inputs: inputsOf(options),
    options,
    bySegment: options.fit === 'apart',
    savedModel,
  };
}

/** What most people use of a customer. */
const mostUsed = [
  'id',
  'purchases',
  'lastDay',
  'usualGapDays',
  'daysSilent',
  'buysWithin',
  'alive',
  'expectedPurchases',
  'spendPerPurchase',
  'value',
  'low',
  'high',
] as const;

/** What `--each` lists without `--all-figures`. */
export const usualFigures = [...mostUsed, 'marked'] as const;

/** The figures of a listed customer besides the columns of the log: a list is selected and sorted by any of them. */
export const customerFigures = [
  ...mostUsed,
  'recency',
  'age',
  'meanSpend',
  'firstDay',
  'totalSpend',
  'annualSpend',
  'tenureYears',
  'residualValue',
  'recencyScore',
  'frequencyScore',
  'monetaryScore',
  'rfmGroup',
] as const;

/** What the options set, apart from which orders are read. */
export interface Settings {
  readonly unit: PurchaseUnit;
  readonly includeFirst: boolean;
  readonly models: readonly PurchaseModelName[];
  /** Days of the backtest; `usual` where the log decides. */
  readonly holdout: number | 'usual' | 'none';
  readonly drawing: Drawing;
}

/** This many draws of the parameters determine a standard deviation to a few percent. */
const usualDraws = 400;

/**
 * The settings of the options, with the defaults where an option is missing.
 *
 * @param saved - the saved model, whose unit and mean spend are used
 */
function settingsOf(options: ForecastOptions, saved: SavedModel | undefined): Settings {
  const { model, holdout = 'usual' } = options;
  return {
    ...summarySettings(options),
    ...saved?.settings,
    models: model === undefined || model === 'auto' ? purchaseModelNames : [model],
    holdout:
      customersFrom(options) === 'summary'
        ? 'none'
        : typeof holdout === 'string'
          ? holdout
          : holdout.days,
    drawing: drawingOf(options, usualDraws),
  };
}

function customersFrom(options: ForecastOptions): CustomersFrom {
  if (options.connect !== undefined) return 'table';
  if (isOfCells(options)) return 'cells';
  const { source } = options;
  return source !== undefined && 'name' in source && source.name === 'summary' ? 'summary' : 'log';
}

const summarySettings = ({
  unit = 'week',
  includeFirstOrder,
}: ForecastOptions): Pick<Settings, 'unit' | 'includeFirst'> => ({
  unit,
  includeFirst: includeFirstOrder === true,
});

/** Whether the first purchase counts in the mean spend, as the result shows it. */
export const includeFirstAssumption = (
  { includeFirstOrder }: ForecastOptions,
  { includeFirst }: Pick<Settings, 'includeFirst'>,
): Record<string, Assumption> => ({
  includeFirstOrder: echoed('include-first-order', includeFirst, includeFirstOrder),
});

/** A time in the unit of the customers, rounded to 14 digits, so that 39 weeks are exactly 39. */
export const inUnits = (years: number, unitsPerYear: number): number =>
  Number((years * unitsPerYear).toPrecision(14));

/** Without `--horizon`. */
const usualHorizonYears = 1;

/** The terms that a forecast uses, with the horizon of a year by default. */
export function forecastTerms(terms: Terms): ForecastTerms {
  const {
    periodsPerYear: _,
    timing: __,
    firstPayment: ___,
    acquisition: ____,
    horizonYears = usualHorizonYears,
    ...rest
  } = terms;
  return { ...rest, horizonYears };
}

/**
 * The terms of customers whose orders are known: the margin is what their goods have left of their spend so far, and a
 * purchase is as many orders as so far.
 *
 * Of a summary nothing is known of orders.
 */
export function withOrders(
  terms: ForecastTerms,
  { days, counted, totals }: KnownPurchases,
): ForecastTerms {
  const sum = (column: ArrayLike<number>): number => {
    let all = 0;
    for (let i = 0; i < column.length; i++) all += column[i] as number;
    return all;
  };
  if (counted !== undefined) {
    const purchases = totals.orders.reduce(
      (all, each, i) => all + customersAt(counted.spend, i) * each,
      0,
    );
    return { ...terms, ordersPerPurchase: sum(counted.orders) / purchases };
  }
  if (days === null) return terms;
  // Where nothing is spent, nothing is left of it.
  const marginAfter = (goods: ArrayLike<number>) => {
    const spend = sum(days.amount);
    return spend > 0 ? 1 - sum(goods) / spend : 0;
  };
  return {
    ...terms,
    ...(days.orders !== undefined && { ordersPerPurchase: sum(days.orders) / days.day.length }),
    ...(days.goods !== undefined && { margin: marginAfter(days.goods) }),
  };
}

/** The assumptions of a forecast, besides those about reading its files. */
export function forecastAssumptions(
  { options, inputs, settings, savedModel }: ForecastPlan,
  terms: ForecastTerms,
  fits: readonly FittedForecast[],
): Record<string, Assumption> {
  return {
    ...horizonAssumption(terms),
    ...(options.fit !== undefined && { fit: echoed('fit', options.fit, options.fit) }),
    ...(options.effect !== undefined && {
      effect: echoed('effect', options.effect, options.effect),
    }),
    ...(savedModel?.assumptions ?? {
      holdout: holdoutAssumption(options.holdout, fits),
      ...calendarAssumptions(options),
    }),
    ...inputsEchoed(inputs),
    ...paybackAssumption(options),
    ...ltvCacAssumption(options),
    ...defaultAssumptions(inputs),
    ...drawingEchoed(settings.drawing, options),
  };
}

function horizonAssumption({ horizonYears }: ForecastTerms): Record<string, Assumption> {
  if (horizonYears !== usualHorizonYears) return {};
  return { horizon: { value: horizonYears, unit: 'y', text: '1y', source: 'default' } };
}

/** The defaults of inputs that are missing. */
function defaultAssumptions(inputs: Inputs): Record<string, Assumption> {
  const { referralReward, mendingCost } = conventionDefaults(inputs);
  const ofNew = { value: 'new', unit: null, text: 'of a new customer', source: 'default' };
  const referred = inputs.has('referrals') && !inputs.has('referral-value');
  return {
    ...(referred && { referralValue: ofNew }),
    ...(referralReward !== undefined && { referralReward }),
    ...(mendingCost !== undefined && { mendingCost }),
  };
}

/** The holdout; with a fit of each segment their holdouts may differ. */
function holdoutAssumption(
  requested: ForecastOptions['holdout'],
  fits: readonly FittedForecast[],
): Assumption {
  const lengths = fits.map(({ split, customers: { until } }) =>
    split === null ? 'none' : `${until - split}d`,
  );
  const [first = 'none'] = lengths;
  const days = lengths.every((length) => length === first) ? first : 'by segment';
  return {
    ...echoed('holdout', days, requested),
    text: typeof requested === 'object' ? requested.text : (requested ?? days),
  };
}
