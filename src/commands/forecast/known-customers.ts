import type { CodedColumn } from '../../core/customers.ts';
import type { KnownPurchases } from '../../core/forecast/purchase-forecast.ts';
import type { PurchaseUnit } from '../../core/purchase/customer-summary.ts';
import type { Source } from '../../core/report.ts';
import type { ProblemTally } from '../../problems/tally.ts';

/** Customers of whom something is to be foreseen: all, or those of a segment. */
export interface SomeCustomers {
  /** Sorted by code unit. */
  readonly ids: readonly string[];
  readonly known: KnownPurchases;
  /** Of the times of `known`. */
  readonly unit: PurchaseUnit;
  /** Last day of the observation, in days since 1970-01-01; `noDay` where a summary does not say. */
  readonly until: number;
}

/** All of them, with what was read besides, be it from a log or from a summary. */
export interface KnownCustomers extends SomeCustomers {
  /** What columns say of each. */
  readonly labels: ReadonlyMap<string, CodedColumn>;
  readonly currency: string | null;
  readonly sources: readonly Source[];
  readonly problems: ProblemTally;
}
