import { noDay } from '../../core/customers.ts';
import {
  type ReferralForest,
  referralFate,
  referralForest,
} from '../../core/referral/referral-forest.ts';
import type { Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Settings } from './options.ts';
import type { People } from './people.ts';
import type { ReferralCounts } from './result.ts';

/** Referrals, each of which counts or is set aside with its reason. */
export interface CountedReferrals {
  readonly forest: ReferralForest;
  /** Of each referral of the forest. */
  readonly types: readonly ReferralType[];
}

/** The referrals that can all be true; the rows that cannot are set aside. */
export function countedReferrals(records: Records, people: People): CountedReferrals {
  const { codes, values } = records.coded('type');
  const known = values.map(referralType);
  const rows: number[] = [];
  for (let row = 0; row < records.count; row++) {
    const code = codes[row] ?? 0;
    if (known[code] === undefined) {
      const text = values[code] ?? '';
      records.setAside(row, problem('referral-type-unreadable', { text }));
    } else rows.push(row);
  }
  const days = records.days('date');
  const pick = (column: Uint32Array) => Uint32Array.from(rows, (row) => column[row] ?? 0);
  const referrals = {
    referrer: pick(people.referrer),
    referred: pick(people.referred),
    day: Int32Array.from(rows, (row) => days[row] ?? noDay),
  };
  const forest = referralForest(referrals, people.ids.length);
  for (const [e, outcome] of forest.fates.entries()) {
    const reason = reasons.get(outcome);
    if (reason === undefined) continue;
    const row = rows[e] ?? 0;
    const referrer = people.ids[people.referrer[row] ?? 0] ?? '';
    const referred = people.ids[people.referred[row] ?? 0] ?? '';
    records.setAside(row, reason(referrer, referred));
  }
  return { forest, types: rows.map((row) => known[codes[row] ?? 0] ?? 'unknown') };
}

const reasons: ReadonlyMap<number, (referrer: string, referred: string) => Problem> = new Map([
  [referralFate.ofOneself, (id) => problem('referral-of-oneself', { id })],
  [
    referralFate.repeated,
    (referrer, referred) => problem('referral-repeated', { referrer, referred }),
  ],
  [referralFate.second, (referrer, referred) => problem('referrer-second', { referrer, referred })],
  [referralFate.cycle, (referrer, referred) => problem('referral-cycle', { referrer, referred })],
]);

/** How many referrals there are, and of which kinds. */
export function referralCounts(
  records: Records,
  { forest, types }: CountedReferrals,
  { customers }: People,
): ReferralCounts {
  const counts = { one: 0, two: 0, unknown: 0 };
  let byOthers = 0;
  let ofOthers = 0;
  for (const [person, e] of forest.cameBy.entries()) {
    if (e < 0) continue;
    counts[types[e] ?? 'unknown'] += 1;
    if ((forest.referrerOf[person] ?? 0) >= customers) byOthers += 1;
    if (person >= customers) ofOthers += 1;
  }
  return {
    rows: records.sources().reduce((sum, { read }) => sum + read, 0),
    counted: counts.one + counts.two + counts.unknown,
    typeOne: counts.one,
    typeTwo: counts.two,
    unknownType: counts.unknown,
    byOthers,
    ofOthers,
  };
}

/** K: those whom customers brought who would not have come otherwise, by customers. */
export function perCustomer(
  { forest, types }: CountedReferrals,
  { customers }: People,
  { typeOne = 1 }: Settings,
): number {
  const otherwise = { one: 1, two: 0, unknown: typeOne };
  let brought = 0;
  for (const [person, e] of forest.cameBy.entries()) {
    if (e >= 0 && (forest.referrerOf[person] ?? 0) < customers)
      brought += otherwise[types[e] ?? 'unknown'];
  }
  return brought / customers;
}

/** Whether a referred customer would not have come otherwise (`one`), would have come anyway (`two`), or nobody knows. */
export type ReferralType = 'one' | 'two' | 'unknown';

const words: ReadonlyMap<string, ReferralType> = new Map([
  ...'one 1 i new incremental wouldnothavecome notwithout'
    .split(' ')
    .map((word) => [word, 'one'] as const),
  ...'two 2 ii anyway wouldhavecome hadcomeanyway notincremental nonincremental'
    .split(' ')
    .map((word) => [word, 'two'] as const),
  ...['', 'unknown', 'notknown', 'na'].map((word) => [word, 'unknown'] as const),
]);

/** The type that a cell names, however it is spelt: "Type-one", "type 2", "anyway"; undefined where it names none. */
export function referralType(text: string): ReferralType | undefined {
  const word = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  // What is no letter and no digit says nothing: "-", "?", "n/a".
  return words.get(word.replace(/^type/, ''));
}
