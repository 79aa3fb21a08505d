import type { CustomerRequest } from '../customer-request.ts';
import type { RowProblems } from '../table/row-problems.ts';
import { addedUp } from './added-up.ts';
import type { CustomerColumns } from './customer-columns.ts';
import { allEntries, type Entries } from './entries.ts';
import type { Fates } from './fates.ts';
import { type Groups, groupByCustomer } from './groups.ts';
import { noteDifferingLabels } from './labels.ts';
import { selected } from './selected.ts';
import type { SettledTenure } from './settle-tenure.ts';
import { sumWithTenure } from './sum-customers.ts';

/**
 * The columns of the customers when their rows are added up, and the first entry of each.
 *
 * @param ownSpend - whether the spend stands in these rows; spend that is joined belongs to the customer
 *   already, and is not added up again
 */
export function summed(
  entries: Entries,
  fates: Fates,
  tenure: SettledTenure | undefined,
  ownSpend: boolean,
  { labels }: CustomerRequest,
  problems: RowProblems,
): { columns: CustomerColumns; kept: Uint32Array } {
  const { customers, table, count } = entries;
  const used = fates.remaining();
  const groups: Groups = groupByCustomer(customers, Math.max(table.ids.count, count), used);
  noteDifferingLabels(labels, entries, fates, groups, problems);
  const kept = groups.offsets.subarray(0, groups.count).map((at) => groups.members[at] ?? 0);
  const first = selected(entries, kept, tenure);
  if (tenure !== undefined) {
    const sums = sumWithTenure(entries, tenure, groups);
    const { amount, amountYears } = first;
    const joined = amount === undefined || amountYears === undefined ? {} : { amount, amountYears };
    return { columns: ownSpend ? sums : { ...sums, ...joined }, kept };
  }
  if (!ownSpend) return { columns: first, kept };
  const ownPeriods = table.files.every(({ plan }) => plan.ownPeriods);
  const sums = addedUp(entries, ownPeriods, used);
  return { columns: selected(sums, allEntries(sums.count), undefined), kept };
}
