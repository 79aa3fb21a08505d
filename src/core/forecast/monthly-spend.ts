import { dot } from '../numeric/maximise.ts';
import type { CalendarSwitch } from '../purchase/calendar/choose-calendar.ts';
import {
  type DaysAhead,
  multiplierOn,
  type SpendLaw,
  spendLaw,
} from '../purchase/calendar/spend-law.ts';
import { type SpendMonths, spendMonths } from '../purchase/calendar/spend-months.ts';
import { customerSummary, type SummaryTerms } from '../purchase/customer-summary.ts';
import {
  type CountedCells,
  type PurchaseCells,
  sumOver,
  thinnedCells,
} from '../purchase/purchase-cells.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import { type PurchaseDays, purchaseTotals } from '../purchase/purchase-totals.ts';
import { expectedPurchases } from './cell-forecasts.ts';
import type { KnownSpend } from './expected-spend.ts';
import { monthsAhead } from './months-ahead.ts';
import type { NewCustomerSpend } from './new-customer.ts';
import { spendKnown } from './spend-known.ts';

/** How the spend on a purchase depends on its month. */
export interface MonthlySpend {
  /** What the log says; null where it is not looked for. */
  readonly finding: SpendMonths | null;
  /** What the forecast uses; null where a purchase in every month counts alike. */
  readonly used: SpendMultipliers | null;
}

/** f of January to December: what is spent on a purchase, compared with a usual one. */
export interface SpendMultipliers {
  readonly multipliers: readonly number[];
  /** Of their logarithms. */
  readonly covariance: readonly (readonly number[])[];
}

/** The same spend in every month. */
export const evenSpend: MonthlySpend = { finding: null, used: null };

/**
 * Looks for a difference between months in what customers spend on a purchase. It is used only where the log shows it
 * clearly, whether a season of purchases is requested or not.
 *
 * @param days - null for a summary of customers, which has no dates
 * @param seasons - undefined: not looked for
 */
export function monthlySpend(
  days: PurchaseDays | null,
  seasons: CalendarSwitch | undefined,
): MonthlySpend {
  if (days === null || seasons === undefined || seasons === 'off') return evenSpend;
  const finding = spendMonths(days);
  return { finding, used: finding.used ? multipliersOf(finding) : null };
}

/** The multipliers of a log wherever they can be estimated, as for a part of a log of which the whole uses them. */
export function multipliersOf({ months, covariance }: SpendMonths): SpendMultipliers | null {
  const multipliers = months.flatMap(({ multiplier }) => multiplier ?? []);
  return covariance === null || multipliers.length < months.length
    ? null
    : { multipliers, covariance };
}

/** Amounts in units this much finer keep the digits of amounts divided by multipliers. */
const finer = 1000;

/**
 * The spend of customers so far, each amount divided by the multiplier of its month: what they would have spent on
 * purchases in a usual month, without bias for customers who bought in some months only.
 */
export function spendInUsualMonths(
  days: PurchaseDays,
  { multipliers }: SpendMultipliers,
  terms: SummaryTerms,
): KnownSpend {
  const amount = days.amount.map((spent, i) =>
    Math.round((spent * finer) / multiplierOn(multipliers, days.day[i] as number)),
  );
  const totals = purchaseTotals({ ...days, amount, minorUnits: days.minorUnits * finer });
  return spendKnown(customerSummary(totals, terms), totals, terms);
}

/** The law of the money: expected purchases, each weighted by the multiplier of its month; else the law itself. */
const spendLawOf = (law: PurchaseLaw, used: SpendMultipliers | null, days: DaysAhead): SpendLaw =>
  used === null ? law : spendLaw(law, used.multipliers, days);

/** The multiplier of a calendar month; 1 where none are used. */
export const multiplierOfMonth = (used: SpendMultipliers | null, month: number): number =>
  used?.multipliers[month - 1] ?? 1;

/** The size of the sample of histories whose purchases are counted by month. */
const enough = 500;

/**
 * The uncertainty from the multipliers: the standard deviation of the logarithm of all spend in the time ahead. For more
 * than 500 histories from a sample of them.
 *
 *     √(sᵀ C s),  s_m the share of the spend in month m, C the covariance of log f
 */
function multiplierSpread(
  law: Pick<PurchaseLaw, 'expected'>,
  used: SpendMultipliers | null,
  cells: CountedCells,
  ahead: number,
  days: DaysAhead,
): number {
  if (used === null) return 0;
  const some = thinnedCells(cells, enough);
  const spend = new Float64Array(used.multipliers.length);
  let before = 0;
  for (const { month, end } of monthsAhead(ahead, days)) {
    const reached = sumOver(some, (history) => law.expected(history, end));
    const m = month - 1;
    spend[m] = (spend[m] ?? 0) + (reached - before) * (used.multipliers[m] ?? 1);
    before = reached;
  }
  const all = spend.reduce((sum, each) => sum + each, 0);
  if (!(all > 0)) return 0;
  const shares = spend.map((each) => each / all);
  const variance = dot(
    shares,
    used.covariance.map((row) => dot(row, shares)),
  );
  return Math.sqrt(Math.max(0, variance));
}

/** What the purchases of histories in the time ahead are worth, compared with as many in usual months. */
export interface WeightedPurchases {
  /** The law of the money: that of the model where a purchase in every month counts alike. */
  readonly spendLaw: SpendLaw;
  /** Expected purchases of each history in the time ahead by that law. */
  readonly weighted: Float64Array;
  /** The standard deviation of the logarithm of total spend from the multipliers; 0 where none are used. */
  readonly spendMultipliers: number;
}

/**
 * Weighs the purchases of histories by their months.
 *
 * @param expected - of each history, unweighted
 */
export function weightedPurchases(
  law: PurchaseLaw,
  used: SpendMultipliers | null,
  cells: PurchaseCells,
  ahead: number,
  days: DaysAhead,
  expected: Float64Array,
): WeightedPurchases {
  const spendLaw = spendLawOf(law, used, days);
  return {
    spendLaw,
    weighted: used === null ? expected : expectedPurchases(spendLaw, cells, ahead),
    spendMultipliers: multiplierSpread(law, used, cells, ahead, days),
  };
}

/**
 * The expected spend of a customer who buys for the first time on a day, and goes on to buy.
 *
 * @param by - another model than that of the forecast
 */
export const newCustomerSpend = (
  { spend, spendLaw, monthlySpend: { used }, daysAhead }: ForecastSpend,
  day: number,
  by?: PurchaseLaw,
): NewCustomerSpend => ({
  spend: spend.mean,
  ...(used !== null && {
    first: spend.mean * multiplierOn(used.multipliers, day),
    law: by === undefined ? spendLaw : spendLawOf(by, used, daysAhead),
  }),
});

interface ForecastSpend {
  readonly spend: { readonly mean: number };
  readonly spendLaw: SpendLaw;
  readonly monthlySpend: MonthlySpend;
  readonly daysAhead: DaysAhead;
}
