import { quantile } from '../numeric/distribution.ts';

/** Customers by lifetime value, high or low, and by referral value, many or few; in the order of `groupOf`. */
export const customerGroupNames = [
  'high-value-many-referrals',
  'high-value-few-referrals',
  'low-value-many-referrals',
  'low-value-few-referrals',
] as const;
export type CustomerGroupName = (typeof customerGroupNames)[number];

/** The group of each customer, and the medians that divide the groups. */
export interface CustomerGroups {
  /** The group of each customer, an index into `customerGroupNames`. */
  readonly groupOf: Uint8Array;
  readonly medianOwn: number;
  readonly medianReferral: number;
}

/**
 * The four groups of customers, by lifetime value and by the value of their referrals. High, and many, is strictly above
 * the median over all customers; where fewer than half refer anybody, the median referral value is 0, and every referral
 * value above 0 counts as many.
 *
 * @param own - lifetime value of each customer
 * @param referral - referral value of each, as many
 * @throws {RangeError} there are no customers, or the columns differ in length
 * @see Kumar, Petersen & Leone (2007), Harvard Business Review 85(10), "How valuable is word of mouth?"
 */
export function customerGroups(own: Float64Array, referral: Float64Array): CustomerGroups {
  if (own.length !== referral.length) throw new RangeError('two values a customer');
  const medianOwn = quantile(own.toSorted(), 0.5);
  const medianReferral = quantile(referral.toSorted(), 0.5);
  const groupOf = Uint8Array.from(
    own,
    (value, i) => (value > medianOwn ? 0 : 2) + ((referral[i] ?? 0) > medianReferral ? 0 : 1),
  );
  return { groupOf, medianOwn, medianReferral };
}
