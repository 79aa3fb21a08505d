import { Evidence } from '../columns/evidence.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { FilePlan } from '../plan/file-plan.ts';
import type { ReadFile } from './customer-table.ts';

/** A file of which no row has been read yet; its first will have this number in the table. */
export const unreadFile = (
  plan: FilePlan,
  firstRow: number,
  { decimal, dateOrder }: Pick<CustomerRequest, 'decimal' | 'dateOrder'>,
): ReadFile => ({
  plan,
  firstRow,
  endRow: firstRow,
  read: 0,
  rejected: 0,
  skippedBefore: [],
  skippedAfter: [],
  decimal: new Evidence(plan.opened.decimal ?? decimal),
  dateOrder: new Evidence(dateOrder),
});
