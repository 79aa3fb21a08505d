import {
  type CustomerSummary,
  customerSummary,
  type SummaryTerms,
} from '../purchase/customer-summary.ts';
import { type DailyRepeats, dailyRepeats } from '../purchase/daily-repeats.ts';
import {
  type PurchaseDays,
  type PurchaseTotals,
  purchaseTotals,
} from '../purchase/purchase-totals.ts';
import type { CountedSpend } from './expected-spend.ts';
import type { KnownPurchases } from './known-purchases.ts';
import { splitDays } from './split-days.ts';

/** The customers who had bought by a day, as they were then, and what they did after it. */
export interface PurchasesAtSplit {
  /** The last day before the split, in days since 1970-01-01. */
  readonly day: number;
  /** The numbers of these customers' entries among all. */
  readonly entries: Uint32Array;
  readonly summary: CustomerSummary;
  readonly totals: Pick<PurchaseTotals, 'orders' | 'amount'>;
  /** Absent where each entry is one customer. */
  readonly counted?: CountedSpend;
  /** Customers whose first purchase came later. */
  readonly leftOut: number;
  /** Purchase days after the split, of each customer of an entry. */
  readonly purchases: Float64Array;
  /** The spend of all of them on these days, in the currency. */
  readonly spend: number;
  /** Their purchases on each day after the split. */
  readonly daily: Float64Array;
  /** The repeat purchases of each day up to the split. */
  readonly repeats: DailyRepeats;
  /** The log up to the split; null where only sums are known. */
  readonly days: PurchaseDays | null;
}

/**
 * The state of customers at a day.
 *
 * @param day - the last day before the split
 * @returns null where it is not known: of counted purchases that of one day is, or of none
 */
export function purchasesAtSplit(
  { days, counted }: KnownPurchases,
  day: number,
  terms: SummaryTerms,
): PurchasesAtSplit | null {
  if (days === null) {
    const split = counted?.split ?? null;
    return split?.day === day ? split : null;
  }
  const parted = splitDays(days, day, terms.until);
  const totals = purchaseTotals(parted.known);
  return {
    day,
    entries: parted.customers,
    summary: customerSummary(totals, { ...terms, until: day }),
    totals,
    leftOut: parted.leftOut,
    purchases: parted.purchases,
    spend: parted.spend.reduce((sum, each) => sum + each, 0),
    daily: parted.daily,
    repeats: dailyRepeats(parted.known),
    days: parted.known,
  };
}
