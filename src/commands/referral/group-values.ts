import { customerGroupNames, customerGroups } from '../../core/referral/customer-groups.ts';
import type { ReferralWorth } from '../../core/referral/referral-worth.ts';
import type { CustomerGroupValues } from './result.ts';

/** The group of each customer, and what each group is worth. */
export interface GroupedCustomers {
  readonly groupOf: Uint8Array;
  readonly values: CustomerGroupValues;
}

/**
 * Customers by own value, before anything is credited, and by the value of their referrals.
 *
 * @param customers - how many of the people are customers
 */
export function groupValues(
  { own, allocated, added, saved, rewards }: ReferralWorth,
  customers: number,
): GroupedCustomers {
  const ownValues = own.slice(0, customers);
  const referral = ownValues.map(
    (_, i) => (allocated[i] ?? 0) + (added[i] ?? 0) + (saved[i] ?? 0) - (rewards[i] ?? 0),
  );
  const { groupOf, medianOwn, medianReferral } = customerGroups(ownValues, referral);
  const groups = customerGroupNames.map((group, g) => {
    let count = 0;
    let ownValue = 0;
    let referralValue = 0;
    for (const [i, value] of ownValues.entries()) {
      if (groupOf[i] !== g) continue;
      count += 1;
      ownValue += value;
      referralValue += referral[i] ?? 0;
    }
    return { group, customers: count, ownValue, referralValue };
  });
  return {
    groupOf,
    values: { medianOwnValue: medianOwn, medianReferralValue: medianReferral, groups },
  };
}
