import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import { leavesFirst, nobody } from './referral-forest.ts';

/** How far referrals reach: chains of people who referred people who referred people. */
export interface ReferralChains {
  /** The number of referrals from each person up to one without a referrer: 0 for people without one. */
  readonly depth: Uint32Array;
  /** The number of people below each person, at any depth. */
  readonly reached: Uint32Array;
  /** The number of people at each depth: `people[0]` have no referrer. */
  readonly people: readonly number[];
}

/**
 * The chains of a forest of referrals.
 *
 * @param referrerOf - the referrer of each person, −1 for nobody; no cycles
 * @throws {RangeError} there is a cycle
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
    const level = by === nobody ? 0 : (depth[by] ?? 0) + 1;
    depth[person] = level;
    people[level] = (people[level] ?? 0) + 1;
  }
  return { depth, reached, people };
}

/**
 * The number of customers that one customer brings in total, including themselves, the customers they refer, those whom
 * these refer, and so on:
 *
 *     1 + K + K² + … + K^D;   1 / (1 − K) for D = ∞
 *
 * Assumes that referred customers refer as many as their referrers did.
 *
 * @param perCustomer - K, new customers whom one customer refers and who would not have come otherwise; ≥ 0, finite
 * @param depth - D, a whole number from 0, or Infinity
 * @returns customers per customer; fails with `chain-endless` where the sum diverges
 * @throws {RangeError} K or D leaves its range
 * @example chainMultiplier(0.2, 2); // => { ok: true, value: 1.24 }
 */
export function chainMultiplier(perCustomer: number, depth: number): Outcome<number> {
  if (!(perCustomer >= 0 && perCustomer < Infinity))
    throw new RangeError(`K must be from 0, not ${perCustomer}`);
  if (!(depth >= 0 && (depth === Infinity || Number.isInteger(depth))))
    throw new RangeError(`a depth is a whole number from 0, not ${depth}`);
  if (depth === Infinity)
    return perCustomer < 1
      ? success(1 / (1 - perCustomer))
      : failure(problem('chain-endless', { perCustomer }));
  let customers = 1;
  for (let d = 0; d < depth; d++) customers = 1 + perCustomer * customers;
  return success(customers);
}
