import { partOfPurchases } from '../../core/forecast/part-of-purchases.ts';
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
export const bySegment = (customers: KnownCustomers, { keys, codes }: Groups): readonly Part[] =>
  keys.map((segment, own) => {
    const members = Uint32Array.from([...codes.keys()].filter((i) => codes[i] === own));
    const { unit, until, ids, known } = customers;
    return {
      segment,
      members,
      customers: {
        unit,
        until,
        ids: Array.from(members, (i) => ids[i] ?? ''),
        known: partOfPurchases(known, members),
      },
    };
  });
