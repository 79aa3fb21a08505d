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
}

class Tally {
  customers = 0;
  active = 0;
  readonly amount = new ExactSum();
  readonly years = new ExactSum();

  add(other: Tally): void {
    this.customers += other.customers;
    this.active += other.active;
    this.amount.addSum(other.amount);
    this.years.addSum(other.years);
  }
}

/** Counts of each segment, and of all customers. */
export function segmentCounts(
  customers: Customers,
  { keys, codes }: Segments,
): { readonly segments: readonly SegmentCounts[]; readonly total: SegmentCounts } {
  const tallies = keys.map(() => new Tally());
  const { count, amount, amountYears, status } = customers;
  for (let i = 0; i < count; i++) {
    const tally = tallies[codes[i] ?? 0];
    if (tally === undefined) throw new RangeError(`customer ${i} is in no segment`);
    tally.customers += 1;
    if (status?.[i] === customerStatus.active) tally.active += 1;
    const years = amountYears[i] ?? 0;
    if (years > 0) {
      tally.amount.add(amount[i] ?? 0);
      tally.years.add(years);
    }
  }
  const all = new Tally();
  for (const tally of tallies) all.add(tally);
  const counted = (tally: Tally) => counts(tally, customers);
  return { segments: tallies.map(counted), total: counted(all) };
}

function counts(tally: Tally, { status }: Customers): SegmentCounts {
  const years = tally.years.total();
  return {
    customers: tally.customers,
    active: status === undefined ? null : tally.active,
    annualSpend: years > 0 ? tally.amount.total() / years : null,
  };
}
