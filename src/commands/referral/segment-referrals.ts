import { nobody } from '../../core/referral/referral-forest.ts';
import { CameBy } from './new-customers.ts';
import { ReferralTotals } from './referral-totals.ts';
import type { Referring } from './referrers.ts';
import type { ReferralAmounts, ReferralTotal, SegmentReferrals } from './result.ts';

/** The sums of customers by segment and in all, and those of people who are no customers. */
export interface SegmentTotals {
  readonly segments: readonly SegmentReferrals[];
  readonly total: ReferralTotal;
  readonly outside: ReferralAmounts & { readonly referrers: number };
}

/** Adds up everybody's referrals. */
export function segmentReferrals(
  { people, segments, counts, worth }: Omit<Referring, 'groupOf' | 'chains'>,
  referrerOf: Int32Array,
): SegmentTotals {
  const { keys, codes } = segments;
  const sums = keys.map(() => ({ came: new CameBy(), totals: new ReferralTotals() }));
  const all = new ReferralTotals();
  const outside = new ReferralTotals();
  for (let person = 0; person < people.ids.length; person++) {
    const { one, two, unknown } = counts;
    const referred = (one[person] ?? 0) + (two[person] ?? 0) + (unknown[person] ?? 0);
    if (person >= people.customers) {
      outside.add(worth, person, referred);
      continue;
    }
    all.add(worth, person, referred);
    const own = sums[codes[person] ?? 0];
    own?.came.add(referrerOf[person] ?? nobody);
    own?.totals.add(worth, person, referred);
  }
  return {
    segments: keys.map((segment, s) => ({
      segment,
      ...(sums[s]?.came ?? new CameBy()).counts(),
      referrers: sums[s]?.totals.referrers ?? 0,
      ...(sums[s]?.totals ?? new ReferralTotals()).total(),
    })),
    total: all.total(),
    outside: { referrers: outside.referrers, ...outside.amounts() },
  };
}
