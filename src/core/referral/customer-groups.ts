import { quantile } from '../numeric/distribution.ts';

/** Customers by own value and by referral value, high or low; in the order of `groupOf`. */
export const customerGroupNames = ['champions', 'affluents', 'advocates', 'misers'] as const;
export type CustomerGroupName = (typeof customerGroupNames)[number];

/** Which of the four groups each customer belongs to, and the two lines that divide them. */
export interface CustomerGroups {
  /** Of each customer, an index into `customerGroupNames`. */
  readonly groupOf: Uint8Array;
  readonly medianOwn: number;
  readonly medianReferral: number;
}

/**
 * The four groups of customers: champions (own and referral value high), affluents (own high, referral low), advocates
 * (own low, referral high) and misers (both low). High is strictly above the median over all customers; where fewer than half
 * refer anybody, the median referral value is 0, and whoever's referrals are worth something is high.
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
