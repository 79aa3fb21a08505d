import type { CodedColumn } from '../../core/customers.ts';
import { labelName } from '../records/label-fields.ts';
import type { Records } from '../records/records.ts';
import type { LabelAsked } from './order-request.ts';
import type { BoughtDays } from './purchase-days.ts';

/** Purchases, one entry each. */
interface Purchases {
  /** The first row of the order. */
  readonly rows: Uint32Array;
  readonly days: ArrayLike<number>;
  readonly bought: BoughtDays;
}

/**
 * What columns say of each customer: the text at the first purchase. Where several orders of that day
 * differ, the text that sorts first counts, so that the order of the rows changes nothing.
 */
export function firstLabels(
  records: Records,
  labels: readonly LabelAsked[],
  { rows, days, bought }: Purchases,
): ReadonlyMap<string, CodedColumn> {
  if (labels.length === 0) return new Map();
  const { customerOf, customers } = bought;
  const first = new Float64Array(customers.length).fill(Infinity);
  for (const [i, customer] of customerOf.entries())
    first[customer] = Math.min(first[customer] ?? Infinity, days[i] ?? Infinity);
  const labelled = labels.map(({ header }): readonly [string, CodedColumn] => {
    const { codes, values } = records.coded(labelName(header));
    const sorted = [...new Set(values)].sort();
    const rank = new Map(sorted.map((value, i) => [value, i]));
    const ranks = values.map((value) => rank.get(value) ?? 0);
    const chosen = new Uint32Array(customers.length).fill(sorted.length);
    for (const [i, customer] of customerOf.entries()) {
      if (days[i] !== first[customer]) continue;
      const own = ranks[codes[rows[i] ?? 0] ?? 0] ?? 0;
      chosen[customer] = Math.min(chosen[customer] ?? own, own);
    }
    return [header, { codes: chosen, values: sorted }];
  });
  return new Map(labelled);
}
