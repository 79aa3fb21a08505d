import { noDay } from '../customers.ts';

/** The referrals that count: every person has at most one referrer, and there are no cycles. */
export interface ReferralForest {
  /** The outcome of each referral, a `referralFate`. */
  readonly fates: Uint8Array;
  /** The counted referral by which each person came; −1 where there is none. */
  readonly cameBy: Int32Array;
  /** The referrer of each person; −1 where there is none. */
  readonly referrerOf: Int32Array;
}

/**
 * Selects a consistent set of referrals, by four rules in turn:
 *
 * 1. nobody refers themselves;
 * 2. referrals of the same two people count once: the earliest;
 * 3. a customer has one referrer: the earliest;
 * 4. of referrals that form a cycle, the latest is left out.
 *
 * "Earlier" is by day; a referral with a day comes before one without, and on the same day, or without any,
 * the order of the rows decides. Time and memory are linear in people and referrals, and nothing recurses: a
 * chain may be as long as the file.
 *
 * @param people - the number of people; every entry of `referrer` and `referred` is below it
 * @throws {RangeError} the columns differ in length, or have an entry not below `people`
 */
export function referralForest(referrals: Referrals, people: number): ReferralForest {
  const { referrer, referred, day } = referrals;
  const count = referrer.length;
  if (referred.length !== count || day.length !== count)
    throw new RangeError('referrals need columns of one length');
  const outcomes = new Uint8Array(count);
  const { first, next } = byReferred(referrals, people, outcomes);
  // The earliest referral of each pair; the stamp says whether it belongs to the current person.
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
        outcomes[other] = referralFate.repeated;
        best[by] = e;
      } else outcomes[e] = referralFate.repeated;
    }
    let kept = nobody;
    for (let e = first[person] ?? nobody; e !== nobody; e = next[e] ?? nobody) {
      if (outcomes[e] !== referralFate.counted) continue;
      const earlier = kept === nobody || isEarlier(day, e, kept);
      const set = earlier ? kept : e;
      if (set !== nobody) outcomes[set] = referralFate.second;
      if (earlier) kept = e;
    }
    cameBy[person] = kept;
  }
  for (const e of brokenCycles(cameBy, referrer, (a, b) => isEarlier(day, a, b))) {
    outcomes[e] = referralFate.cycle;
    cameBy[referred[e] ?? 0] = nobody;
  }
  return {
    fates: outcomes,
    cameBy,
    referrerOf: cameBy.map((e) => (e < 0 ? nobody : (referrer[e] ?? 0))),
  };
}

/** The referrals of each person as linked lists, without referrals of oneself, whose outcome is set here. */
function byReferred({ referrer, referred }: Referrals, people: number, outcomes: Uint8Array) {
  const first = new Int32Array(people).fill(nobody);
  const next = new Int32Array(referred.length).fill(nobody);
  for (let e = 0; e < referred.length; e++) {
    const by = referrer[e] ?? 0;
    const person = referred[e] ?? 0;
    if (!(by < people && person < people)) throw new RangeError(`referral ${e} names nobody`);
    if (by === person) {
      outcomes[e] = referralFate.ofOneself;
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

/**
 * Who referred whom: one entry a referral in each column, all columns equally long. People are numbered
 * from 0, whether or not they are customers of any file.
 */
export interface Referrals {
  readonly referrer: Uint32Array;
  readonly referred: Uint32Array;
  /** Days since 1970-01-01; `noDay` where it is not known. */
  readonly day: Int32Array;
}

/** The outcome of a referral: only `counted` ones have a value. */
export const referralFate = { counted: 0, ofOneself: 1, repeated: 2, second: 3, cycle: 4 } as const;

/** The index for nobody, and for no referral. */
export const nobody = -1;

/**
 * The latest referral of each cycle, where every person came by at most one referral; without these there are no
 * cycles. The chain of referrers is followed up from each person until it ends or meets somebody visited before; a
 * person visited on the same walk is on a cycle.
 *
 * @param cameBy - the referral by which each person came, or `nobody`
 * @param referrer - the referrer of each referral
 */
function brokenCycles(
  cameBy: Int32Array,
  referrer: Uint32Array,
  isEarlier: (a: number, b: number) => boolean,
): number[] {
  const walkOf = new Int32Array(cameBy.length).fill(nobody);
  const up = (person: number) => {
    const e = cameBy[person] ?? nobody;
    return e === nobody ? nobody : (referrer[e] ?? 0);
  };
  const broken: number[] = [];
  for (let start = 0; start < cameBy.length; start++) {
    let person = start;
    while (person !== nobody && walkOf[person] === nobody) {
      walkOf[person] = start;
      person = up(person);
    }
    if (person === nobody || walkOf[person] !== start) continue;
    let latest = cameBy[person] ?? nobody;
    for (let on = up(person); on !== person; on = up(on)) {
      const e = cameBy[on] ?? nobody;
      if (isEarlier(latest, e)) latest = e;
    }
    broken.push(latest);
  }
  return broken;
}

/**
 * All people in an order in which everyone comes after the people they referred, so that amounts passed up the chains
 * are complete at each person before they are passed on. In reverse, everyone comes after their referrer.
 *
 * @param referrerOf - the referrer of each person, or `nobody`; no cycles
 * @throws {RangeError} there is a cycle
 */
export function leavesFirst(referrerOf: Int32Array): Uint32Array {
  const waiting = new Uint32Array(referrerOf.length);
  for (const by of referrerOf) if (by !== nobody) waiting[by] = (waiting[by] ?? 0) + 1;
  const order = new Uint32Array(referrerOf.length);
  let length = 0;
  for (const [person, brought] of waiting.entries()) {
    if (brought === 0) order[length++] = person;
  }
  for (let done = 0; done < length; done++) {
    const by = referrerOf[order[done] ?? 0] ?? nobody;
    if (by === nobody) continue;
    const left = (waiting[by] ?? 0) - 1;
    waiting[by] = left;
    if (left === 0) order[length++] = by;
  }
  if (length < order.length) throw new RangeError('referrals form a circle');
  return order;
}
