import { onGrid } from '../value/waterfall.ts';
import { leavesFirst } from './leaves-first.ts';
import { nobody } from './referrals.ts';

/** How amounts go up the chains of a forest of referrals. */
export interface Passing {
  /** Of each person, who brought them, or `nobody`; no circles. */
  readonly referrerOf: Int32Array;
  /** Of each person, the share of what arrives that goes on to their own referrer; in [0, 1]. */
  readonly share: Float64Array;
  /** How many referrals an amount may pass, from 1; Infinity for all the way up. */
  readonly depth: number;
  /** The spacing on which all amounts lie: nothing is lost in rounding. */
  readonly grid: number;
}

/**
 * What each person keeps of the amounts that reach them when everybody gives something to their referrer. Of
 * what arrives, one keeps 1 − share and passes the share on, until it has passed `depth` referrals; who is the
 * last, or came by themselves, keeps all. What is kept adds up exactly to what was given.
 *
 *     a₁(i) = Σ given(j),  aₖ₊₁(i) = Σ share(j)·aₖ(j)      over those j whom i brought
 *     kept(i) = Σ aₖ(i) − share(i)·Σ aₖ(i) for k < depth
 *
 * Linear in the people for one referral and for all the way up; a number of referrals takes as many rounds
 * as the amounts pass.
 *
 * @param given - of each person, on the grid; what those give who came by themselves is not looked at
 */
export function passedUp(given: Float64Array, passing: Passing): Float64Array {
  return passing.depth === Infinity ? allTheWay(given, passing) : soFar(given, passing);
}

/** From the leaves up, everybody once: all that will arrive has arrived before it is passed on. */
function allTheWay(given: Float64Array, { referrerOf, share, grid }: Passing): Float64Array {
  const kept = new Float64Array(given.length);
  for (const person of leavesFirst(referrerOf)) {
    const by = referrerOf[person] ?? nobody;
    if (by === nobody) continue;
    const arrived = kept[person] ?? 0;
    const on = onGrid((share[person] ?? 0) * arrived, grid);
    kept[person] = arrived - on;
    kept[by] = (kept[by] ?? 0) + (given[person] ?? 0) + on;
  }
  return kept;
}

/** Round by round, one referral further up each: without circles nobody is further up than there are people. */
function soFar(given: Float64Array, { referrerOf, share, depth, grid }: Passing): Float64Array {
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
      const on = stays ? 0 : onGrid((share[person] ?? 0) * amount, grid);
      kept[person] = (kept[person] ?? 0) + amount - on;
      leaving[person] = on;
      if (on !== 0) moving = true;
    }
    if (!moving) break;
  }
  return kept;
}
