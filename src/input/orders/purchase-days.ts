import { noDay } from '../../core/customers.ts';
import type { PurchaseDays } from '../../core/purchase/purchase-totals.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { minorUnits } from './minor-amounts.ts';

/** Purchases and refunds, one entry each, in any order. */
export interface OrderEvents {
  /** Any whole number from 0. */
  readonly customer: Int32Array | Uint32Array;
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
  /** Whole minor units. */
  readonly amount: Float64Array;
  /** The cost of the goods, in whole minor units; absent where the log does not say it. */
  readonly goods?: Float64Array;
}

/** Purchase days, and what made them. */
export interface BoughtDays {
  readonly days: PurchaseDays;
  /** The number that each customer had, rising. */
  readonly customers: Uint32Array;
  /** Of each purchase, the customer's number here. */
  readonly customerOf: Int32Array | Uint32Array;
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
  const sorted = byCustomer(purchases, customerOf, customers.length);
  for (let number = 0; number < customers.length; number++) sortByDay(sorted, number);
  const { begins, ...days } = addedByDay(sorted);
  return { days, customers, customerOf, unmatched: takeOff(refunds, customers, begins, days) };
}

/** The different numbers that come up, rising, and of each entry its place among them. */
function numbered(entries: OrderEvents['customer']) {
  let most = -1;
  for (let i = 0; i < entries.length; i++) most = Math.max(most, entries[i] ?? 0);
  const places = new Uint32Array(most + 1);
  for (let i = 0; i < entries.length; i++) places[entries[i] ?? 0] = 1;
  let count = 0;
  const customers = new Uint32Array(places.length);
  for (let number = 0; number < places.length; number++) {
    if (places[number] === 0) continue;
    places[number] = count;
    customers[count] = number;
    count += 1;
  }
  // Nearly always every number comes up, and is its own place.
  if (count === places.length) return { customers, customerOf: entries };
  const customerOf = new Uint32Array(entries.length);
  for (let i = 0; i < entries.length; i++) customerOf[i] = places[entries[i] ?? 0] ?? 0;
  return { customers: customers.slice(0, count), customerOf };
}

/** Entries of customers, those of each together. */
interface OfCustomers {
  /** Where those of each customer begin; and where the last end. */
  readonly begins: Uint32Array;
  readonly day: Int32Array;
  readonly amount: Float64Array;
  readonly goods?: Float64Array;
}

/** The purchases of each customer together, in the order in which they came. */
function byCustomer(
  { day, amount, goods }: OrderEvents,
  customerOf: OrderEvents['customer'],
  customers: number,
): OfCustomers {
  const begins = new Uint32Array(customers + 1);
  for (let i = 0; i < customerOf.length; i++) {
    const next = (customerOf[i] ?? 0) + 1;
    begins[next] = (begins[next] ?? 0) + 1;
  }
  for (let number = 0; number < customers; number++)
    begins[number + 1] = (begins[number + 1] ?? 0) + (begins[number] ?? 0);
  const free = begins.slice();
  const days = new Int32Array(day.length);
  const amounts = new Float64Array(day.length);
  const costs = goods === undefined ? undefined : new Float64Array(day.length);
  for (let i = 0; i < customerOf.length; i++) {
    const number = customerOf[i] ?? 0;
    const place = free[number] ?? 0;
    free[number] = place + 1;
    days[place] = day[i] ?? 0;
    amounts[place] = amount[i] ?? 0;
    if (costs !== undefined) costs[place] = goods?.[i] ?? 0;
  }
  return { begins, day: days, amount: amounts, ...(costs !== undefined && { goods: costs }) };
}

/** Adds up what each customer bought on one day, in place. */
function addedByDay({ begins, day, amount, goods }: OfCustomers) {
  const customers = begins.length - 1;
  const customer = new Uint32Array(day.length);
  const orders = new Uint32Array(day.length);
  let count = 0;
  let from = begins[0] ?? 0;
  for (let number = 0; number < customers; number++) {
    const to = begins[number + 1] ?? 0;
    begins[number] = count;
    let latest = noDay;
    for (let i = from; i < to; i++) {
      const own = day[i] ?? 0;
      if (own !== latest) {
        latest = own;
        customer[count] = number;
        day[count] = own;
        amount[count] = amount[i] ?? 0;
        if (goods !== undefined) goods[count] = goods[i] ?? 0;
        orders[count] = 1;
        count += 1;
        continue;
      }
      const entry = count - 1;
      amount[entry] = (amount[entry] ?? 0) + (amount[i] ?? 0);
      if (goods !== undefined) goods[entry] = (goods[entry] ?? 0) + (goods[i] ?? 0);
      orders[entry] = (orders[entry] ?? 0) + 1;
    }
    from = to;
  }
  begins[customers] = count;
  return {
    begins,
    customers,
    customer: customer.subarray(0, count),
    day: day.subarray(0, count),
    amount: amount.subarray(0, count),
    orders: orders.subarray(0, count),
    ...(goods !== undefined && { goods: goods.subarray(0, count) }),
    minorUnits,
  };
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

/** Sorts the purchases of a customer by day; most customers have few, and most files are in the order of time. */
function sortByDay({ begins, day, amount, goods }: OfCustomers, number: number): void {
  const from = begins[number] ?? 0;
  const to = begins[number + 1] ?? 0;
  if (isSorted(day, from, to)) return;
  const columns = goods === undefined ? [amount] : [amount, goods];
  if (to - from > longest) {
    sortNatively(
      day.subarray(from, to),
      columns.map((column) => column.subarray(from, to)),
    );
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const own = day[i] ?? 0;
    let place = i;
    while (place > from && (day[place - 1] ?? 0) > own) place -= 1;
    if (place === i) continue;
    moveDown(day, place, i);
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
