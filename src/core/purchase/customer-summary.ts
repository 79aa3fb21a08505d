import type { PurchaseTotals } from './purchase-totals.ts';

/** The units in which times between purchases can be counted. */
export const purchaseUnits = ['day', 'week', 'month', 'quarter', 'year'] as const;

export type PurchaseUnit = (typeof purchaseUnits)[number];

/** Days in a unit: a week has 7, a year 365.25, a month a twelfth of them. */
export const daysPerUnit: Readonly<Record<PurchaseUnit, number>> = {
  day: 1,
  week: 7,
  month: 365.25 / 12,
  quarter: 365.25 / 4,
  year: 365.25,
};

/** The end of the observation, the unit of time, and which purchases the mean spend counts. */
export interface SummaryTerms {
  /** Last day of the observation, in days since 1970-01-01: not before any purchase. */
  readonly until: number;
  readonly unit: PurchaseUnit;
  /** Whether the mean spend counts the first purchase, which often differs from the later ones. */
  readonly includeFirst: boolean;
}

/**
 * The data that purchase models use; one entry a customer. Times are in one unit, counted from the first purchase of
 * the customer, and not rounded.
 */
export interface CustomerSummary {
  /** x, purchases after the first: days with a purchase, less one. */
  readonly purchases: Uint32Array;
  /** t_x, time from the first purchase to the last; 0 where there was only one. */
  readonly recency: Float64Array;
  /** T, time from the first purchase to the end of the observation. */
  readonly age: Float64Array;
  /** Mean spend of the purchases that count; NaN where none does. */
  readonly meanSpend: Float64Array;
}

/**
 * Recency, frequency and age of each customer.
 *
 *     x = n − 1,  t_x = (last − first) / u,  T = (until − first) / u
 *     mean spend = amount after the first / x, or amount / n with the first purchase
 *
 * where n counts days with a purchase and u is the length of the unit in days.
 *
 * @throws {RangeError} the observation ends before a purchase
 * @see Fader, Hardie & Lee (2005), Marketing Science 24(2), for x, t_x and T; Fader & Hardie (2013),
 *   "The Gamma-Gamma Model of Monetary Value", for the mean of repeat purchases
 * @example Purchases on days 0, 7 and 21, observed until day 28: x = 2, t_x = 3 and T = 4 weeks
 */
export function customerSummary(
  { orders, firstDay, lastDay, amount, repeatAmount }: PurchaseTotals,
  { until, unit, includeFirst }: SummaryTerms,
): CustomerSummary {
  const length = daysPerUnit[unit];
  const count = orders.length;
  const purchases = new Uint32Array(count);
  const recency = new Float64Array(count);
  const age = new Float64Array(count);
  const meanSpend = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [first, last, bought] = [firstDay[i] ?? 0, lastDay[i] ?? 0, orders[i] ?? 0];
    if (!(last <= until)) throw new RangeError(`a purchase after day ${until}`);
    purchases[i] = bought - 1;
    recency[i] = (last - first) / length;
    age[i] = (until - first) / length;
    // With only one purchase, the mean of the repeat purchases is 0 / 0: NaN.
    meanSpend[i] = includeFirst ? (amount[i] ?? 0) / bought : (repeatAmount[i] ?? 0) / (bought - 1);
  }
  return { purchases, recency, age, meanSpend };
}
