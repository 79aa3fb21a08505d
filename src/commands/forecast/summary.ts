import type { KnownPurchases } from '../../core/forecast/purchase-forecast.ts';
import type { PurchaseTotals } from '../../core/purchase/purchase-totals.ts';
import { inMinorUnits, minorUnits } from '../../input/orders/minor-amounts.ts';
import type { Fields } from '../shared/listing/long-list.ts';
import { dayTexts } from './day-text.ts';
import type { ListedCustomer, SegmentForecast } from './result.ts';

/** Customers in groups. */
export interface Groups {
  readonly keys: readonly Readonly<Record<string, string>>[];
  /** The group of each customer, an index into `keys`. */
  readonly codes: Uint32Array;
}

/** What the customers of each group bought; spend is added up in whole minor units, so exactly. */
export function purchasesBy(
  { keys, codes }: Groups,
  { orders, amount }: Pick<PurchaseTotals, 'orders' | 'amount'>,
): readonly SegmentForecast[] {
  const sums = keys.map((segment) => ({
    segment,
    customers: 0,
    oneTime: 0,
    purchases: 0,
    totalSpend: 0,
  }));
  for (let i = 0; i < orders.length; i++) {
    const sum = sums[codes[i] ?? 0];
    if (sum === undefined) throw new RangeError(`customer ${i} is in no group`);
    const repeats = (orders[i] ?? 1) - 1;
    sum.customers += 1;
    if (repeats === 0) sum.oneTime += 1;
    sum.purchases += repeats;
    sum.totalSpend += inMinorUnits(amount[i] ?? 0);
  }
  return sums.map((sum) => ({ ...sum, totalSpend: known(sum.totalSpend / minorUnits) }));
}

/** What is known of the purchases of each customer. */
export function summarised(
  ids: readonly string[],
  { keys, codes }: Groups,
  { totals, summary }: Pick<KnownPurchases, 'totals' | 'summary'>,
) {
  const day = dayTexts();
  return {
    id: (i) => ids[i] ?? '',
    segment: (i) => keys[codes[i] ?? 0] ?? {},
    purchases: (i) => summary.purchases[i] ?? 0,
    recency: (i) => summary.recency[i] ?? 0,
    age: (i) => summary.age[i] ?? 0,
    meanSpend: (i) => known(summary.meanSpend[i]),
    firstDay: (i) => day(totals.firstDay[i] ?? 0),
    lastDay: (i) => day(totals.lastDay[i] ?? 0),
    totalSpend: (i) => known(totals.amount[i]),
  } satisfies Fields<ListedCustomer>;
}

/** A number, or null where nothing says it. */
export const known = (value = Number.NaN): number | null => (Number.isNaN(value) ? null : value);
