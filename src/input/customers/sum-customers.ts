import { customerStatus } from '../../core/customers.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { yearsBetween } from '../../core/quantity/calendar.ts';
import type { CustomerColumns } from './customer-columns.ts';
import { coversTenure } from './customer-table.ts';
import type { Entries } from './entries.ts';
import { type Groups, groupMembers } from './groups.ts';
import type { SettledTenure } from './settle-tenure.ts';

/**
 * Brings the rows of each customer together, where every row has a tenure of its own: two subscriptions,
 * one of which has ended. The money that each row brought in its own time, amount × tenure ÷ period,
 * is added up and covers the customer's tenure: from the earliest start to the latest end, or without
 * dates the longest. A customer is active while any row is.
 */
export function sumWithTenure(
  entries: Entries,
  settled: SettledTenure,
  groups: Groups,
): CustomerColumns {
  const { count } = groups;
  const tenure = new Float64Array(count);
  const start = new Int32Array(count);
  const status = new Uint8Array(count);
  const amount = new Float64Array(count);
  for (let group = 0; group < count; group++) {
    const members = groupMembers(groups, group);
    start[group] = least(members, entries.start);
    tenure[group] = joinedTenure(members, entries, settled);
    status[group] = joinedStatus(members, settled.status);
    amount[group] = exactSum(Array.from(members, (entry) => moneySoFar(entry, entries, settled)));
  }
  return {
    tenure,
    ...(entries.amount === undefined ? {} : { amount, amountYears: tenure }),
    ...(entries.start === undefined ? {} : { start }),
    ...(settled.status === undefined ? {} : { status }),
  };
}

function moneySoFar(entry: number, entries: Entries, { years }: SettledTenure): number {
  const amount = entries.amount?.[entry] ?? 0;
  const period = entries.amountYears?.[entry] ?? coversTenure;
  return period === coversTenure ? amount : (amount * (years[entry] ?? 0)) / period;
}

/** How long the relationship of a customer lasted, over all of its rows. */
export function joinedTenure(
  members: Uint32Array,
  { start }: Entries,
  { years, until }: SettledTenure,
): number {
  if (until === undefined || start === undefined)
    return Math.max(...Array.from(members, (entry) => years[entry] ?? 0));
  const last = Math.max(...Array.from(members, (entry) => until[entry] ?? 0));
  return yearsBetween(least(members, start), last);
}

/** The earliest day of the entries. */
export function least(members: Uint32Array, days: Int32Array | undefined): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const entry of members) earliest = Math.min(earliest, days?.[entry] ?? 0);
  return earliest;
}

function joinedStatus(members: Uint32Array, status: Uint8Array | undefined): number {
  const all = Array.from(members, (entry) => status?.[entry] ?? customerStatus.unknown);
  if (all.includes(customerStatus.active)) return customerStatus.active;
  return all.includes(customerStatus.unknown) ? customerStatus.unknown : customerStatus.ended;
}
