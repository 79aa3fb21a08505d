import {
  type CustomerSummary,
  customerSummary,
  type SummaryTerms,
} from '../purchase/customer-summary.ts';
import { type DailyRepeats, dailyRepeats } from '../purchase/daily-repeats.ts';
import { customersAt } from '../purchase/purchase-cells.ts';
import {
  type PurchaseDays,
  type PurchaseTotals,
  purchaseTotals,
} from '../purchase/purchase-totals.ts';
import type { CountedSpend } from './expected-spend.ts';
import type { PurchasesAtSplit } from './purchases-at-split.ts';

/**
 * The purchases of customers: one entry a customer, or, counted by a database, one for all customers with the same
 * history.
 */
export interface KnownPurchases {
  /**
   * Read from a summary in a file, with `noDay` and NaN for what it lacks; or summed up from a log. `amount` is that of
   * all customers of an entry.
   */
  readonly totals: Omit<PurchaseTotals, 'repeatAmount'>;
  readonly summary: CustomerSummary;
  /** Customer by customer; null where only their sums are known. */
  readonly days: PurchaseDays | null;
  /** Of all customers together; null where the days of purchases are not known. */
  readonly repeats: DailyRepeats | null;
  /** Absent where each entry is one customer. */
  readonly counted?: CountedPurchases;
}

/** What a database counted besides the histories. */
export interface CountedPurchases {
  readonly spend: CountedSpend;
  /** The orders of all customers of each entry. */
  readonly orders: Float64Array;
  /** The state of the customers at one day, which a backtest needs; null where it was not asked for. */
  readonly split: PurchasesAtSplit | null;
  /** The purchases of some entries: of all entries of some segments, as spend and days are counted by segment. */
  readonly part: (members: Uint32Array) => KnownPurchases;
}

/** The purchases of a log. */
export function knownPurchases(days: PurchaseDays, terms: SummaryTerms): KnownPurchases {
  const totals = purchaseTotals(days);
  return { totals, summary: customerSummary(totals, terms), days, repeats: dailyRepeats(days) };
}

/** The number of customers of each entry; undefined where each is one customer. */
export const customersOf = ({
  counted,
}: Pick<KnownPurchases, 'counted'>): Float64Array | undefined => counted?.spend.customers;

/** The number of entries. */
export const entryCount = ({ summary }: Pick<KnownPurchases, 'summary'>): number =>
  summary.purchases.length;

/** The number of all customers. */
export function customerCount(known: Pick<KnownPurchases, 'counted' | 'summary'>): number {
  const customers = customersOf(known);
  let all = 0;
  for (let i = 0; i < entryCount(known); i++) all += customersAt({ customers }, i);
  return all;
}
