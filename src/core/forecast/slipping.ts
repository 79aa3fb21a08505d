import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import type { CellForecasts } from './customer-forecasts.ts';
import { rhythmPurchases } from './silence.ts';

/** A silence that the own rhythm of a customer brings less often than this is long. */
export const longSilence = 0.1;
/** A customer who is less likely one than this is gone rather than slipping away. */
const hardlyAlive = 0.1;
/** One who is at least this likely one has a long pause, and no more. */
const surelyAlive = 0.95;

/** Customers whose silence is long for their own rhythm. */
export interface SlippingCustomers {
  /** Their numbers, the most valuable first. */
  readonly customers: readonly number[];
  /** Of each of them, what they would bring were they still customers for certain. */
  readonly atRisk: readonly number[];
  /** Customers as silent who are hardly customers any more. */
  readonly gone: number;
}

/**
 * Who is slipping away: customers with a rhythm (three purchases or more) whose silence that rhythm would bring in less
 * than one of ten cases, and who may be customers still, or not (P(alive) from 10 % to 95 %). Where nobody stops by the
 * model, nobody is: one of ten customers is in such a pause at any time.
 *
 * @param value - of each customer, within the horizon
 */
export function slippingCustomers(
  { cellOf, purchases }: PurchaseCells,
  { silence, alive }: CellForecasts,
  value: Float64Array,
): SlippingCustomers {
  const found: { readonly customer: number; readonly atRisk: number }[] = [];
  let gone = 0;
  for (let i = 0; i < cellOf.length; i++) {
    const cell = cellOf[i] as number;
    if (!isSlow(purchases[cell] as number, silence[cell] as number)) continue;
    const chance = alive[cell] as number;
    if (chance < hardlyAlive) gone += 1;
    else if (chance < surelyAlive)
      found.push({ customer: i, atRisk: Math.max(0, (value[i] as number) / chance) });
  }
  found.sort((a, b) => b.atRisk - a.atRisk || a.customer - b.customer);
  return {
    customers: found.map(({ customer }) => customer),
    atRisk: found.map(({ atRisk }) => atRisk),
    gone,
  };
}

/** Whether a customer has a rhythm, and is silent for long by it. */
const isSlow = (purchases: number, silence: number): boolean =>
  purchases >= rhythmPurchases && silence < longSilence;

/** What the rule "no order in so many days" says of the same customers. */
export interface PlainRuleCheck {
  /** Customers silent for longer. */
  readonly customers: number;
  /** Customers who are silent for long by their own rhythm, and not by the rule. */
  readonly missed: number;
  /** Customers that it names whose own rhythm has such pauses. */
  readonly needless: number;
}

/** @param daysSilent - of each history */
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
