import { amountOf, decimalSum, unitsOf } from '../../core/numeric/decimal-grid.ts';
import { customerGroupNames, customerGroups } from '../../core/referral/customer-groups.ts';
import { type ReferralWorth, referralWorth } from '../../core/referral/referral-worth.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { CountedReferrals } from './counted-referrals.ts';
import type { Settings } from './options.ts';
import type { People } from './people.ts';
import type { CustomerGroupValues } from './result.ts';

/** What referrals are worth, and what each person counts for who is no customer; null where no option says it. */
export interface Worth extends ReferralWorth {
  readonly referralValue: number | null;
}

/** The worth of counted referrals, at the base of every range. */
export function worthOf(
  { forest, types }: CountedReferrals,
  people: People,
  { values, inputs }: ValuedCustomers,
  { credit, depth, typeOne = 1 }: Settings,
): Worth {
  const all = new Float64Array(people.ids.length).fill(Number.NaN);
  all.set(values);
  const otherwise = { one: 1, two: 0, unknown: typeOne };
  const referralValue = base(inputs, 'referral-value') ?? null;
  const worth = referralWorth(
    forest,
    all,
    Float64Array.from(types, (type) => otherwise[type]),
    {
      credit,
      depth,
      referralValue,
      acquisition: base(inputs, 'acquisition') ?? 0,
      reward: base(inputs, 'referral-reward') ?? 0,
    },
  );
  return { ...worth, referralValue };
}

const base = (inputs: Inputs, name: 'referral-value' | 'acquisition' | 'referral-reward') =>
  inputs.get(name)?.quantity?.range.base;

/** The group of each customer, and what each group is worth. */
interface GroupedCustomers {
  readonly groupOf: Uint8Array;
  readonly values: CustomerGroupValues;
}

/**
 * Customers by own value, before anything is credited, and by the value of their referrals.
 *
 * @param customers - how many of the people are customers
 */
export function groupValues(
  { grid, own, allocated, added, saved, rewards }: ReferralWorth,
  customers: number,
): GroupedCustomers {
  const ownValues = own.slice(0, customers);
  const referral = ownValues.map((_, i) =>
    decimalSum([allocated[i] ?? 0, added[i] ?? 0, saved[i] ?? 0, -(rewards[i] ?? 0)]),
  );
  const { groupOf, medianOwn, medianReferral } = customerGroups(ownValues, referral);
  const groups = customerGroupNames.map((group, g) => {
    let count = 0;
    let ownValue = 0;
    let referralValue = 0;
    for (const [i, value] of ownValues.entries()) {
      if (groupOf[i] !== g) continue;
      count += 1;
      ownValue += unitsOf(value, grid);
      referralValue += unitsOf(referral[i] ?? 0, grid);
    }
    return {
      group,
      customers: count,
      ownValue: amountOf(ownValue, grid),
      referralValue: amountOf(referralValue, grid),
    };
  });
  return {
    groupOf,
    values: { medianOwnValue: medianOwn, medianReferralValue: medianReferral, groups },
  };
}
