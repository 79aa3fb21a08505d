import { exactSum } from '../../core/numeric/exact-sum.ts';
import { coversTenure } from './customer-table.ts';
import { allEntries, type Entries } from './entries.ts';
import { groupByCustomer, groupMembers } from './groups.ts';

/**
 * One entry a customer, with the spend of its rows added up.
 *
 * Rows that cover the same period add up to spend in that period (two subscriptions, both monthly);
 * where every row has a month or date of its own, their periods add up too. Rows of different periods are converted
 * to the first one's. Totals add up to a total.
 *
 * @param hasRowPeriods - whether every row stands for a period of its own
 * @param chosen - the entries that count; all of them where it is not given
 */
export function addedUp(
  entries: Entries,
  hasRowPeriods: boolean,
  chosen: Uint32Array = allEntries(entries.count),
): Entries {
  const { table, customers, count } = entries;
  const { amount, amountYears } = entries;
  const groups = groupByCustomer(customers, Math.max(table.ids.count, count), chosen);
  const rows = new Uint32Array(groups.count);
  const entryOfRow = new Uint32Array(count);
  const sums = new Float64Array(groups.count);
  const years = new Float64Array(groups.count);
  for (let group = 0; group < groups.count; group++) {
    const members = groupMembers(groups, group);
    rows[group] = members[0] ?? 0;
    for (const member of members) entryOfRow[member] = group;
    if (amount === undefined || amountYears === undefined) continue;
    const sum = sumOfSpend(members, amount, amountYears, hasRowPeriods);
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
  hasRowPeriods: boolean,
): { amount: number; years: number } {
  const at = (column: Float64Array, member: number) => column[member] ?? 0;
  const period = at(amountYears, members[0] ?? 0);
  if (hasRowPeriods && period !== coversTenure) {
    return {
      amount: exactSum(Array.from(members, (member) => at(amount, member))),
      years: exactSum(Array.from(members, (member) => at(amountYears, member))),
    };
  }
  const scaled = Array.from(members, (member) => {
    const covered = at(amountYears, member);
    return covered === period ? at(amount, member) : (at(amount, member) * period) / covered;
  });
  return { amount: exactSum(scaled), years: period };
}
