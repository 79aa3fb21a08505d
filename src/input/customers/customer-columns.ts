import { customerStatus } from '../../core/customers.ts';
import { exactSum } from '../../core/numeric/exact-sum.ts';
import { yearsBetween } from '../../core/quantity/calendar.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { RowProblems } from '../table/row-problems.ts';
import { addedUp } from './added-up.ts';
import { coversTenure } from './customer-table.ts';
import { allEntries, type Entries } from './entries.ts';
import { type Groups, groupByCustomer, groupMembers } from './groups.ts';
import { noteDifferingLabels } from './labels.ts';
import type { RowOutcomes } from './row-outcomes.ts';
import type { SettledTenure } from './settle-tenure.ts';

/** One value a customer in each column. */
export interface CustomerColumns {
  readonly amount?: Float64Array;
  readonly amountYears?: Float64Array;
  readonly tenure?: Float64Array;
  readonly status?: Uint8Array;
  readonly start?: Int32Array;
}

/** The columns of the entries that are used, one entry a customer. */
export function selected(
  entries: Entries,
  used: Uint32Array,
  tenure: SettledTenure | undefined,
): CustomerColumns {
  const all = used.length === entries.count;
  const pick = <T extends Float64Array | Int32Array | Uint8Array>(column: T): T =>
    all ? column : (pickEntries(column, used) as T);
  const { amount, amountYears, start, status } = entries;
  const years = tenure === undefined ? undefined : pick(tenure.years);
  const statuses = tenure === undefined ? status : tenure.status;
  return {
    ...(amount === undefined ? {} : { amount: pick(amount) }),
    ...(amountYears === undefined ? {} : { amountYears: pick(amountYears) }),
    ...(years === undefined ? {} : { tenure: years }),
    ...(statuses === undefined ? {} : { status: pick(statuses) }),
    ...(start === undefined ? {} : { start: pick(start) }),
  };
}

function pickEntries(
  column: Float64Array | Int32Array | Uint8Array,
  entries: Uint32Array,
): Float64Array | Int32Array | Uint8Array {
  const take = (_: number, i: number) => column[entries[i] ?? 0] ?? 0;
  if (column instanceof Float64Array) return new Float64Array(entries.length).map(take);
  if (column instanceof Int32Array) return new Int32Array(entries.length).map(take);
  return new Uint8Array(entries.length).map(take);
}

/**
 * The columns of the customers when their rows are added up, and the first entry of each.
 *
 * @param mainHasSpend - whether the spend stands in these rows; spend that is joined belongs to the customer
 *   already, and is not added up again
 */
export function summed(
  entries: Entries,
  outcomes: RowOutcomes,
  tenure: SettledTenure | undefined,
  mainHasSpend: boolean,
  { labels }: CustomerRequest,
  problems: RowProblems,
): { columns: CustomerColumns; kept: Uint32Array } {
  const { customers, table, count } = entries;
  const used = outcomes.remaining();
  const groups: Groups = groupByCustomer(customers, Math.max(table.ids.count, count), used);
  noteDifferingLabels(labels, entries, outcomes, groups, problems);
  const kept = groups.offsets.subarray(0, groups.count).map((at) => groups.members[at] ?? 0);
  const first = selected(entries, kept, tenure);
  if (tenure !== undefined) {
    const sums = sumWithTenure(entries, tenure, groups);
    const { amount, amountYears } = first;
    const joined = amount === undefined || amountYears === undefined ? {} : { amount, amountYears };
    return { columns: mainHasSpend ? sums : { ...sums, ...joined }, kept };
  }
  if (!mainHasSpend) return { columns: first, kept };
  const hasRowPeriods = table.files.every(({ plan }) => plan.hasRowPeriods);
  const sums = addedUp(entries, hasRowPeriods, used);
  return { columns: selected(sums, allEntries(sums.count), undefined), kept };
}

/**
 * Brings the rows of each customer together, where every row has a tenure of its own: two subscriptions,
 * one of which has ended. The money that each row brought in its own time, amount × tenure ÷ period,
 * is added up and covers the customer's tenure: from the earliest start to the latest end, or without
 * dates the longest. A customer whose tenure is still to begin, as in a trial, has the spend a year of
 * those rows. A customer is active while any row is.
 */
function sumWithTenure(entries: Entries, settled: SettledTenure, groups: Groups): CustomerColumns {
  const { count } = groups;
  const tenure = new Float64Array(count);
  const start = new Int32Array(count);
  const status = new Uint8Array(count);
  const amount = new Float64Array(count);
  const amountYears = new Float64Array(count);
  for (let group = 0; group < count; group++) {
    const members = groupMembers(groups, group);
    start[group] = least(members, entries.start);
    tenure[group] = joinedTenure(members, entries, settled);
    status[group] = joinedStatus(members, settled.status);
    const hasBegun = (tenure[group] ?? 0) > 0 || !hasPeriods(members, entries);
    amountYears[group] = hasBegun ? (tenure[group] ?? 0) : 1;
    const money = (entry: number) =>
      hasBegun ? moneySoFar(entry, entries, settled) : moneyOfPeriods(entry, entries, 1);
    amount[group] = exactSum(Array.from(members, money));
  }
  return {
    tenure,
    ...(entries.amount === undefined ? {} : { amount, amountYears }),
    ...(entries.start === undefined ? {} : { start }),
    ...(settled.status === undefined ? {} : { status }),
  };
}

function moneySoFar(entry: number, entries: Entries, { years }: SettledTenure): number {
  const isTotal = entries.amountYears?.[entry] === coversTenure;
  return isTotal
    ? (entries.amount?.[entry] ?? 0)
    : moneyOfPeriods(entry, entries, years[entry] ?? 0);
}

/** What a row with an amount for every period brings in so many years. */
const moneyOfPeriods = (entry: number, { amount, amountYears }: Entries, years: number): number =>
  ((amount?.[entry] ?? 0) * years) / (amountYears?.[entry] ?? 1);

const hasPeriods = (members: Uint32Array, { amountYears }: Entries): boolean =>
  members.every((entry) => amountYears?.[entry] !== coversTenure);

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
