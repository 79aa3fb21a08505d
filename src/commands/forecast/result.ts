import type { ApartOrTogether } from '../../core/forecast/apart-or-together.ts';
import type { CountClass } from '../../core/forecast/backtest.ts';
import type { Choice } from '../../core/forecast/choose-forecaster.ts';
import type { CustomerFuture as FutureFigures } from '../../core/forecast/customer-future.ts';
import type { Forecaster } from '../../core/forecast/forecaster.ts';
import type { Band } from '../../core/forecast/total-spread.ts';
import type { PurchaseUnit } from '../../core/purchase/customer-summary.ts';
import type { FittedPurchases } from '../../core/purchase/fit-purchases.ts';
import type { PurchaseModelName } from '../../core/purchase/purchase-model.ts';
import type { StepName } from '../../core/value/terms.ts';
import type { Step } from '../../core/value/waterfall.ts';
import type { SpendBasis } from '../../input/orders/order-request.ts';
import type { OrderSource } from '../../input/orders/source.ts';
import type { LongList } from '../listing/long-list.ts';

/** What `forecast` answers; see docs/guide.md for each field. With `--summary` all of the foresight is absent. */
export interface ForecastResult extends Partial<Foresight> {
  /** What the log was recognised as. */
  readonly source: OrderSource['name'] | 'summary';
  /** Null of a summary, which does not say; so are the days and counts below. */
  readonly basis: SpendBasis | null;
  /** What was taken off the amounts, where the export has it. */
  readonly takenOff: readonly ('refunds' | 'tax' | 'shipping')[];
  readonly unit: PurchaseUnit;
  /** First day with a purchase, 2024-05-01. */
  readonly from: string | null;
  /** Last day of the observation. */
  readonly until: string | null;
  /** Orders that count; several of a customer on one day are one purchase. */
  readonly orders: number | null;
  /** Refunds that were taken off, of those that stand in rows of their own. */
  readonly refunds: number | null;
  readonly total: SegmentForecast;
  readonly segments: readonly SegmentForecast[];
  /** With `--each`: how many customers passed `--where`, before `--top`. */
  readonly matching?: number;
  /** With `--each`, or `--summary`. */
  readonly customers?: LongList<ListedCustomer>;
}

/**
 * What is foreseen, by which model, and how far it can be trusted. Where segments are fitted apart, each has the models
 * in its own `fitted`.
 */
export interface Foresight {
  /** How far ahead, in `unit`. */
  readonly ahead: number;
  readonly model: Forecaster['name'];
  readonly chosenBy: Choice['chosenBy'] | '--model';
  /** Models whose AIC is within 2 of the best. */
  readonly indistinguishable: readonly string[];
  readonly status: FittedPurchases['status'] | null;
  /** Times in `unit`; null where no model can be fitted. */
  readonly parameters: Readonly<Record<string, number>> | null;
  readonly standardErrors: Readonly<Record<string, number>> | null;
  /** Of the logarithms of the parameters, in their order. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly logLikelihood: number | null;
  /** By what the backtest missed by more than chance, as logarithms, which widen the bands; below 0: less came. */
  readonly widening: { readonly purchases: number; readonly spend: number };
  readonly models: readonly ModelResult[];
  readonly spend: SpendResult;
  /** Null without a backtest. */
  readonly holdout: HoldoutResult | null;
  /** With `--fit apart`: whether that was worth it. */
  readonly apart: ApartOrTogether;
  readonly leftOut: readonly StepName[];
  readonly newCustomer: NewCustomer;
  readonly slipping: Slipping;
}

export interface ModelResult {
  readonly model: PurchaseModelName;
  readonly status: FittedPurchases['status'];
  readonly parameters: Readonly<Record<string, number>>;
  readonly standardErrors: Readonly<Record<string, number>> | null;
  /** Mean rate of buying of those who have not stopped. */
  readonly purchasesPerYear: number;
  readonly logLikelihood: number;
  readonly aic: number;
  /** What the same model, fitted to what was known before, said of the held-out time. */
  readonly holdout: {
    readonly predicted: number;
    readonly mae: number;
    readonly buyers: number;
  } | null;
}

export interface SpendResult {
  readonly model: 'gamma-gamma' | 'mean';
  readonly status: 'converged' | 'flat' | null;
  readonly parameters: { readonly p: number; readonly q: number; readonly v: number } | null;
  readonly standardErrors: { readonly p: number; readonly q: number; readonly v: number } | null;
  /** Of log p, log q and log v. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly logLikelihood: number | null;
  /** Customers that it rests on. */
  readonly customers: number;
  /** Customers whose purchases came to nothing, or less after refunds. */
  readonly leftOut: number;
  /** Of purchases and mean spend, which the model takes for unrelated. */
  readonly correlation: number | null;
  /** Expected of a purchase of anybody. */
  readonly mean: number;
}

/** A figure that was predicted at the split, with its band before it is widened, and what happened. */
interface Tested {
  readonly actual: number;
  readonly predicted: number;
  readonly low: number;
  readonly high: number;
  readonly inside: boolean;
}

export interface HoldoutResult extends Tested {
  /** First and last day held out. */
  readonly from: string;
  readonly until: string;
  readonly days: number;
  /** Fitted to what was known before; null for the past rate. */
  readonly parameters: Readonly<Record<string, number>> | null;
  readonly standardErrors: Readonly<Record<string, number>> | null;
  readonly logLikelihood: number | null;
  readonly customers: number;
  /** Customers who came only then. */
  readonly leftOut: number;
  readonly mae: number;
  readonly spend: Tested;
  readonly buyers: { readonly actual: number; readonly predicted: number };
  /** Share of customers whose own purchases lay between their P10 and P90. */
  readonly coverage: number;
  /** "Everybody goes on as so far". */
  readonly pastRate: { readonly predicted: number; readonly mae: number };
  /** Purchases up to the end of each week. */
  readonly weeks: readonly { readonly actual: number; readonly predicted: number }[];
  readonly byPurchases: readonly CountClass[];
}

/** What was fitted to the customers of one segment; see `Foresight` for each. */
export interface FittedSegment
  extends Pick<
    Foresight,
    | 'model'
    | 'chosenBy'
    | 'status'
    | 'parameters'
    | 'standardErrors'
    | 'logLikelihood'
    | 'spend'
    | 'newCustomer'
  > {
  readonly aic: number | null;
  readonly holdout: Pick<
    HoldoutResult,
    'days' | 'customers' | 'actual' | 'predicted' | 'low' | 'high' | 'inside' | 'mae'
  > | null;
}

export interface SegmentForecast extends Partial<SegmentFuture> {
  /** The value of each `--by` column, or the tenth of the customers; empty in the total. */
  readonly segment: Readonly<Record<string, string>>;
  readonly customers: number;
  /** Of them, those who bought once. */
  readonly oneTime: number;
  /** Repeat purchases, Σ x. */
  readonly purchases: number;
  readonly totalSpend: number | null;
  /** With `--fit apart`. */
  readonly fitted?: FittedSegment;
}

export interface SegmentFuture {
  /** Customers expected to buy within the horizon. */
  readonly buyers: number;
  readonly purchasesToCome: Band;
  readonly spendToCome: Band;
  readonly value: Band;
  readonly waterfall: readonly Step[];
}

/** Somebody who buys for the first time today. */
export interface NewCustomer {
  /** Purchases within the horizon, the first included. */
  readonly purchases: number;
  readonly waterfall: readonly Step[];
  readonly value: number;
  readonly netValue: number;
  /** With `--acquisition`. */
  readonly ltvToCac: number | null;
}

export interface Slipping {
  /** A silence that the customer's own rhythm brings less often than this is long. */
  readonly chance: number;
  readonly customers: number;
  /** What they would bring within the horizon, were they all still customers. */
  readonly valueAtRisk: number;
  /** Customers as silent, and hardly customers any more. */
  readonly gone: number;
  readonly plainRule: PlainRule | null;
  /** The most valuable first. */
  readonly list: readonly SlippingCustomer[];
}

/** "No order in so many days", which nine of ten pauses do not exceed. */
export interface PlainRule {
  readonly days: number;
  readonly customers: number;
  /** Slipping customers that it does not name yet. */
  readonly missed: number;
  /** Customers it names whose rhythm is slow. */
  readonly needless: number;
}

export interface SlippingCustomer {
  readonly id: string;
  readonly purchases: number;
  readonly usualGapDays: number;
  readonly daysSilent: number;
  readonly alive: number;
  readonly valueAtRisk: number;
}

/** One customer: what was bought, and with `--each` what is expected. */
export interface ListedCustomer extends Partial<CustomerFuture> {
  readonly id: string;
  readonly segment: Readonly<Record<string, string>>;
  readonly kept?: Readonly<Record<string, string>>;
  /** x */
  readonly purchases: number;
  /** t_x, in `unit`. */
  readonly recency: number;
  /** T, in `unit`. */
  readonly age: number;
  /** Null where no purchase counts for it. */
  readonly meanSpend: number | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly totalSpend: number | null;
}

export interface CustomerFuture extends Omit<FutureFigures, 'annualSpend'> {
  /** Null where the total spend is not known. */
  readonly annualSpend: number | null;
  /** Of all purchases ever after, discounted; with `--discount`. Null where spend grows as fast as it is discounted. */
  readonly residualValue?: number | null;
}
