import type { CellForecasts } from './customer-forecasts.ts';
import type { CellMoney } from './customer-money.ts';
import type { PurchaseForecast } from './purchase-forecast.ts';
import type { ForecastTerms } from './value-terms.ts';
import { wholeDays } from './whole-days.ts';

/** What a forecast says of its customers, history by history. */
export interface ForeseenCustomers {
  readonly forecast: PurchaseForecast;
  readonly terms: ForecastTerms;
  readonly unitsPerYear: number;
  readonly each: CellForecasts;
  readonly money: CellMoney;
}

/** What one customer has done so far in time, and is expected to do. */
export interface CustomerFuture {
  /** Total spend over the years of observation; NaN where it is not known. */
  readonly annualSpend: number;
  /** From the first purchase to the end of the last day observed. */
  readonly tenureYears: number;
  /** Days between purchases on average; null for who bought once. */
  readonly usualGapDays: number | null;
  readonly daysSilent: number;
  readonly buysWithin: number;
  readonly alive: number;
  readonly expectedPurchases: number;
  readonly spendPerPurchase: number;
  /** Within the horizon. */
  readonly value: number;
  /** With so many purchases as P10 and P90 of them. */
  readonly low: number;
  readonly high: number;
}

/** Value of a customer within the horizon: spend a purchase times what each of it leaves, and what else belongs to it. */
export function customerValue(
  i: number,
  { forecast: { cells, spend }, money }: Pick<ForeseenCustomers, 'forecast' | 'money'>,
): number {
  const cell = cells.cellOf[i] as number;
  const ofPurchases = (spend.each[i] as number) * (money.perSpendTotal[cell] as number);
  return ofPurchases + (money.besidesTotal[cell] as number);
}

/** Each figure of a customer, by the number of the customer. */
export type CustomerFutures = {
  readonly [Figure in keyof CustomerFuture]: (customer: number) => CustomerFuture[Figure];
};

/**
 * Every figure by itself, with the years of a stay from the first purchase to the end of the last day: somebody who came
 * today has been a customer for a day.
 */
export function customerFutures(foreseen: ForeseenCustomers): CustomerFutures {
  const { forecast, unitsPerYear, each, money } = foreseen;
  const { totals, summary } = forecast.known;
  const { cellOf } = forecast.cells;
  const spend = forecast.spend.each;
  const cellOfCustomer = (i: number) => cellOf[i] as number;
  const ofCell = (column: Float64Array) => (i: number) => column[cellOfCustomer(i)] as number;
  const days = (column: Float64Array, i: number) => wholeDays(column[i] as number, unitsPerYear);
  const tenureYears = (i: number) => (days(summary.age, i) + 1) / 365.25;
  /** With so many purchases, each worth what one of those expected is. */
  const worth = (purchases: Float64Array, i: number) => {
    const cell = cellOfCustomer(i);
    const expected = each.expected[cell] as number;
    const ofSpend = (spend[i] as number) * (money.perSpendTotal[cell] as number);
    const perPurchase = expected > 0 ? ofSpend / expected : 0;
    return perPurchase * (purchases[cell] as number) + (money.besidesTotal[cell] as number);
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
    spendPerPurchase: (i) => spend[i] as number,
    value: (i) => customerValue(i, foreseen),
    // A margin below 0 turns the ends round.
    low: (i) => Math.min(worth(each.low, i), worth(each.high, i)),
    high: (i) => Math.max(worth(each.low, i), worth(each.high, i)),
  };
}

/**
 * Value of all purchases of customer i ever after: their spend, less the cost of goods and the costs that are shares of
 * spend, discounted at (1+d)/(1+γ) a year since spend grows meanwhile.
 *
 * @returns null where spend grows as fast as it is discounted, so that there is no such value
 */
export function residualValue(
  i: number,
  { forecast, terms, unitsPerYear }: ForeseenCustomers,
): number | null {
  const rate = Math.log1p(terms.discount ?? 0) - Math.log1p(terms.growth ?? 0);
  if (!(rate > 0)) return null;
  const { cells, choice, spend } = forecast;
  const cell = cells.cellOf[i] as number;
  const history = {
    purchases: cells.purchases[cell] as number,
    recency: cells.recency[cell] as number,
    age: cells.age[cell] as number,
  };
  const purchases = choice.chosen.law.discounted(history, rate / unitsPerYear);
  return (spend.each[i] as number) * purchases * keptShare(terms);
}

/** What is left of spend after the costs that are in proportion to it. */
function keptShare({ margin = 1, serving, marketing }: ForecastTerms): number {
  const share = (cost: typeof serving) => (cost !== undefined && 'share' in cost ? cost.share : 0);
  return margin - share(serving) - share(marketing);
}
