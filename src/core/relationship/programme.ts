import type { Terms } from '../value/terms.ts';
import type { Behaviour } from './counterfactual.ts';
import type { Knowledge } from './knowledge-value.ts';
import type { Sharing } from './sharing-value.ts';

/** A programme that nurtures relationships, in numbers: what it changes and what it costs. Rates are yearly. */
export interface Programme {
  /** Customers whom it treats. */
  readonly customers: number;
  /** Margin, running costs, discount and timing, with the horizon up to which everything counts. */
  readonly terms: Terms & { readonly horizonYears: number };
  readonly treated: Behaviour;
  /** What the same customers would have done otherwise. */
  readonly without: Behaviour;
  /** Customers that one treated customer brings a year and would not have brought otherwise. */
  readonly referral?: {
    readonly perYear: number;
    readonly value: number;
    readonly reward: number;
    /** Those rewarded, whoever would have brought them: `perYear` where absent. */
    readonly rewardedPerYear?: number;
  };
  /** Customers kept by recovery who are not among the treated, a year in all. */
  readonly recovery?: { readonly perYear: number; readonly value: number };
  /** Cost to serve saved, a treated customer and year. */
  readonly servingSaved?: number;
  /** Paid to each treated customer a year, and the share of it to those who would have bought anyway. */
  readonly rewards?: { readonly perYear: number; readonly anyway: number };
  /** Spent at the beginning of years of the programme, which count from 1. */
  readonly investment: readonly { readonly year: number; readonly amount: number }[];
  /** What customers share with others, all together. */
  readonly sharing?: Sharing;
  /** What customers tell, all together. */
  readonly knowledge?: Knowledge;
}
