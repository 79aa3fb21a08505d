import type { Terms } from '../value/terms.ts';

/** The economics of purchases to come: those of a relationship, without its payments and how they are booked. */
export interface ForecastTerms
  extends Pick<
    Terms,
    'margin' | 'serving' | 'marketing' | 'discount' | 'growth' | 'referral' | 'recovery'
  > {
  /** How far purchases count. */
  readonly horizonYears: number;
}
