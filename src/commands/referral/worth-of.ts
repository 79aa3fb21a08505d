import { exactSum } from '../../core/numeric/exact-sum.ts';
import { type ReferralWorth, referralWorth } from '../../core/referral/referral-worth.ts';
import type { Inputs } from '../shared/economics/inputs.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { CountedReferrals } from './counted-referrals.ts';
import type { People } from './people.ts';
import type { Settings } from './settings.ts';

/** What referrals are worth, and what each person counts for who is no customer. */
export interface Worth extends ReferralWorth {
  readonly referralValue: number;
}

/** The worth of counted referrals, at the base of every range. */
export function worthOf(
  { forest, types }: CountedReferrals,
  people: People,
  { values, inputs }: ValuedCustomers,
  { credit, depth, typeOne = 1 }: Settings,
): Worth {
  const known = values.length;
  const all = new Float64Array(people.ids.length).fill(Number.NaN);
  all.set(values);
  const otherwise = { one: 1, two: 0, unknown: typeOne };
  const referralValue = base(inputs, 'referral-value') ?? exactSum(values) / known;
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
