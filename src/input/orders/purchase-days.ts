import { type Problem, problem } from '../../core/problem.ts';
import type { PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import { minorUnits } from './minor-amounts.ts';

/** Purchases and refunds, one entry each, in any order. */
export interface OrderEvents {
  /** Any whole number from 0. */
  readonly customer: ArrayLike<number>;
  /** Days since 1970-01-01. */
  readonly day: ArrayLike<number>;
  /** Whole minor units. */
  readonly amount: ArrayLike<number>;
}

/** Purchase days, and what made them. */
export interface BoughtDays {
  readonly days: PurchaseDays;
  /** The number that each customer had, rising. */
  readonly customers: readonly number[];
  /** Of each purchase, the customer's number here. */
  readonly customerOf: Uint32Array;
  /** The refunds that belong to no purchase, by their index. */
  readonly unmatched: ReadonlyMap<number, Problem>;
}

/**
 * Days with a purchase, sorted by customer and day; orders of one day are one purchase. A refund is no
 * purchase: it is taken off the customer's latest purchase up to its own day. Where there is none the
 * customer bought before the log begins, and nothing of the log is taken off.
 */
export function purchaseDays(purchases: OrderEvents, refunds: OrderEvents): BoughtDays {
  const count = purchases.day.length;
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) =>
      at(purchases.customer, a) - at(purchases.customer, b) ||
      at(purchases.day, a) - at(purchases.day, b),
  );
  const customers: number[] = [];
  /** Where the days of each customer begin. */
  const begins: number[] = [];
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  const customerOf = new Uint32Array(count);
  for (const i of order) {
    const who = at(purchases.customer, i);
    const when = at(purchases.day, i);
    const isNew = customers.at(-1) !== who;
    if (isNew) {
      customers.push(who);
      begins.push(day.length);
    }
    customerOf[i] = customers.length - 1;
    if (isNew || day.at(-1) !== when) {
      customer.push(customers.length - 1);
      day.push(when);
      amount.push(0);
    }
    amount[amount.length - 1] = at(amount, amount.length - 1) + at(purchases.amount, i);
  }
  begins.push(day.length);
  const numbers = new Map(customers.map((who, number) => [who, number]));
  const unmatched = new Map<number, Problem>();
  for (let i = 0; i < refunds.day.length; i++) {
    const number = numbers.get(at(refunds.customer, i));
    let entry = number === undefined ? -1 : at(begins, number + 1) - 1;
    const begin = number === undefined ? 0 : at(begins, number);
    while (entry >= begin && at(day, entry) > at(refunds.day, i)) entry -= 1;
    if (entry < begin) unmatched.set(i, problem('refund-unmatched', {}));
    else amount[entry] = at(amount, entry) - Math.abs(at(refunds.amount, i));
  }
  const days = {
    customers: customers.length,
    customer: Uint32Array.from(customer),
    day: Int32Array.from(day),
    amount: Float64Array.from(amount),
    minorUnits,
  };
  return { days, customers, customerOf, unmatched };
}

function at(column: ArrayLike<number>, i: number): number {
  const value = column[i];
  if (value === undefined) throw new RangeError(`no entry ${i}`);
  return value;
}
