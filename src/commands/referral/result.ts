import type { CustomerGroupName } from '../../core/referral/customer-groups.ts';
import type { ValueMethodName } from '../valuation/method.ts';

/** What `referral` answers; see docs/guide.md for each field. */
export interface ReferralResult {
  readonly basis: 'spend' | 'margin';
  readonly method: ValueMethodName;
  /** Time between payments, as `--period` takes it. */
  readonly period: string;
  /** Customers whose tenure is unfinished, so that `observed` is too low for them; null where the files do not say. */
  readonly unfinished: number | null;
  readonly referrals: ReferralCounts;
  /** How referrals of unknown type count. */
  readonly typeOne: {
    readonly share: number;
    /** "--type-one", or "default". */
    readonly source: string;
    /** Whether unknown types count as type-one because nothing says otherwise: what rests on them is the most it can be. */
    readonly atMost: boolean;
  };
  /** Customers brought by one customer of the files who would not have come otherwise. */
  readonly k: number;
  readonly chain: ReferralChain;
  readonly newCustomers: NewCustomers;
  /** Of a referred customer's value, the share credited to the referrer. */
  readonly credit: number;
  /** What each referred person counts for who is no customer of the files. */
  readonly referralValue: number;
  /** Of the customers of the files. */
  readonly total: ReferralTotal;
  /** Of referrers who are no customers of the files; never part of `total`. */
  readonly outside: ReferralAmounts & { readonly referrers: number };
  readonly groups: CustomerGroupValues;
  readonly segments: readonly SegmentReferrals[];
  readonly referrers: readonly Referrer[];
}

export interface ReferralCounts {
  /** Rows of the files of referrals. */
  readonly rows: number;
  /** Those that count; the others are set aside or rejected, see `sources`. */
  readonly counted: number;
  readonly typeOne: number;
  readonly typeTwo: number;
  readonly unknownType: number;
  /** Of the counted: made by somebody who is no customer of the files. */
  readonly byOthers: number;
  /** Of the counted: that brought somebody who is no customer of the files. */
  readonly ofOthers: number;
}

export interface ReferralChain {
  /** Referrals in the longest chain. */
  readonly longest: number;
  /** How many people came by a chain of so many referrals. */
  readonly depths: readonly { readonly depth: number; readonly customers: number }[];
  /** Customers that one makes in all, down to `--depth`; null where there is no end to them. */
  readonly multiplier: number | null;
}

/** Customers of the files, and how many of them came by a counted referral. */
export interface CameByReferral {
  readonly customers: number;
  readonly byReferral: number;
  /** Null where there are no customers. */
  readonly share: number | null;
}

export interface NewCustomers extends CameByReferral {
  /** By the year of the start; empty where the files have no starts. */
  readonly years: readonly (CameByReferral & { readonly year: number })[];
}

/** What referrals are worth. Allocated value is held by customers of the files already; the rest comes on top. */
export interface ReferralAmounts {
  readonly referred: number;
  /** Credited of the value of other customers of the files. */
  readonly allocated: number;
  /** Value of referred people who are no customers of the files. */
  readonly added: number;
  /** Acquisition costs saved. */
  readonly saved: number;
  /** Rewards, as a positive amount. */
  readonly rewards: number;
  /** allocated + added + saved − rewards */
  readonly referralValue: number;
}

export interface ReferralTotal extends ReferralAmounts {
  /** Lifetime values, before anything is credited. */
  readonly ownValue: number;
  /** Of it, what is credited to referrers. */
  readonly given: number;
  /** ownValue − given + referralValue */
  readonly total: number;
}

export interface CustomerGroupValues {
  /** The lines between high and low: medians over all customers of the files. */
  readonly medianOwnValue: number;
  readonly medianReferralValue: number;
  readonly groups: readonly {
    readonly group: CustomerGroupName;
    readonly customers: number;
    readonly ownValue: number;
    readonly referralValue: number;
  }[];
}

export interface SegmentReferrals extends CameByReferral, ReferralTotal {
  /** The value of each `--by` column. */
  readonly segment: Readonly<Record<string, string>>;
  readonly referrers: number;
}

export interface Referrer extends ReferralAmounts {
  readonly id: string;
  /** Empty for somebody who is no customer of the files. */
  readonly segment: Readonly<Record<string, string>>;
  readonly group: CustomerGroupName | null;
  /** Null for somebody who is no customer of the files, as `given` and `total`. */
  readonly ownValue: number | null;
  readonly given: number | null;
  readonly typeOne: number;
  readonly typeTwo: number;
  readonly unknownType: number;
  /** People below in the chains, at any depth. */
  readonly reached: number;
  readonly total: number | null;
}
