import { exactSum } from '../../core/numeric/exact-sum.ts';
import { type CustomerTable, coversTenure } from '../table/customer-table.ts';
import { groupByCustomer, groupMembers } from './groups.ts';

/**
 * The rows of a table, or the customers of it after rows of spend have been added up: what the next
 * steps work on. Columns are as long as `count`; absent where the table has none.
 */
export interface Entries {
  readonly table: CustomerTable;
  readonly count: number;
  /** The number of each entry's id in the table. */
  readonly customers: Uint32Array;
  /** The row behind each entry, the first of several; absent where entries are the rows. */
  readonly rows?: Uint32Array;
  /** The entry of each row; absent where entries are the rows. */
  readonly entryOfRow?: Uint32Array;
  readonly amount?: Float64Array;
  readonly amountYears?: Float64Array;
  readonly tenure?: Float64Array;
  readonly start?: Int32Array;
  readonly end?: Int32Array;
  readonly last?: Int32Array;
  readonly status?: Uint8Array;
}

/** Every row as an entry. */
export function entriesOf(table: CustomerTable): Entries {
  const { has, rows } = table;
  return {
    table,
    count: rows,
    customers: table.customers.first(rows),
    ...(has.has('spend')
      ? { amount: table.amount.first(rows), amountYears: table.amountYears.first(rows) }
      : {}),
    ...(has.has('tenure') ? { tenure: table.tenure.first(rows) } : {}),
    ...(has.has('start') ? { start: table.start.first(rows) } : {}),
    ...(has.has('end') ? { end: table.end.first(rows) } : {}),
    ...(has.has('last') ? { last: table.last.first(rows) } : {}),
    ...(has.has('status') ? { status: table.status.first(rows) } : {}),
  };
}

/** Every entry of a count. */
export function allEntries(count: number): Uint32Array {
  const entries = new Uint32Array(count);
  for (let i = 0; i < count; i++) entries[i] = i;
  return entries;
}

/**
 * One entry a customer, with the spend of its rows added up.
 *
 * Rows that cover the same period add up to spend in that period (two subscriptions, both monthly);
 * where every row has a month or date of its own, their periods add up too. Rows of different periods are converted
 * to the first one's. Totals add up to a total.
 *
 * @param ownPeriods - whether every row stands for a period of its own
 */
export function addedUp(entries: Entries, ownPeriods: boolean): Entries {
  const { table, customers, count } = entries;
  const { amount, amountYears } = entries;
  const groups = groupByCustomer(customers, Math.max(table.ids.count, count), allEntries(count));
  const rows = new Uint32Array(groups.count);
  const entryOfRow = new Uint32Array(count);
  const sums = new Float64Array(groups.count);
  const years = new Float64Array(groups.count);
  for (let group = 0; group < groups.count; group++) {
    const members = groupMembers(groups, group);
    rows[group] = members[0] ?? 0;
    for (const member of members) entryOfRow[member] = group;
    if (amount === undefined || amountYears === undefined) continue;
    const sum = sumOfSpend(members, amount, amountYears, ownPeriods);
    sums[group] = sum.amount;
    years[group] = sum.years;
  }
  return {
    table,
    count: groups.count,
    customers: rows.map((row) => customers[row] ?? 0),
    rows,
    entryOfRow,
    ...(amount === undefined ? {} : { amount: sums, amountYears: years }),
  };
}

function sumOfSpend(
  members: Uint32Array,
  amount: Float64Array,
  amountYears: Float64Array,
  ownPeriods: boolean,
): { amount: number; years: number } {
  const at = (column: Float64Array, member: number) => column[member] ?? 0;
  const period = at(amountYears, members[0] ?? 0);
  if (ownPeriods && period !== coversTenure) {
    return {
      amount: exactSum(Array.from(members, (member) => at(amount, member))),
      years: exactSum(Array.from(members, (member) => at(amountYears, member))),
    };
  }
  const scaled = Array.from(members, (member) => {
    const own = at(amountYears, member);
    return own === period ? at(amount, member) : (at(amount, member) * period) / own;
  });
  return { amount: exactSum(scaled), years: period };
}
