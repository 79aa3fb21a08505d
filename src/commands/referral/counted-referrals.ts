import { noDay } from '../../core/customers.ts';
import {
  type ReferralForest,
  referralFate,
  referralForest,
} from '../../core/referral/referral-forest.ts';
import type { Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { People } from './people.ts';
import { type ReferralType, referralType } from './referral-type.ts';

/** Referrals of which each bears value, or is set aside with its reason. */
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
  for (const [e, fate] of forest.fates.entries()) {
    const reason = reasons.get(fate);
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
