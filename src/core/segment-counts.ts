import { type Customers, customerStatus } from './customers.ts';
import { ExactSum } from './numeric/exact-sum.ts';
import type { Segments } from './segments.ts';

/** What is recorded of the customers of one segment. */
export interface SegmentCounts {
  readonly customers: number;
  /** Null where the table has no status. */
  readonly active: number | null;
  /** Σ amount ÷ Σ years covered, currency a year; null where the amounts cover no time. */
  readonly annualSpend: number | null;
  /** Mean recorded tenure; null where the table has none. */
  readonly meanTenureYears: number | null;
}

/** Counts of each segment, and of all customers. */
export function segmentCounts(
  customers: Customers,
  { keys, codes }: Segments,
): { readonly segments: readonly SegmentCounts[]; readonly total: SegmentCounts } {
  const tallies = Array.from({ length: keys.length + 1 }, () => ({
    customers: 0,
    active: 0,
    amount: new ExactSum(),
    years: new ExactSum(),
    tenure: new ExactSum(),
  }));
  const { count, amount, amountYears, tenureYears, status } = customers;
  for (let i = 0; i < count; i++) {
    for (const tally of [tallies[codes[i] ?? 0], tallies[keys.length]]) {
      if (tally === undefined) throw new RangeError(`customer ${i} is in no segment`);
      tally.customers += 1;
      if (status?.[i] === customerStatus.active) tally.active += 1;
      const years = amountYears[i] ?? 0;
      if (years > 0) {
        tally.amount.add(amount[i] ?? 0);
        tally.years.add(years);
      }
      if (tenureYears !== undefined) tally.tenure.add(tenureYears[i] ?? 0);
    }
  }
  const counted = tallies.map((tally): SegmentCounts => {
    const years = tally.years.total();
    return {
      customers: tally.customers,
      active: status === undefined ? null : tally.active,
      annualSpend: years > 0 ? tally.amount.total() / years : null,
      meanTenureYears:
        tenureYears === undefined || tally.customers === 0
          ? null
          : tally.tenure.total() / tally.customers,
    };
  });
  const total = counted.at(-1);
  if (total === undefined) throw new RangeError('there is always a total');
  return { segments: counted.slice(0, -1), total };
}
