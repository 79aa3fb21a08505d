/**
 * Who referred whom: one entry a referral in each column, all columns equally long. People are numbered
 * from 0, whether or not they are customers of any file.
 */
export interface Referrals {
  readonly referrer: Uint32Array;
  readonly referred: Uint32Array;
  /** Days since 1970-01-01; `noDay` where it is not known. */
  readonly day: Int32Array;
}

/** What becomes of a referral: only `counted` ones bear value. */
export const referralFate = { counted: 0, ofOneself: 1, repeated: 2, second: 3, cycle: 4 } as const;

/** Stands for nobody, and for no referral. */
export const nobody = -1;
