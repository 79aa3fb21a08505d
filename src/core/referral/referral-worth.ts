import { gridFor, onGrid } from '../value/waterfall.ts';
import { passedUp } from './passed-up.ts';
import type { ReferralForest } from './referral-forest.ts';
import { nobody } from './referrals.ts';

/** The money side of referrals. */
export interface ReferralTerms {
  /** Of the value of a referred customer, the share credited to the referrer; in [0, 1]. */
  readonly credit: number;
  /** How many referrals up the chain credit passes, from 1; Infinity for all the way. */
  readonly depth: number;
  /** Value of a referred person who is no customer of the table: nobody's value is divided there. */
  readonly referralValue: number;
  /** Cost of winning a customer, which is saved on those who would have come anyway; ≥ 0. */
  readonly acquisition: number;
  /** What each counted referral costs, whoever it brought; ≥ 0. */
  readonly reward: number;
}

/**
 * What referrals are worth, person by person; every amount on one binary grid, so that sums are exact in any order.
 * Amounts of two kinds are kept apart: `given` and `allocated` divide value that the table of customers holds already,
 * and add up to the same; `added`, `saved` and `rewards` come on top.
 */
export interface ReferralWorth {
  /** Own lifetime value, on the grid; 0 where the person is no customer of the table. */
  readonly own: Float64Array;
  /** Of the own value, what is credited to whoever brought this person. */
  readonly given: Float64Array;
  /** Of the own value of others, what is credited to this person and not passed on. */
  readonly allocated: Float64Array;
  /** Value of people outside the table whom this person brought, as far as it is not passed on. */
  readonly added: Float64Array;
  /** Acquisition costs saved. */
  readonly saved: Float64Array;
  /** Rewards paid, as a positive amount. */
  readonly rewards: Float64Array;
}

/**
 * What the counted referrals of a forest are worth to those who made them.
 *
 * A referral is worth p·V + (1 − p)·CAC − reward, p the probability that the person would not have come
 * otherwise. Where the referred person is a customer of the table, p·V is not new money: `credit` of it is
 * credited to the referrer and taken from the customer, so that the total does not change. Of what arrives by
 * either way, a referrer passes credit·p on to their own referrer, up to `depth` referrals from its origin.
 *
 * @param values - lifetime value of each person, without referrals; NaN where they are no customer of the table
 * @param otherwise - p of each referral, in [0, 1]
 * @throws {RangeError} a share or a cost leaves its range
 * @see Kumar, Petersen & Leone (2010), Journal of Marketing 74(5): customers who would (type-one) and would not
 *   have come without the referral (type-two)
 */
export function referralWorth(
  { cameBy, referrerOf }: ReferralForest,
  values: Float64Array,
  otherwise: Float64Array,
  { credit, depth, referralValue, acquisition, reward }: ReferralTerms,
): ReferralWorth {
  if (!(credit >= 0 && credit <= 1))
    throw new RangeError(`credit must be in [0, 1], not ${credit}`);
  if (!(depth >= 1)) throw new RangeError(`a depth is from 1, not ${depth}`);
  if (!(acquisition >= 0 && reward >= 0)) throw new RangeError('costs are from 0');
  const people = values.length;
  const grid = gridFor(bound(values, people, [referralValue, acquisition, reward]));
  const column = () => new Float64Array(people);
  const own = values.map((value) => (Number.isNaN(value) ? 0 : onGrid(value, grid)));
  const worth = { own, given: column(), saved: column(), rewards: column() };
  const brought = column();
  const share = column();
  for (let person = 0; person < people; person++) {
    const by = referrerOf[person] ?? nobody;
    if (by === nobody) continue;
    const p = otherwise[cameBy[person] ?? 0] ?? Number.NaN;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability must be in [0, 1], not ${p}`);
    share[person] = credit * p;
    worth.given[person] = onGrid(credit * p * (own[person] ?? 0), grid);
    if (Number.isNaN(values[person])) brought[person] = onGrid(p * referralValue, grid);
    worth.saved[by] = (worth.saved[by] ?? 0) + onGrid((1 - p) * acquisition, grid);
    worth.rewards[by] = (worth.rewards[by] ?? 0) + onGrid(reward, grid);
  }
  const passing = { referrerOf, share, depth, grid };
  return {
    ...worth,
    allocated: passedUp(worth.given, passing),
    added: passedUp(brought, passing),
  };
}

/** More than all amounts together, in absolute values. */
function bound(values: Float64Array, people: number, each: readonly number[]): number {
  const own = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : Math.abs(value)), 0);
  return own + people * each.reduce((sum, amount) => sum + Math.abs(amount), 0);
}
