import type { Customers } from '../../core/customers.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { CustomerColumns } from './customer-columns.ts';
import { coversTenure } from './customer-table.ts';
import { separateIds } from './duplicates.ts';
import type { Entries } from './entries.ts';
import type { Joined } from './join.ts';
import { labelsOf } from './labels.ts';
import { entryYears } from './window.ts';

/**
 * The table of customers that every model starts from.
 *
 * @param kept - the entry behind each customer
 */
export function customersOf(
  entries: Entries,
  columns: CustomerColumns,
  kept: Uint32Array,
  joins: readonly Joined[],
  request: CustomerRequest,
): Customers {
  const { tenure, status, start } = columns;
  const { windowStart } = request;
  const amount = columns.amount ?? new Float64Array(kept.length);
  const amountYears = columns.amountYears ?? new Float64Array(kept.length);
  for (let i = 0; i < kept.length; i++)
    if (amountYears[i] === coversTenure) amountYears[i] = tenure?.[i] ?? 0;
  let ids: readonly string[] | undefined;
  return {
    count: kept.length,
    // A million strings, and most results name no customer.
    get ids() {
      ids ??= idsOf(entries, kept, request);
      return ids;
    },
    labels: labelsOf(request.labels, entries, joins, kept),
    amount,
    amountYears,
    ...(tenure === undefined ? {} : { tenureYears: tenure }),
    ...(status === undefined ? {} : { status }),
    ...(start === undefined ? {} : { startDay: start }),
    ...(start === undefined || windowStart === undefined
      ? {}
      : { entryYears: entryYears(start, windowStart) }),
  };
}

function idsOf(
  entries: Entries,
  kept: Uint32Array,
  { duplicates }: CustomerRequest,
): readonly string[] {
  const { table } = entries;
  if (table.ids.count === 0)
    return Array.from(kept, (row) => {
      const { file } = table.fileOf(row).opened;
      return `${file}:${table.lines.at(row)}`;
    });
  if (kept.length === table.ids.count && entries.count === kept.length) return table.ids.ids;
  return separateIds(entries, kept, duplicates);
}
