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

/**
 * Customer i, with the years of a stay from the first purchase to the end of the last day: somebody who came today has
 * been a customer for a day.
 */
export function customerFuture(i: number, foreseen: ForeseenCustomers): CustomerFuture {
  const { forecast, unitsPerYear, each, money } = foreseen;
  const { totals, summary } = forecast.known;
  const cell = forecast.cells.cellOf[i] as number;
  const at = (column: Float64Array) => column[cell] as number;
  const days = (column: Float64Array) => wholeDays(column[i] as number, unitsPerYear);
  const repeats = summary.purchases[i] as number;
  const spend = forecast.spend.each[i] as number;
  const expected = at(each.expected);
  const tenureYears = (days(summary.age) + 1) / 365.25;
  const perPurchase = expected > 0 ? (spend * at(money.perSpendTotal)) / expected : 0;
  const worth = (purchases: number) => perPurchase * purchases + at(money.besidesTotal);
  const [one, other] = [worth(at(each.low)), worth(at(each.high))];
  return {
    annualSpend: (totals.amount[i] as number) / tenureYears,
    tenureYears,
    usualGapDays: repeats === 0 ? null : days(summary.recency) / repeats,
    daysSilent: days(summary.age) - days(summary.recency),
    buysWithin: at(each.buysWithin),
    alive: at(each.alive),
    expectedPurchases: expected,
    spendPerPurchase: spend,
    value: customerValue(i, foreseen),
    low: Math.min(one, other),
    high: Math.max(one, other),
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
