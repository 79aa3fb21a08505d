import type { PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { minorUnits } from './minor-amounts.ts';

/** Purchases and refunds, one entry each, in any order. */
export interface OrderEvents {
  /** Any whole number from 0. */
  readonly customer: ArrayLike<number>;
  /** Days since 1970-01-01. */
  readonly day: ArrayLike<number>;
  /** Whole minor units. */
  readonly amount: ArrayLike<number>;
  /** The cost of the goods, in whole minor units; absent where the log does not say it. */
  readonly goods?: ArrayLike<number>;
}

/** Purchase days, and what made them. */
export interface BoughtDays {
  readonly days: PurchaseDays;
  /** The number that each customer had, rising. */
  readonly customers: Uint32Array;
  /** Of each purchase, the customer's number here. */
  readonly customerOf: Uint32Array;
  /** The refunds that belong to no purchase, by their index. */
  readonly unmatched: ReadonlyMap<number, Problem>;
}

/**
 * Days with a purchase, sorted by customer and day; orders of one day are one purchase. A refund is no
 * purchase and no order: it is taken off the customer's latest purchase up to its own day, and so is the cost of the
 * goods that it says came back. Where there is none the customer bought before the log begins, and nothing of the log is
 * taken off.
 */
export function purchaseDays(purchases: OrderEvents, refunds: OrderEvents): BoughtDays {
  const { customers, customerOf } = numbered(purchases.customer);
  const { begins, day, amount, goods } = byCustomer(purchases, customerOf, customers.length);
  const sums = goods === undefined ? [amount] : [amount, goods];
  const customer = new Uint32Array(day.length);
  const orders = new Uint32Array(day.length);
  let count = 0;
  for (let number = 0; number < customers.length; number++) {
    const [from, to] = [at(begins, number), at(begins, number + 1)];
    sortByDay(day, sums, from, to);
    begins[number] = count;
    for (let i = from; i < to; i++) {
      if (i === from || at(day, i) !== at(day, count - 1)) {
        customer[count] = number;
        day[count] = at(day, i);
        amount[count] = at(amount, i);
        if (goods !== undefined) goods[count] = at(goods, i);
        orders[count] = 1;
        count += 1;
        continue;
      }
      const entry = count - 1;
      amount[entry] = at(amount, entry) + at(amount, i);
      if (goods !== undefined) goods[entry] = at(goods, entry) + at(goods, i);
      orders[entry] = at(orders, entry) + 1;
    }
  }
  begins[customers.length] = count;
  const days = {
    customers: customers.length,
    customer: customer.subarray(0, count),
    day: day.subarray(0, count),
    amount: amount.subarray(0, count),
    orders: orders.subarray(0, count),
    ...(goods !== undefined && { goods: goods.subarray(0, count) }),
    minorUnits,
  };
  return { days, customers, customerOf, unmatched: takeOff(refunds, customers, begins, days) };
}

/** The different numbers that come up, rising, and of each entry its place among them. */
function numbered(entries: ArrayLike<number>) {
  let most = -1;
  for (let i = 0; i < entries.length; i++) most = Math.max(most, at(entries, i));
  const places = new Uint32Array(most + 1);
  for (let i = 0; i < entries.length; i++) places[at(entries, i)] = 1;
  let count = 0;
  const customers = new Uint32Array(places.length);
  for (let number = 0; number < places.length; number++) {
    if (places[number] === 0) continue;
    places[number] = count;
    customers[count] = number;
    count += 1;
  }
  // Nearly always every number comes up, and is its own place.
  const customerOf = new Uint32Array(entries);
  if (count < places.length)
    for (let i = 0; i < entries.length; i++) customerOf[i] = at(places, at(entries, i));
  return { customers: customers.slice(0, count), customerOf };
}

/** The days of each customer together, with their amounts and the cost of their goods, and where they begin. */
function byCustomer(purchases: OrderEvents, customerOf: Uint32Array, customers: number) {
  const begins = new Uint32Array(customers + 1);
  for (let i = 0; i < customerOf.length; i++) {
    const next = at(customerOf, i) + 1;
    begins[next] = at(begins, next) + 1;
  }
  for (let number = 0; number < customers; number++)
    begins[number + 1] = at(begins, number + 1) + at(begins, number);
  const free = begins.slice();
  const day = new Int32Array(customerOf.length);
  const amount = new Float64Array(customerOf.length);
  const goods = purchases.goods === undefined ? undefined : new Float64Array(customerOf.length);
  for (let i = 0; i < customerOf.length; i++) {
    const number = at(customerOf, i);
    const next = at(free, number);
    free[number] = next + 1;
    day[next] = at(purchases.day, i);
    amount[next] = at(purchases.amount, i);
    if (goods !== undefined) goods[next] = purchases.goods?.[i] ?? 0;
  }
  return { begins, day, amount, goods };
}

/** Takes refunds off the days of purchases; returns those that there is no purchase for. */
function takeOff(
  refunds: OrderEvents,
  customers: Uint32Array,
  begins: Uint32Array,
  { day, amount, goods }: PurchaseDays,
): ReadonlyMap<number, Problem> {
  const unmatched = new Map<number, Problem>();
  if (refunds.day.length === 0) return unmatched;
  const numbers = new Map<number, number>();
  for (let number = 0; number < customers.length; number++)
    numbers.set(at(customers, number), number);
  for (let i = 0; i < refunds.day.length; i++) {
    const number = numbers.get(at(refunds.customer, i));
    const begin = number === undefined ? 0 : at(begins, number);
    let entry = number === undefined ? -1 : at(begins, number + 1) - 1;
    while (entry >= begin && at(day, entry) > at(refunds.day, i)) entry -= 1;
    if (entry < begin) unmatched.set(i, problem('refund-unmatched', {}));
    else {
      amount[entry] = at(amount, entry) - Math.abs(at(refunds.amount, i));
      const back = Math.abs(refunds.goods?.[i] ?? 0);
      // Where a refund says no cost, nothing is known to have come back.
      if (goods !== undefined && back > 0) goods[entry] = at(goods, entry) - back;
    }
  }
  return unmatched;
}

function at(column: ArrayLike<number>, i: number): number {
  const value = column[i];
  if (value === undefined) throw new RangeError(`no entry ${i}`);
  return value;
}

/** More entries are sorted natively: insertion takes the square of their number. */
const longest = 32;

/** Sorts the entries from `from` up to `to` by day; most customers have few, and most files are in the order of time. */
function sortByDay(
  days: Int32Array,
  columns: readonly Float64Array[],
  from: number,
  to: number,
): void {
  if (isSorted(days, from, to)) return;
  if (to - from > longest) {
    sortNatively(
      days.subarray(from, to),
      columns.map((column) => column.subarray(from, to)),
    );
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const day = days[i] ?? 0;
    let place = i;
    while (place > from && (days[place - 1] ?? 0) > day) place -= 1;
    if (place === i) continue;
    moveDown(days, place, i);
    for (const column of columns) moveDown(column, place, i);
  }
}

/** Moves an entry down to a place before it; those between move up by one. */
function moveDown(column: Int32Array | Float64Array, place: number, from: number): void {
  const own = column[from] ?? 0;
  for (let i = from; i > place; i--) column[i] = column[i - 1] ?? 0;
  column[place] = own;
}

function isSorted(days: Int32Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if ((days[i - 1] ?? 0) > (days[i] ?? 0)) return false;
  return true;
}

function sortNatively(days: Int32Array, columns: readonly Float64Array[]): void {
  const order = Uint32Array.from(days.keys()).sort((a, b) => (days[a] ?? 0) - (days[b] ?? 0));
  const unsorted = days.slice();
  for (let i = 0; i < order.length; i++) days[i] = unsorted[order[i] ?? 0] ?? 0;
  for (const column of columns) {
    const values = column.slice();
    for (let i = 0; i < order.length; i++) column[i] = values[order[i] ?? 0] ?? 0;
  }
}
