import { customersOf } from '../../../core/forecast/known-purchases.ts';
import { newCustomerSpend } from '../../../core/forecast/monthly-spend.ts';
import { newCustomersLike } from '../../../core/forecast/new-customer.ts';
import { type ForecastTerms, timeSums } from '../../../core/forecast/purchase-steps.ts';
import { customersAt, eachHistory } from '../../../core/purchase/purchase-cells.ts';
import { onePayment, type PeriodSums } from '../../../core/value/period-sums.ts';
import type { FittedForecast } from '../fitted-forecast.ts';
import type { NewCustomerFit } from '../models-result.ts';
import type { Groups } from '../segment-forecasts.ts';

/**
 * What a forecast expects within its horizon, in proportion to which its money is: every step of a value is a sum of
 * these, each times a margin, a share or a cost.
 */
export interface PurchaseSums {
  readonly customers: number;
  readonly orders: number;
  readonly ordersDiscounted: number;
  readonly spend: number;
  readonly spendGrown: number;
  readonly spendGrownDiscounted: number;
  /** How long they are customers. */
  readonly years: number;
  readonly yearsDiscounted: number;
}

type Sums = { -readonly [K in keyof PurchaseSums]: number };

const nothing = (): Sums => ({
  customers: 0,
  orders: 0,
  ordersDiscounted: 0,
  spend: 0,
  spendGrown: 0,
  spendGrownDiscounted: 0,
  years: 0,
  yearsDiscounted: 0,
});

/** What is added for one customer, or several alike. */
interface Part {
  readonly share: number;
  readonly orders: PeriodSums;
  readonly money: PeriodSums;
  readonly stay: PeriodSums | null;
  /** Of a purchase. */
  readonly spend: number;
  /** Orders of a purchase. */
  readonly each: number;
}

function add(sums: Sums, { share, orders, money, stay, spend, each }: Part): void {
  sums.customers += share;
  sums.orders += share * each * orders.paid;
  sums.ordersDiscounted += share * each * orders.discounted;
  sums.spend += share * spend * money.paid;
  sums.spendGrown += share * spend * money.grown;
  sums.spendGrownDiscounted += share * spend * money.grownDiscounted;
  sums.years += share * (stay?.paid ?? 0);
  sums.yearsDiscounted += share * (stay?.discounted ?? 0);
}

/** The sums of the customers of each group of a fit. */
export function sumsOfGroups(
  { forecast, terms, unitsPerYear }: FittedForecast,
  { keys, codes }: Groups,
): readonly PurchaseSums[] {
  const { known, cells, choice, spend, spendLaw } = forecast;
  const customers = customersOf(known);
  const { law } = choice.chosen;
  const counted = timeSums(law, terms, unitsPerYear);
  const weighted = timeSums({ ...law, ...spendLaw }, terms, unitsPerYear);
  const ofCells: Omit<Part, 'share' | 'spend' | 'each'>[] = [];
  eachHistory(cells, (history) => {
    ofCells.push({
      orders: counted.purchases(history),
      money: weighted.purchases(history),
      stay: counted.stay(history),
    });
  });
  const sums = keys.map(nothing);
  const each = terms.ordersPerPurchase ?? 0;
  for (let i = 0; i < spend.each.length; i++) {
    const group = sums[codes[i] ?? 0];
    const cell = ofCells[cells.cellOf[i] ?? 0];
    if (group === undefined || cell === undefined)
      throw new RangeError(`no group of customer ${i}`);
    add(group, { ...cell, share: customersAt({ customers }, i), spend: spend.each[i] ?? 0, each });
  }
  return sums;
}

/** The sums of a customer who buys for the first time today, that purchase included. */
export function sumsOfNew(
  { forecast, customers, unitsPerYear }: NewCustomerFit,
  terms: ForecastTerms,
): PurchaseSums {
  const { law } = forecast.choice.chosen;
  const { spend, first = spend, law: spendLaw = law } = newCustomerSpend(forecast, customers.until);
  const counted = timeSums(law, terms, unitsPerYear);
  const weighted = timeSums({ ...law, ...spendLaw }, terms, unitsPerYear);
  const each = terms.ordersPerPurchase ?? 0;
  const sums = nothing();
  add(sums, { share: 1, orders: onePayment, money: onePayment, stay: null, spend: first, each });
  for (const { history, share } of newCustomersLike(forecast.cells)) {
    const [orders, money] = [counted.purchases(history), weighted.purchases(history)];
    add(sums, { share, orders, money, stay: counted.stay(history), spend, each });
  }
  return { ...sums, customers: 1 };
}

/** Several of these as one. */
export function addedSums(parts: readonly PurchaseSums[]): PurchaseSums {
  const sums = nothing();
  for (const part of parts)
    for (const key of Object.keys(sums) as (keyof PurchaseSums)[]) sums[key] += part[key];
  return sums;
}
