import type { SpendLaw } from '../purchase/calendar/spend-law.ts';
import { historyOf } from '../purchase/purchase-cells.ts';
import type { CellForecasts } from './cell-forecasts.ts';
import type { CellMoney } from './customer-money.ts';
import { isFitted } from './forecaster.ts';
import type { PurchaseForecast } from './purchase-forecast.ts';
import type { ForecastTerms } from './purchase-steps.ts';

/** A forecast with the forecasts and values of its histories, from which those of each customer follow. */
export interface ForecastCustomers {
  readonly forecast: PurchaseForecast;
  readonly terms: ForecastTerms;
  readonly unitsPerYear: number;
  readonly each: CellForecasts;
  readonly money: CellMoney;
  /** The value of each customer within the horizon. */
  readonly value: Float64Array;
}

/** A figure of customers: writes that of each of these into a column, NaN where it is not known. */
export type CustomerFigure = (customers: Uint32Array, into: Float64Array) => void;

/** The history of customers in time, and the forecast. */
export interface CustomerForecasts {
  /** Total spend over the years of observation. */
  readonly annualSpend: CustomerFigure;
  /** From the first purchase to the end of the last day observed: for a customer who first bought today, one day. */
  readonly tenureYears: CustomerFigure;
  /** Mean days between purchases; not known of customers who bought once. */
  readonly usualGapDays: CustomerFigure;
  readonly daysSilent: CustomerFigure;
  readonly buysWithin: CustomerFigure;
  readonly alive: CustomerFigure;
  readonly expectedPurchases: CustomerFigure;
  readonly spendPerPurchase: CustomerFigure;
  /** Within the horizon. */
  readonly value: CustomerFigure;
  /** The values with P10 and with P90 of the purchases; not known where nobody has bought again, so that no model is fitted. */
  readonly low: CustomerFigure;
  readonly high: CustomerFigure;
}

/** The figures of customers; customers with the same history share what depends on nothing else. */
export function customerForecasts({
  forecast,
  unitsPerYear,
  each,
  money,
  value,
}: ForecastCustomers): CustomerForecasts {
  const { cells, weighted, spend } = forecast;
  const { cellOf, purchases } = cells;
  const { amount } = forecast.known.totals;
  const ofCell =
    (column: Float64Array): CustomerFigure =>
    (customers, into) => {
      for (let k = 0; k < into.length; k++)
        into[k] = column[cellOf[customers[k] as number] as number] as number;
    };
  const byCell = (figure: (cell: number) => number): CustomerFigure => {
    let column: Float64Array | undefined;
    return (customers, into) => {
      column ??= new Float64Array(cells.count).map((_, cell) => figure(cell));
      ofCell(column)(customers, into);
    };
  };
  const days = (column: Float64Array, cell: number) =>
    wholeDays(column[cell] as number, unitsPerYear);
  const tenureYears = byCell((cell) => (days(cells.age, cell) + 1) / 365.25);
  const spendShare = byCell((cell) => {
    const expected = each.expected[cell] as number;
    return expected > 0 ? (weighted[cell] as number) / expected : 1;
  });
  return {
    annualSpend: (customers, into) => {
      tenureYears(customers, into);
      for (let k = 0; k < into.length; k++)
        into[k] = (amount[customers[k] as number] as number) / (into[k] as number);
    },
    tenureYears,
    usualGapDays: byCell((cell) => {
      const repeats = purchases[cell] as number;
      return repeats === 0 ? Number.NaN : days(cells.recency, cell) / repeats;
    }),
    daysSilent: byCell((cell) => days(cells.age, cell) - days(cells.recency, cell)),
    buysWithin: ofCell(each.buysWithin),
    alive: ofCell(each.alive),
    expectedPurchases: ofCell(each.expected),
    spendPerPurchase: (customers, into) => {
      spendShare(customers, into);
      for (let k = 0; k < into.length; k++)
        into[k] = (spend.each[customers[k] as number] as number) * (into[k] as number);
    },
    value: (customers, into) => {
      for (let k = 0; k < into.length; k++) into[k] = value[customers[k] as number] as number;
    },
    ...valueBand({ forecast, each, money }),
  };
}

/** The values with P10 and with P90 of the purchases, each worth as much as one of those expected. */
function valueBand({
  forecast: { cells, choice, spend },
  each,
  money,
}: Pick<ForecastCustomers, 'forecast' | 'each' | 'money'>): Pick<
  CustomerForecasts,
  'low' | 'high'
> {
  if (!isFitted(choice.chosen)) {
    const unknown: CustomerFigure = (_, into) => into.fill(Number.NaN);
    return { low: unknown, high: unknown };
  }
  const { perSpendTotal, fixedTotal } = money;
  const end =
    (which: typeof Math.min): CustomerFigure =>
    (customers, into) => {
      const { low, high } = each.bands();
      for (let k = 0; k < into.length; k++) {
        const i = customers[k] as number;
        const cell = cells.cellOf[i] as number;
        const expected = each.expected[cell] as number;
        const ofSpend = (spend.each[i] as number) * (perSpendTotal[cell] as number);
        const perPurchase = expected > 0 ? ofSpend / expected : 0;
        const fixed = fixedTotal[cell] as number;
        // A margin below 0 reverses the ends.
        into[k] = which(
          perPurchase * (low[cell] as number) + fixed,
          perPurchase * (high[cell] as number) + fixed,
        );
      }
    };
  return { low: end(Math.min), high: end(Math.max) };
}

/**
 * Value of all later purchases of customer i, without a horizon: their spend, less the cost of goods and the costs that
 * are shares of spend, discounted at (1+d)/(1+γ) a year because spend grows, and less the costs of their orders, which
 * are discounted at 1+d.
 *
 * @returns NaN where spend grows at least as fast as it is discounted, so that the value is infinite, or costs are not
 *   discounted
 */
export function residualValue(
  i: number,
  { forecast, terms, unitsPerYear }: Omit<ForecastCustomers, 'each' | 'money' | 'value'>,
): number {
  const ofCosts = Math.log1p(terms.discount ?? 0);
  const rate = ofCosts - Math.log1p(terms.growth ?? 0);
  const perPurchase = costPerPurchase(terms);
  if (!(rate > 0 && (perPurchase === 0 || ofCosts > 0))) return Number.NaN;
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
