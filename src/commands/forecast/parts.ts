import { partsOfPurchases } from '../../core/forecast/parts-of-purchases.ts';
import type { Foreseen } from './foreseen.ts';
import type { KnownCustomers, SomeCustomers } from './known-customers.ts';
import type { Groups } from './summary.ts';

/** Customers who are foreseen by one fit. */
export interface Part {
  /** The value of each `--by` column; empty for everybody. */
  readonly segment: Readonly<Record<string, string>>;
  /** Their numbers among all customers, rising. */
  readonly members: Uint32Array;
  readonly customers: SomeCustomers;
}

/** The same with what that fit foresees. */
export interface FittedPart extends Part {
  readonly foreseen: Foreseen;
}

/** All customers, to be fitted together. */
export const everybody = (customers: KnownCustomers): readonly Part[] => [
  { segment: {}, members: Uint32Array.from(customers.ids, (_, i) => i), customers },
];

/** The customers of each segment, to be fitted apart. */
export function bySegment(customers: KnownCustomers, { keys, codes }: Groups): readonly Part[] {
  const { unit, until, ids, known } = customers;
  const listed = keys.map((): number[] => []);
  for (const [i, code] of codes.entries()) listed[code]?.push(i);
  const membersOf = listed.map((own) => Uint32Array.from(own));
  return partsOfPurchases(known, membersOf).map((own, k) => {
    const members = membersOf[k] ?? new Uint32Array(0);
    return {
      segment: keys[k] ?? {},
      members,
      customers: { unit, until, ids: Array.from(members, (i) => ids[i] ?? ''), known: own },
    };
  });
}
