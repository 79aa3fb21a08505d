import { leavesFirst } from './leaves-first.ts';
import { nobody } from './referrals.ts';

/** How far referrals reach, from people who brought people who brought people. */
export interface ReferralChains {
  /** Of each person, how many referrals stand between them and somebody who came by themselves: 0 for those. */
  readonly depth: Uint32Array;
  /** Of each person, how many stand below them, at any depth. */
  readonly reached: Uint32Array;
  /** How many people stand at each depth: `people[0]` came by themselves. */
  readonly people: readonly number[];
}

/**
 * The chains of a forest of referrals.
 *
 * @param referrerOf - of each person, who brought them, −1 for nobody; no circles
 * @throws {RangeError} somebody came back to themselves
 */
export function referralChains(referrerOf: Int32Array): ReferralChains {
  const order = leavesFirst(referrerOf);
  const reached = new Uint32Array(order.length);
  for (const person of order) {
    const by = referrerOf[person] ?? nobody;
    if (by !== nobody) reached[by] = (reached[by] ?? 0) + (reached[person] ?? 0) + 1;
  }
  const depth = new Uint32Array(order.length);
  const people: number[] = [];
  for (const person of order.toReversed()) {
    const by = referrerOf[person] ?? nobody;
    const own = by === nobody ? 0 : (depth[by] ?? 0) + 1;
    depth[person] = own;
    people[own] = (people[own] ?? 0) + 1;
  }
  return { depth, reached, people };
}
