/**
 * Days on which customers bought, one entry a customer and day, sorted by customer and then by day.
 * Several orders on one day are one purchase. Amounts are whole numbers of a minor unit, so that their
 * sums are exact and do not depend on the order in which they are added.
 */
export interface PurchaseDays {
  /** Number of customers; each has at least one day. */
  readonly customers: number;
  readonly customer: Uint32Array;
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
  /** In minor units; negative where refunds exceed what was bought. */
  readonly amount: Float64Array;
  /** Orders of the day. Absent where they are not counted. */
  readonly orders?: Uint32Array;
  /** Cost of the goods of the day, in minor units, less that of goods which came back. Absent where it is not known. */
  readonly goods?: Float64Array;
  /** Minor units in one of the currency: 100 for cents. */
  readonly minorUnits: number;
}

/** The totals of each customer's purchases, one entry a customer in each column. */
export interface PurchaseTotals {
  /** Days with a purchase, the first included. */
  readonly orders: Uint32Array;
  readonly firstDay: Int32Array;
  readonly lastDay: Int32Array;
  /** Spend on all of these days, in the currency. */
  readonly amount: Float64Array;
  /** Spend after the first of them. */
  readonly repeatAmount: Float64Array;
}

/** Of each customer the number of orders, and the cost of their goods in the currency, as far as the days have them. */
export interface OrderTotals {
  readonly orders?: Float64Array;
  readonly goods?: Float64Array;
}

/** Adds up the orders of each customer, and the cost of their goods. */
export function orderTotals({
  customers,
  customer,
  orders,
  goods,
  minorUnits,
}: PurchaseDays): OrderTotals {
  const addedUp = (column: ArrayLike<number>): Float64Array => {
    const sums = new Float64Array(customers);
    for (let i = 0; i < column.length; i++) {
      const who = customer[i] ?? 0;
      sums[who] = (sums[who] ?? 0) + (column[i] ?? 0);
    }
    return sums;
  };
  return {
    ...(orders !== undefined && { orders: addedUp(orders) }),
    ...(goods !== undefined && { goods: addedUp(goods).map((sum) => sum / minorUnits) }),
  };
}

/**
 * Adds up the purchases of each customer.
 *
 * Sums of whole minor units are exact as long as they stay below 2⁵³, and are divided only once.
 *
 * @throws {RangeError} the days are not sorted by customer and day, an amount is not a whole number, or a
 *   customer has no day
 * @example 0.10 and 0.20 in cents, 10 and 20, are 30 cents: 0.3, and not 0.30000000000000004
 */
export function purchaseTotals(days: PurchaseDays): PurchaseTotals {
  const { customers, minorUnits } = days;
  const orders = new Uint32Array(customers);
  const firstDay = new Int32Array(customers);
  const lastDay = new Int32Array(customers);
  const amount = new Float64Array(customers);
  const repeatAmount = new Float64Array(customers);
  let latest = -1;
  for (let i = 0; i < days.customer.length; i++) {
    const customer = days.customer[i] ?? 0;
    const day = days.day[i] ?? 0;
    const spent = days.amount[i] ?? 0;
    const seen = orders[customer] ?? 0;
    const sorted = seen === 0 ? customer === latest + 1 : customer === latest;
    if (!(sorted && (seen === 0 || day > (lastDay[customer] ?? 0))))
      throw new RangeError(`entry ${i} is not in the order of customers and days`);
    if (!Number.isInteger(spent)) throw new RangeError(`no whole minor units: ${spent}`);
    latest = customer;
    if (seen === 0) firstDay[customer] = day;
    else repeatAmount[customer] = (repeatAmount[customer] ?? 0) + spent;
    lastDay[customer] = day;
    orders[customer] = seen + 1;
    amount[customer] = (amount[customer] ?? 0) + spent;
  }
  if (latest !== customers - 1) throw new RangeError(`customer ${latest + 1} has no purchase`);
  const inCurrency = (sums: Float64Array) => {
    for (let i = 0; i < customers; i++) sums[i] = (sums[i] ?? 0) / minorUnits;
    return sums;
  };
  return {
    orders,
    firstDay,
    lastDay,
    amount: inCurrency(amount),
    repeatAmount: inCurrency(repeatAmount),
  };
}

/**
 * The first day with a purchase.
 *
 * @throws {RangeError} there is none
 */
export function firstDayOf({ day }: Pick<PurchaseDays, 'day'>): number {
  if (day.length === 0) throw new RangeError('no purchase');
  return day.reduce((first, each) => Math.min(first, each), Infinity);
}
