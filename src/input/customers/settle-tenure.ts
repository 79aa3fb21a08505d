import { customerStatus } from '../../core/customers.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { tenureOfRow } from '../table/tenure-of-row.ts';
import type { Entries } from './entries.ts';
import type { Fates } from './fates.ts';

/** How long each entry's relationship lasted; meaningless for entries that are not used. */
export interface SettledTenure {
  readonly years: Float64Array;
  /** Values of `customerStatus`; absent where the source does not say. */
  readonly status?: Uint8Array;
  /** The day until which the tenure lasts, where dates tell it. */
  readonly until?: Int32Array;
}

/** The tenure of every entry that is still used; the others are rejected or set aside. */
export function settleTenure(
  entries: Entries,
  fates: Fates,
  { asOf, needs }: Pick<CustomerRequest, 'asOf' | 'needs'>,
): { tenure: SettledTenure; findings: readonly Problem[] } {
  const { count, tenure, start, end, last, status } = entries;
  const years = new Float64Array(count);
  const statuses = new Uint8Array(count).fill(customerStatus.unknown);
  const until = new Int32Array(count);
  let told = false;
  let needAsOf = 0;
  let firstNeeding = -1;
  for (let entry = 0; entry < count; entry++) {
    if (!fates.isUsed(entry)) continue;
    const facts = {
      tenure: tenure?.[entry],
      start: start?.[entry],
      end: end?.[entry],
      last: last?.[entry],
      status: status?.[entry],
    };
    const found = tenureOfRow(facts, asOf);
    if (found.kind === 'known' && needs.status === 'required' && isOpen(found.status))
      fates.setAside(entry, problem('status-unknown', {}));
    else if (found.kind === 'known') {
      years[entry] = found.years;
      if (found.until !== undefined) until[entry] = found.until;
      if (found.status !== undefined) {
        statuses[entry] = found.status;
        told = true;
      }
    } else if (found.kind === 'needsAsOf') {
      needAsOf += 1;
      if (firstNeeding < 0) firstNeeding = entry;
    } else if (found.kind === 'rejected') fates.reject(entry, found.problem);
    else fates.setAside(entry, found.problem);
  }
  const findings =
    needAsOf === 0
      ? []
      : [problem('as-of-missing', { customers: needAsOf }, fates.placeOf(firstNeeding))];
  const settled = {
    years,
    ...(told ? { status: statuses } : {}),
    ...(start === undefined || tenure !== undefined ? {} : { until }),
  };
  return { tenure: settled, findings };
}

const isOpen = (status: number | undefined) =>
  status === undefined || status === customerStatus.unknown;
