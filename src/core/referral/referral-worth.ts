import { amountOf, type DecimalGrid, gridFor, unitsOf } from '../numeric/decimal-grid.ts';
import { leavesFirst, nobody, type ReferralForest } from './referral-forest.ts';

/** The terms of the value of referrals. */
export interface ReferralTerms {
  /** The share of the value of a referred customer that is credited to the referrer; in [0, 1]. */
  readonly credit: number;
  /** The number of referrals up the chain that credit passes, from 1; Infinity for the whole chain. */
  readonly depth: number;
  /** Value of a referred person who is not a customer of the table; null where nobody knows whether they became one. */
  readonly referralValue: number | null;
  /** Cost of winning a customer, spent on every customer and saved on those who would have come anyway; ≥ 0. */
  readonly acquisition: number;
  /** Cost of each counted referral; ≥ 0. */
  readonly reward: number;
}

/**
 * The value of referrals by person; every amount on one decimal grid, so that sums are exact in any order.
 * There are two kinds of amounts: `given` and `allocated` divide value that the table of customers already includes,
 * and have the same sum; `acquisition`, `added`, `saved` and `rewards` change the total. Lifetime values are before
 * acquisition: what is saved of it may be added only where it is subtracted from all.
 */
export interface ReferralWorth {
  readonly grid: DecimalGrid;
  /** The person's lifetime value, on the grid; 0 for people who are not customers of the table. */
  readonly own: Float64Array;
  /** The part of this value that is credited to the referrer. */
  readonly given: Float64Array;
  /** The part of the value of others that is credited to this person and not passed on. */
  readonly allocated: Float64Array;
  /** Value of people outside the table whom this person referred, as far as it is not passed on. */
  readonly added: Float64Array;
  /** Cost of winning this customer, as a positive amount; 0 for people who are not customers of the table. */
  readonly acquisition: Float64Array;
  /** Acquisition costs saved. */
  readonly saved: Float64Array;
  /** Rewards paid, as a positive amount. */
  readonly rewards: Float64Array;
}

/**
 * The value of the counted referrals of a forest, credited to the referrers.
 *
 * The value of a referral is p·V + (1 − p)·CAC − reward, p the probability that the person would not have come
 * otherwise. Somebody outside the table is worth that only with a value; without one neither V nor CAC counts, as nobody
 * knows whether they became a customer at all. Where the referred person is a customer of the table, p·V is not additional: `credit` of it is credited to
 * the referrer and taken from the customer, so that the total does not change. A referrer passes the share credit·p of
 * what they receive on to their own referrer, up to `depth` referrals from its origin.
 *
 * @param values - lifetime value of each person, without referrals; NaN for people who are not customers of the table
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
  const grid = gridFor(
    bound(values, people, [referralValue ?? 0, acquisition, acquisition, reward]),
  );
  const column = () => new Float64Array(people);
  // All amounts are whole numbers of units until they are returned.
  const own = values.map((value) => (Number.isNaN(value) ? 0 : unitsOf(value, grid)));
  const units = { own, given: column(), saved: column(), rewards: column() };
  const brought = column();
  const share = column();
  for (let person = 0; person < people; person++) {
    const by = referrerOf[person] ?? nobody;
    if (by === nobody) continue;
    const p = otherwise[cameBy[person] ?? 0] ?? Number.NaN;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a probability must be in [0, 1], not ${p}`);
    share[person] = credit * p;
    units.given[person] = wholeUnits(credit * p * (own[person] ?? 0));
    const isOutside = Number.isNaN(values[person]);
    if (isOutside) brought[person] = unitsOf(p * (referralValue ?? 0), grid);
    if (!isOutside || referralValue !== null)
      units.saved[by] = (units.saved[by] ?? 0) + unitsOf((1 - p) * acquisition, grid);
    units.rewards[by] = (units.rewards[by] ?? 0) + unitsOf(reward, grid);
  }
  const passing = { referrerOf, share, depth };
  const amounts = (of: Float64Array) => of.map((each) => amountOf(each, grid));
  return {
    grid,
    own: amounts(own),
    given: amounts(units.given),
    acquisition: amounts(
      values.map((value) => (Number.isNaN(value) ? 0 : unitsOf(acquisition, grid))),
    ),
    saved: amounts(units.saved),
    rewards: amounts(units.rewards),
    allocated: amounts(passedUp(units.given, passing)),
    added: amounts(passedUp(brought, passing)),
  };
}

/** The nearest whole number; −0 becomes 0. */
const wholeUnits = (units: number): number => Math.round(units) + 0;

/** An upper bound of the sum of the absolute values of all amounts. */
function bound(values: Float64Array, people: number, each: readonly number[]): number {
  const own = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : Math.abs(value)), 0);
  return own + people * each.reduce((sum, amount) => sum + Math.abs(amount), 0);
}

/** How amounts are passed up the chains of a forest of referrals. */
interface Passing {
  /** The referrer of each person, or `nobody`; no cycles. */
  readonly referrerOf: Int32Array;
  /** The share of what each person receives that is passed on to their referrer; in [0, 1]. */
  readonly share: Float64Array;
  /** The number of referrals that an amount may pass, from 1; Infinity for the whole chain. */
  readonly depth: number;
}

/**
 * The amounts that each person keeps when amounts are passed up the chains. A person keeps 1 − share of what they
 * receive and passes the share on, until it has passed `depth` referrals; the last one, or a person without a referrer,
 * keeps all. The amounts kept add up exactly to the amounts given.
 *
 *     a₁(i) = Σ given(j),  aₖ₊₁(i) = Σ share(j)·aₖ(j)      over the j whom i referred
 *     kept(i) = Σ aₖ(i) − share(i)·Σ aₖ(i) for k < depth
 *
 * Linear in the number of people for one referral and for the whole chain; otherwise as many rounds as referrals.
 *
 * @param given - the amount that each person gives to their referrer, in whole units; ignored without a referrer
 */
function passedUp(given: Float64Array, passing: Passing): Float64Array {
  return passing.depth === Infinity ? passedToTop(given, passing) : passedByRounds(given, passing);
}

/** Each person once, after all the people they referred. */
function passedToTop(given: Float64Array, { referrerOf, share }: Passing): Float64Array {
  const kept = new Float64Array(given.length);
  for (const person of leavesFirst(referrerOf)) {
    const by = referrerOf[person] ?? nobody;
    if (by === nobody) continue;
    const arrived = kept[person] ?? 0;
    const on = wholeUnits((share[person] ?? 0) * arrived);
    kept[person] = arrived - on;
    kept[by] = (kept[by] ?? 0) + (given[person] ?? 0) + on;
  }
  return kept;
}

/** One referral further up each round; without cycles no chain is longer than the number of people. */
function passedByRounds(given: Float64Array, { referrerOf, share, depth }: Passing): Float64Array {
  const kept = new Float64Array(given.length);
  let leaving = given;
  for (let round = 1; round <= given.length; round++) {
    const arrived = new Float64Array(given.length);
    for (const [person, amount] of leaving.entries()) {
      const by = referrerOf[person] ?? nobody;
      if (by !== nobody) arrived[by] = (arrived[by] ?? 0) + amount;
    }
    leaving = new Float64Array(given.length);
    let moving = false;
    for (const [person, amount] of arrived.entries()) {
      const stays = round >= depth || referrerOf[person] === nobody;
      const on = stays ? 0 : wholeUnits((share[person] ?? 0) * amount);
      kept[person] = (kept[person] ?? 0) + amount - on;
      leaving[person] = on;
      if (on !== 0) moving = true;
    }
    if (!moving) break;
  }
  return kept;
}
