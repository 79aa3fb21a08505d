import type { Records } from '../../input/records/records.ts';
import type { CountedReferrals } from './counted-referrals.ts';
import type { People } from './people.ts';
import type { ReferralCounts } from './result.ts';
import type { Settings } from './settings.ts';

/** How many referrals there are, and of which kinds. */
export function referralCounts(
  records: Records,
  { forest, types }: CountedReferrals,
  { customers }: People,
): ReferralCounts {
  const counts = { one: 0, two: 0, unknown: 0 };
  let byOthers = 0;
  let ofOthers = 0;
  for (const [person, e] of forest.cameBy.entries()) {
    if (e < 0) continue;
    counts[types[e] ?? 'unknown'] += 1;
    if ((forest.referrerOf[person] ?? 0) >= customers) byOthers += 1;
    if (person >= customers) ofOthers += 1;
  }
  return {
    rows: records.sources().reduce((sum, { read }) => sum + read, 0),
    counted: counts.one + counts.two + counts.unknown,
    typeOne: counts.one,
    typeTwo: counts.two,
    unknownType: counts.unknown,
    byOthers,
    ofOthers,
  };
}

/** K: those whom customers brought who would not have come otherwise, by customers. */
export function perCustomer(
  { forest, types }: CountedReferrals,
  { customers }: People,
  { typeOne = 1 }: Settings,
): number {
  const otherwise = { one: 1, two: 0, unknown: typeOne };
  let brought = 0;
  for (const [person, e] of forest.cameBy.entries()) {
    if (e >= 0 && (forest.referrerOf[person] ?? 0) < customers)
      brought += otherwise[types[e] ?? 'unknown'];
  }
  return brought / customers;
}
