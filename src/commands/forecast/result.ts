import type { PurchaseUnit } from '../../core/purchase/customer-summary.ts';
import type { SpendBasis } from '../../input/orders/order-request.ts';
import type { SourceName } from '../../input/orders/source.ts';

/** What `forecast` answers; see docs/guide.md for each field. */
export interface ForecastResult {
  /** What the log was recognised as. */
  readonly source: SourceName;
  readonly basis: SpendBasis;
  /** What was taken off the amounts, where the export has it. */
  readonly takenOff: readonly ('refunds' | 'tax' | 'shipping')[];
  readonly unit: PurchaseUnit;
  /** First day with a purchase, 2024-05-01. */
  readonly from: string;
  /** Last day of the observation. */
  readonly until: string;
  /** Orders that count; several of a customer on one day are one purchase. */
  readonly orders: number;
  /** Refunds that were taken off, of those that stand in rows of their own. */
  readonly refunds: number;
  readonly total: SegmentPurchases;
  readonly segments: readonly SegmentPurchases[];
  /** With `--summary`. */
  readonly customers?: readonly SummarisedCustomer[];
}

export interface SegmentPurchases {
  /** The value of each `--by` column. */
  readonly segment: Readonly<Record<string, string>>;
  readonly customers: number;
  /** Of them, those who bought once. */
  readonly oneTime: number;
  /** Repeat purchases, Σ x. */
  readonly purchases: number;
  readonly totalSpend: number;
}

export interface SummarisedCustomer {
  readonly id: string;
  readonly segment: Readonly<Record<string, string>>;
  /** x */
  readonly purchases: number;
  /** t_x, in `unit`. */
  readonly recency: number;
  /** T, in `unit`. */
  readonly age: number;
  /** Null where no purchase counts for it. */
  readonly meanSpend: number | null;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly totalSpend: number;
}
