import type { CustomerSummary, SummaryTerms } from '../purchase/customer-summary.ts';
import type { PurchaseTotals } from '../purchase/purchase-totals.ts';
import type { KnownSpend } from './expected-spend.ts';

/** The number of purchases behind each mean spend, and the mean of all purchases for where there are none. */
export const spendKnown = (
  { purchases, meanSpend }: CustomerSummary,
  { orders, amount }: Pick<PurchaseTotals, 'orders' | 'amount'>,
  { includeFirst }: SummaryTerms,
): KnownSpend => {
  const sum = (column: Float64Array | Uint32Array) => {
    let total = 0;
    for (const each of column) total += each;
    return total;
  };
  const overall = sum(amount) / sum(orders);
  return {
    purchases: includeFirst ? orders : purchases,
    meanSpend,
    // A summary read from a file may have no total spend.
    overall: Number.isNaN(overall) ? 0 : Math.max(0, overall),
  };
};
