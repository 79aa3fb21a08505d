import type { CustomerSummary, SummaryTerms } from '../purchase/customer-summary.ts';
import { customersAt } from '../purchase/purchase-cells.ts';
import type { PurchaseTotals } from '../purchase/purchase-totals.ts';
import type { CountedSpend, KnownSpend } from './expected-spend.ts';

/** The number of purchases behind each mean spend, and the mean of all purchases for where there are none. */
export const spendKnown = (
  { purchases, meanSpend }: CustomerSummary,
  { orders, amount }: Pick<PurchaseTotals, 'orders' | 'amount'>,
  { includeFirst }: Pick<SummaryTerms, 'includeFirst'>,
  counted?: CountedSpend,
): KnownSpend => {
  let [spent, bought] = [0, 0];
  for (let i = 0; i < orders.length; i++) {
    spent += amount[i] as number;
    bought += customersAt({ customers: counted?.customers }, i) * (orders[i] as number);
  }
  const overall = spent / bought;
  return {
    purchases: includeFirst ? orders : purchases,
    meanSpend,
    // A summary read from a file may have no total spend.
    overall: Number.isNaN(overall) ? 0 : Math.max(0, overall),
    ...(counted !== undefined && { counted }),
  };
};
