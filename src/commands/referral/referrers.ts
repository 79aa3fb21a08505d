import { customerGroupNames } from '../../core/referral/customer-groups.ts';
import type { ReferralChains } from '../../core/referral/referral-chains.ts';
import { nobody } from '../../core/referral/referral-forest.ts';
import type { ReferralWorth } from '../../core/referral/referral-worth.ts';
import type { Segments } from '../../core/segments.ts';
import type { CountedReferrals } from './counted-referrals.ts';
import type { People } from './people.ts';
import { ReferralTotals } from './referral-totals.ts';
import type { ReferralType } from './referral-type.ts';
import type { Referrer } from './result.ts';

type Brought = { readonly [T in ReferralType]: Uint32Array };

/** How many people each person brought, by the type of the referral. */
export function brought({ forest, types }: CountedReferrals): Brought {
  const people = forest.referrerOf.length;
  const counts: Brought = {
    one: new Uint32Array(people),
    two: new Uint32Array(people),
    unknown: new Uint32Array(people),
  };
  for (const [person, referrer] of forest.referrerOf.entries()) {
    if (referrer === nobody) continue;
    const own = counts[types[forest.cameBy[person] ?? 0] ?? 'unknown'];
    own[referrer] = (own[referrer] ?? 0) + 1;
  }
  return counts;
}

/** What is known of everybody who brought somebody. */
export interface Referring {
  readonly people: People;
  readonly segments: Segments;
  readonly counts: Brought;
  readonly worth: ReferralWorth;
  readonly chains: ReferralChains;
  readonly groupOf: Uint8Array;
}

/** Everybody who brought somebody, the most valuable referrals first; equals stand by their ids. */
export function referrers(all: Referring): Referrer[] {
  const { one, two, unknown } = all.counts;
  const found: Referrer[] = [];
  for (let person = 0; person < all.people.ids.length; person++) {
    if ((one[person] ?? 0) + (two[person] ?? 0) + (unknown[person] ?? 0) > 0)
      found.push(referrer(person, all));
  }
  const byId = (a: Referrer, b: Referrer) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return found.sort((a, b) => b.referralValue - a.referralValue || byId(a, b));
}

function referrer(
  person: number,
  { people, segments, counts, worth, chains, groupOf }: Referring,
): Referrer {
  const isCustomer = person < people.customers;
  const typeOne = counts.one[person] ?? 0;
  const typeTwo = counts.two[person] ?? 0;
  const unknownType = counts.unknown[person] ?? 0;
  const sums = new ReferralTotals();
  sums.add(worth, person, typeOne + typeTwo + unknownType);
  const { ownValue, given, total, ...amounts } = sums.total();
  return {
    id: people.ids[person] ?? '',
    segment: isCustomer ? (segments.keys[segments.codes[person] ?? 0] ?? {}) : {},
    group: isCustomer ? (customerGroupNames[groupOf[person] ?? 0] ?? null) : null,
    ownValue: isCustomer ? ownValue : null,
    given: isCustomer ? given : null,
    ...amounts,
    typeOne,
    typeTwo,
    unknownType,
    reached: chains.reached[person] ?? 0,
    total: isCustomer ? total : null,
  };
}
