import fc from 'fast-check';
import { noDay } from '../../src/core/customers.ts';
import type { Referrals } from '../../src/core/referral/referral-forest.ts';

/** Who referred whom, as pairs; days where they are given. */
export function referralsOf(
  pairs: readonly (readonly [number, number])[],
  days: readonly number[] = [],
): Referrals {
  return {
    referrer: Uint32Array.from(pairs, ([by]) => by),
    referred: Uint32Array.from(pairs, ([, person]) => person),
    day: Int32Array.from(pairs, (_, i) => days[i] ?? noDay),
  };
}

/** Few people and many referrals, so that oneself, repeats, second referrers and circles abound. */
export const anyReferrals = fc.integer({ min: 1, max: 12 }).chain((people) => {
  const person = fc.nat(people - 1);
  return fc.record({
    people: fc.constant(people),
    referrals: fc
      .array(fc.tuple(person, person, fc.oneof(fc.nat(5), fc.constant(noDay))), { maxLength: 30 })
      .map((rows) =>
        referralsOf(
          rows.map(([by, who]) => [by, who] as const),
          rows.map(([, , day]) => day),
        ),
      ),
  });
});
