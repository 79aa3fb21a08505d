import { quantile } from '../../numeric/distribution.ts';
import { firstNotBelow } from '../../numeric/first-not-below.ts';
import type { PurchaseDays } from '../../purchase/purchase-totals.ts';

/** The purchases of all customers, where each customer's begin, and what had been spent before each. */
export interface OrderHistory {
  /** Where the purchases of each customer begin; one more for the end. */
  readonly begins: Uint32Array;
  readonly day: Int32Array;
  /** The sum of all amounts before each purchase, in minor units, which are added up exactly. */
  readonly spentBefore: Float64Array;
  readonly minorUnits: number;
  /** The median amount of a purchase in minor units: what amounts are compared with, so that no currency matters. */
  readonly usualAmount: number;
}

/** Puts the purchases in the form in which any span of days is looked up quickly. */
export function orderHistory(days: PurchaseDays): OrderHistory {
  const { customers, customer, day, amount, minorUnits } = days;
  const begins = new Uint32Array(customers + 1);
  for (const each of customer) begins[each + 1] = (begins[each + 1] ?? 0) + 1;
  for (let c = 0; c < customers; c++) begins[c + 1] = (begins[c + 1] ?? 0) + (begins[c] ?? 0);
  const spentBefore = new Float64Array(day.length + 1);
  for (let i = 0; i < day.length; i++)
    spentBefore[i + 1] = (spentBefore[i] ?? 0) + (amount[i] ?? 0);
  const paid = amount.filter((each) => each > 0).sort();
  const usualAmount = paid.length === 0 ? minorUnits : quantile(paid, 0.5);
  return { begins, day, spentBefore, minorUnits, usualAmount };
}

/** The first purchase of a customer on a day or after it; where there is none, the end of the customer's purchases. */
export function firstFrom({ begins, day }: OrderHistory, customer: number, from: number): number {
  return firstNotBelow(day, from, begins[customer] ?? 0, begins[customer + 1] ?? 0);
}

/** Whether a customer bought on a day. */
export function boughtOn(history: OrderHistory, customer: number, day: number): boolean {
  const at = firstFrom(history, customer, day);
  return at < (history.begins[customer + 1] ?? 0) && history.day[at] === day;
}
