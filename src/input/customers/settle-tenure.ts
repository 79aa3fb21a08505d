import { customerStatus } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { endDay } from '../cells/end-day.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { Entries } from './entries.ts';
import { latestDay } from './latest-day.ts';
import type { RowOutcomes } from './row-outcomes.ts';
import { type TenureSettings, tenureOfRow } from './tenure-of-row.ts';

/** How long each entry's relationship lasted; meaningless for entries that are not used. */
export interface SettledTenure {
  readonly years: Float64Array;
  /** Values of `customerStatus`; absent where the source does not say. */
  readonly status?: Uint8Array;
  /** The day from which the tenure lasts: the start, or the end of a trial; absent without a start. */
  readonly from?: Int32Array;
  /** The day until which the tenure lasts, where dates tell it. */
  readonly until?: Int32Array;
}

/** The tenure of every entry that is still used; the others are rejected or set aside. */
export function settleTenure(
  entries: Entries,
  outcomes: RowOutcomes,
  settings: TenureSettings,
  { needs }: Pick<CustomerRequest, 'needs'>,
): { tenure: SettledTenure; findings: readonly Problem[] } {
  const { count, tenure, start, comparedStart, trial, end, last, status } = entries;
  const years = new Float64Array(count);
  const statuses = new Uint8Array(count).fill(customerStatus.unknown);
  const until = new Int32Array(count);
  // A copy only where a trial moves it.
  let from = start;
  // Days whose order is not known are not compared.
  const { openRows } = entries.table;
  const isOpenDate = (entry: number) => openRows.size > 0 && openRows.has(outcomes.rowOf(entry));
  let isStatusKnown = false;
  let needAsOf = 0;
  let firstNeeding = -1;
  for (let entry = 0; entry < count; entry++) {
    if (!outcomes.isUsed(entry)) continue;
    const facts = {
      tenure: tenure?.[entry],
      start: start?.[entry],
      comparedStart: isOpenDate(entry) ? undefined : comparedStart?.[entry],
      trial: trial && endDay(trial[entry]),
      end: end?.[entry],
      last: last && endDay(last[entry]),
      status: status?.[entry],
    };
    const found = tenureOfRow(facts, settings);
    if (found.kind === 'known' && needs.status === 'required' && isOpen(found.status))
      outcomes.setAside(entry, problem('status-unknown', {}));
    else if (found.kind === 'known') {
      years[entry] = found.years;
      if (found.until !== undefined) until[entry] = found.until;
      if (found.from !== undefined && found.from !== facts.start) {
        if (from === start) from = start?.slice();
        from?.fill(found.from, entry, entry + 1);
      }
      if (found.status !== undefined) {
        statuses[entry] = found.status;
        isStatusKnown = true;
      }
      for (const each of found.noted) outcomes.note(entry, each);
    } else if (found.kind === 'needsAsOf') {
      needAsOf += 1;
      if (firstNeeding < 0) firstNeeding = entry;
    } else if (found.kind === 'rejected') outcomes.reject(entry, found.problem);
    else outcomes.setAside(entry, found.problem);
  }
  const settled = {
    years,
    ...(isStatusKnown ? { status: statuses } : {}),
    ...(from === undefined ? {} : { from }),
    ...(start === undefined || tenure !== undefined ? {} : { until }),
  };
  if (needAsOf === 0) return { tenure: settled, findings: [] };
  const latest = latestDay(entries);
  const args = { customers: needAsOf, latest: latest === undefined ? null : isoDate(latest) };
  const findings = [problem('as-of-missing', args, outcomes.placeOf(firstNeeding))];
  return { tenure: settled, findings };
}

const isOpen = (status: number | undefined) =>
  status === undefined || status === customerStatus.unknown;
