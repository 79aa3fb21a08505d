import type { DecimalGrid } from '../numeric/decimal-grid.ts';
import type { SpendLaw } from '../purchase/calendar/spend-law.ts';
import { historyOf } from '../purchase/purchase-cells.ts';
import type { CellForecasts } from './cell-forecasts.ts';
import { type CellMoney, customerAmount } from './customer-money.ts';
import { isFitted } from './forecaster.ts';
import type { PurchaseForecast } from './purchase-forecast.ts';
import type { ForecastTerms } from './purchase-steps.ts';
import type { ForecastShortage } from './too-few.ts';

/** A forecast with the forecasts and values of its histories, from which those of each customer follow. */
export interface ForecastCustomers {
  readonly forecast: PurchaseForecast;
  readonly terms: ForecastTerms;
  readonly unitsPerYear: number;
  readonly each: CellForecasts;
  readonly money: CellMoney;
  /** Of the steps of each customer's value. */
  readonly grid: DecimalGrid;
}

/** The history of one customer in time, and the forecast. */
export interface CustomerForecast {
  /** Total spend over the years of observation; NaN where it is not known. */
  readonly annualSpend: number;
  /** From the first purchase to the end of the last day observed. */
  readonly tenureYears: number;
  /** Mean days between purchases; null for customers who bought once. */
  readonly usualGapDays: number | null;
  readonly daysSilent: number;
  readonly buysWithin: number;
  readonly alive: number;
  readonly expectedPurchases: number;
  readonly spendPerPurchase: number;
  /** Within the horizon. */
  readonly value: number;
  /** The values with P10 and with P90 of the purchases; null where nobody has bought again, so that no model is fitted. */
  readonly low: number | null;
  readonly high: number | null;
  /** Why the fit rests on too few customers for a forecast; null where it does not. */
  readonly marked: ForecastShortage | null;
}

/** Value of a customer within the horizon: in proportion to the spend of a purchase, plus what does not depend on it. */
export const customerValue = (
  i: number,
  {
    forecast: { cells, spend },
    money,
    grid,
  }: Pick<ForecastCustomers, 'forecast' | 'money' | 'grid'>,
): number => customerAmount({ money, cells, spend: spend.each }, i, grid);

/** Each figure of a customer, by the number of the customer. */
export type CustomerForecasts = {
  readonly [Figure in keyof CustomerForecast]: (customer: number) => CustomerForecast[Figure];
};

/**
 * A function for each figure. The tenure runs from the first purchase to the end of the last day: a customer who first
 * bought today has a tenure of one day.
 */
export function customerForecasts(customers: ForecastCustomers): CustomerForecasts {
  const { forecast, unitsPerYear, each, money } = customers;
  const { totals, summary } = forecast.known;
  const { cellOf } = forecast.cells;
  const isKnown = isFitted(forecast.choice.chosen);
  const spend = forecast.spend.each;
  const cellOfCustomer = (i: number) => cellOf[i] as number;
  const ofCell = (column: Float64Array) => (i: number) => column[cellOfCustomer(i)] as number;
  const days = (column: Float64Array, i: number) => wholeDays(column[i] as number, unitsPerYear);
  const tenureYears = (i: number) => (days(summary.age, i) + 1) / 365.25;
  /** The value with a given number of purchases, each worth as much as one of those expected. */
  const worth = (purchases: Float64Array, i: number) => {
    const cell = cellOfCustomer(i);
    const expected = each.expected[cell] as number;
    const ofSpend = (spend[i] as number) * (money.perSpendTotal[cell] as number);
    const perPurchase = expected > 0 ? ofSpend / expected : 0;
    return perPurchase * (purchases[cell] as number) + (money.fixedTotal[cell] as number);
  };
  const ends = (i: number) => {
    const { low, high } = each.bands();
    return [worth(low, i), worth(high, i)] as const;
  };
  return {
    annualSpend: (i) => (totals.amount[i] as number) / tenureYears(i),
    tenureYears,
    usualGapDays: (i) => {
      const repeats = summary.purchases[i] as number;
      return repeats === 0 ? null : days(summary.recency, i) / repeats;
    },
    daysSilent: (i) => days(summary.age, i) - days(summary.recency, i),
    buysWithin: ofCell(each.buysWithin),
    alive: ofCell(each.alive),
    expectedPurchases: ofCell(each.expected),
    spendPerPurchase: (i) => {
      const cell = cellOfCustomer(i);
      const expected = each.expected[cell] as number;
      const usual = spend[i] as number;
      return expected > 0 ? usual * ((forecast.weighted[cell] as number) / expected) : usual;
    },
    value: (i) => customerValue(i, customers),
    // A margin below 0 reverses the ends.
    low: (i) => (isKnown ? Math.min(...ends(i)) : null),
    high: (i) => (isKnown ? Math.max(...ends(i)) : null),
    marked: () => forecast.marked,
  };
}

/**
 * Value of all later purchases of customer i, without a horizon: their spend, less the cost of goods and the costs that
 * are shares of spend, discounted at (1+d)/(1+γ) a year because spend grows, and less the costs of their orders, which
 * are discounted at 1+d.
 *
 * @returns null where spend grows at least as fast as it is discounted, so that the value is infinite, or costs are not
 *   discounted
 */
export function residualValue(
  i: number,
  { forecast, terms, unitsPerYear }: ForecastCustomers,
): number | null {
  const ofCosts = Math.log1p(terms.discount ?? 0);
  const rate = ofCosts - Math.log1p(terms.growth ?? 0);
  const perPurchase = costPerPurchase(terms);
  if (!(rate > 0 && (perPurchase === 0 || ofCosts > 0))) return null;
  const { cells, choice, spend, spendLaw } = forecast;
  const cell = cells.cellOf[i] as number;
  const history = historyOf(cells, cell);
  const purchases = (law: SpendLaw, yearly: number) =>
    law.discounted(history, yearly / unitsPerYear);
  const earned = (spend.each[i] as number) * purchases(spendLaw, rate) * netShare(terms);
  return perPurchase === 0 ? earned : earned - perPurchase * purchases(choice.chosen.law, ofCosts);
}

/** What the orders of one purchase cost. */
function costPerPurchase({ serving, marketing, ordersPerPurchase = 0 }: ForecastTerms): number {
  return ((serving?.perOrder ?? 0) + (marketing?.perOrder ?? 0)) * ordersPerPurchase;
}

/** The share of spend that is left after the costs in proportion to it. */
function netShare({ margin = 1, serving, marketing }: ForecastTerms): number {
  return margin - (serving?.share ?? 0) - (marketing?.share ?? 0);
}

/**
 * A time in whole days.
 *
 * @param unitsPerYear - of the time; a year has 365.25 days
 * @example wholeDays(4, 365.25 / 7); // => 28
 */
export const wholeDays = (time: number, unitsPerYear: number): number =>
  Math.round((time * 365.25) / unitsPerYear);
