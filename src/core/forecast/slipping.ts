import { asDecimal } from '../numeric/decimal-grid.ts';
import { customersAt, type PurchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import { type CellForecasts, rhythmPurchases } from './cell-forecasts.ts';

/** A silence with a probability below this, given how often the customer buys, is long. */
export const longSilence = 0.1;
/** A customer whose probability of being alive is below this is gone rather than slipping away. */
const hardlyAlive = 0.1;
/** A customer whose probability of being alive is at least this is only making a long pause. */
const surelyAlive = 0.95;

/** Customers whose silence is long given how often they buy. */
export interface SlippingCustomers {
  /** Their numbers, the most valuable first. */
  readonly customers: readonly number[];
  /**
   * The value of each of them if they were still customers for certain, 0 where it is below; of all customers of an
   * entry, null where some of them may be below 0 and others not.
   */
  readonly atRisk: readonly (number | null)[];
  /** How many customers they are. */
  readonly count: number;
  /** Customers with such a silence who are probably no longer customers. */
  readonly gone: number;
}

/**
 * Customers who are slipping away: with three purchases or more, a silence whose probability is below 10 % given how
 * often they buy, and P(alive) from 10 % to 95 %. By a model in which nobody stops there are none: at any time one of
 * ten customers is in such a pause.
 *
 * @param value - the value of each customer within the horizon
 * @param counted - how many customers each entry stands for, and the values of those above 0; absent: one customer
 */
export function slippingCustomers(
  { cellOf, purchases }: PurchaseCells,
  { silence, alive }: CellForecasts,
  value: Float64Array,
  counted?: {
    readonly customers: ArrayLike<number>;
    readonly valueAbove: (entry: number) => number | null;
  },
): SlippingCustomers {
  const found: { readonly customer: number; readonly atRisk: number | null }[] = [];
  let [gone, count] = [0, 0];
  for (let i = 0; i < cellOf.length; i++) {
    const cell = cellOf[i] as number;
    if (!isSlow(purchases[cell] as number, silence[cell] as number)) continue;
    const chance = alive[cell] as number;
    const own = customersAt({ customers: counted?.customers }, i);
    if (chance < hardlyAlive) gone += own;
    else if (chance < surelyAlive) {
      count += own;
      const above = counted === undefined ? (value[i] as number) : counted.valueAbove(i);
      const atRisk = above === null ? null : asDecimal(Math.max(0, above / chance));
      found.push({ customer: i, atRisk });
    }
  }
  found.sort((a, b) => (b.atRisk ?? 0) - (a.atRisk ?? 0) || a.customer - b.customer);
  return {
    customers: found.map(({ customer }) => customer),
    atRisk: found.map(({ atRisk }) => atRisk),
    count,
    gone,
  };
}

/** Whether a customer has bought often enough to compare, and has a long silence. */
const isSlow = (purchases: number, silence: number): boolean =>
  purchases >= rhythmPurchases && silence < longSilence;

/** The result of the simple rule "no order for N days", compared with the silence of each customer. */
export interface PlainRuleCheck {
  /** Customers with no order for longer than that. */
  readonly customers: number;
  /** Customers whose silence is long for them, but not by the rule. */
  readonly missed: number;
  /** Customers named by the rule whose silence is not long for them. */
  readonly needless: number;
}

/**
 * Compares the simple rule "no order for `days` days" with the silence of each customer.
 *
 * @param daysSilent - the days since the last purchase of each history
 */
export function plainRuleCheck(
  { cellOf, purchases }: PurchaseCells,
  { silence }: CellForecasts,
  daysSilent: Float64Array,
  days: number,
): PlainRuleCheck {
  let customers = 0;
  let missed = 0;
  let needless = 0;
  for (let i = 0; i < cellOf.length; i++) {
    const cell = cellOf[i] as number;
    const named = (daysSilent[cell] as number) > days;
    const slow = isSlow(purchases[cell] as number, silence[cell] as number);
    if (named) customers += 1;
    if (slow && !named) missed += 1;
    if (named && (purchases[cell] as number) >= rhythmPurchases && !slow) needless += 1;
  }
  return { customers, missed, needless };
}

/**
 * A quantile of the gaps between successive purchases: the least number of days that the given share of all gaps does
 * not exceed.
 *
 * @returns whole days; null where nobody has bought twice
 * @example Purchases on days 0, 7 and 37: the 90 % quantile is 30 days
 */
export function gapQuantile({ customer, day }: PurchaseDays, share: number): number | null {
  let longest = 0;
  let gaps = 0;
  for (let i = 1; i < day.length; i++) {
    if (customer[i] !== customer[i - 1]) continue;
    gaps += 1;
    longest = Math.max(longest, (day[i] as number) - (day[i - 1] as number));
  }
  if (gaps === 0) return null;
  const counts = new Uint32Array(longest + 1);
  for (let i = 1; i < day.length; i++) {
    if (customer[i] !== customer[i - 1]) continue;
    const gap = (day[i] as number) - (day[i - 1] as number);
    counts[gap] = (counts[gap] as number) + 1;
  }
  let seen = 0;
  for (let gap = 0; gap <= longest; gap++) {
    seen += counts[gap] as number;
    if (seen >= share * gaps) return gap;
  }
  return longest;
}
