import { type Customers, customerStatus } from '../../core/customers.ts';
import { numberText } from '../../render/number-text.ts';
import type { Candidate } from '../shared/listing/named-list.ts';
import type { Referrer } from './result.ts';

/**
 * The customers who brought others. Referrers who are no customers of the files are not among them: nobody knows how to
 * reach them, or what they are worth.
 */
export function advocates(
  referrers: readonly Referrer[],
  { ids, status }: Customers,
): readonly Candidate[] {
  const numbers = new Map(ids.map((id, customer) => [id, customer]));
  return referrers.flatMap((referrer) => {
    const customer = numbers.get(referrer.id);
    if (referrer.ownValue === null || customer === undefined) return [];
    return {
      customer,
      id: referrer.id,
      valueAtStake: referrer.referralValue,
      reason: reasonOf(referrer),
      hasLeft: status?.[customer] === customerStatus.ended,
    };
  });
}

/** "brought 10 people, worth 51,943; 2 more came through them". */
function reasonOf({ referred, reached, referralValue }: Referrer): string {
  const people = referred === 1 ? '1 person' : `${numberText(referred, 0)} people`;
  const through = reached - referred;
  return [
    `brought ${people}, worth ${numberText(referralValue, Math.abs(referralValue) < 1000 ? 2 : 0)}`,
    ...(through > 0 ? [`${numberText(through, 0)} more came through them`] : []),
  ].join('; ');
}
