import { noDay } from '../customers.ts';
import { brokenCycles } from './broken-cycles.ts';
import { nobody, type Referrals, referralFate } from './referrals.ts';

/** Referrals of which everybody has at most one who brought them, and nobody brought themselves, by any way round. */
export interface ReferralForest {
  /** Of each referral, a `referralFate`. */
  readonly fates: Uint8Array;
  /** Of each person, the counted referral by which they came; −1 where there is none. */
  readonly cameBy: Int32Array;
  /** Of each person, who brought them; −1 where nobody did. */
  readonly referrerOf: Int32Array;
}

/**
 * The referrals that can all be true at once, and what is wrong with the others. Four rules, one after
 * another:
 *
 * 1. nobody refers themselves;
 * 2. the same two people count once: the earliest;
 * 3. a customer has one referrer: the earliest;
 * 4. where people referred one another in a circle, the latest of those referrals is left out.
 *
 * "Earlier" is by day; a referral with a day comes before one without, and on the same day, or without any,
 * the order of the rows decides. Time and memory are linear in people and referrals, and nothing recurses: a
 * chain may be as long as the file.
 *
 * @param people - how many there are; every entry of `referrer` and `referred` is below it
 * @throws {RangeError} the columns differ in length, or name somebody beyond `people`
 */
export function referralForest(referrals: Referrals, people: number): ReferralForest {
  const { referrer, referred, day } = referrals;
  const count = referrer.length;
  if (referred.length !== count || day.length !== count)
    throw new RangeError('referrals need columns of one length');
  const fates = new Uint8Array(count);
  const { first, next } = byReferred(referrals, people, fates);
  // The earliest referral of each pair; a stamp tells whether it is one of the person in hand.
  const best = new Int32Array(people);
  const stamp = new Int32Array(people).fill(nobody);
  const cameBy = new Int32Array(people).fill(nobody);
  for (let person = 0; person < people; person++) {
    for (let e = first[person] ?? nobody; e !== nobody; e = next[e] ?? nobody) {
      const by = referrer[e] ?? 0;
      const other = best[by] ?? 0;
      if (stamp[by] !== person) {
        stamp[by] = person;
        best[by] = e;
      } else if (isEarlier(day, e, other)) {
        fates[other] = referralFate.repeated;
        best[by] = e;
      } else fates[e] = referralFate.repeated;
    }
    let kept = nobody;
    for (let e = first[person] ?? nobody; e !== nobody; e = next[e] ?? nobody) {
      if (fates[e] !== referralFate.counted) continue;
      const earlier = kept === nobody || isEarlier(day, e, kept);
      const set = earlier ? kept : e;
      if (set !== nobody) fates[set] = referralFate.second;
      if (earlier) kept = e;
    }
    cameBy[person] = kept;
  }
  for (const e of brokenCycles(cameBy, referrer, (a, b) => isEarlier(day, a, b))) {
    fates[e] = referralFate.cycle;
    cameBy[referred[e] ?? 0] = nobody;
  }
  return { fates, cameBy, referrerOf: cameBy.map((e) => (e < 0 ? nobody : (referrer[e] ?? 0))) };
}

/** The referrals of each person as linked lists, without those of oneself, which get their fate here. */
function byReferred({ referrer, referred }: Referrals, people: number, fates: Uint8Array) {
  const first = new Int32Array(people).fill(nobody);
  const next = new Int32Array(referred.length).fill(nobody);
  for (let e = 0; e < referred.length; e++) {
    const by = referrer[e] ?? 0;
    const person = referred[e] ?? 0;
    if (!(by < people && person < people)) throw new RangeError(`referral ${e} names nobody`);
    if (by === person) {
      fates[e] = referralFate.ofOneself;
      continue;
    }
    next[e] = first[person] ?? nobody;
    first[person] = e;
  }
  return { first, next };
}

/** Whether referral a comes before referral b. */
function isEarlier(day: Int32Array, a: number, b: number): boolean {
  const dayOf = (e: number) => (day[e] === noDay ? Infinity : (day[e] ?? Infinity));
  return dayOf(a) === dayOf(b) ? a < b : dayOf(a) < dayOf(b);
}
