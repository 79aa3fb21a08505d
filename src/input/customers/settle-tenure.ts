import { customerStatus, noDay } from '../../core/customers.ts';
import { isoDate, yearsBetween } from '../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { rowStatus } from '../cells/status-cell.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { Entries } from './entries.ts';
import type { RowOutcomes } from './row-outcomes.ts';

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
  outcomes: RowOutcomes,
  { asOf, needs }: Pick<CustomerRequest, 'asOf' | 'needs'>,
): { tenure: SettledTenure; findings: readonly Problem[] } {
  const { count, tenure, start, end, last, status } = entries;
  const years = new Float64Array(count);
  const statuses = new Uint8Array(count).fill(customerStatus.unknown);
  const until = new Int32Array(count);
  let isStatusKnown = false;
  let needAsOf = 0;
  let firstNeeding = -1;
  for (let entry = 0; entry < count; entry++) {
    if (!outcomes.isUsed(entry)) continue;
    const facts = {
      tenure: tenure?.[entry],
      start: start?.[entry],
      end: end?.[entry],
      last: last?.[entry],
      status: status?.[entry],
    };
    const found = tenureOfRow(facts, asOf);
    if (found.kind === 'known' && needs.status === 'required' && isOpen(found.status))
      outcomes.setAside(entry, problem('status-unknown', {}));
    else if (found.kind === 'known') {
      years[entry] = found.years;
      if (found.until !== undefined) until[entry] = found.until;
      if (found.status !== undefined) {
        statuses[entry] = found.status;
        isStatusKnown = true;
      }
    } else if (found.kind === 'needsAsOf') {
      needAsOf += 1;
      if (firstNeeding < 0) firstNeeding = entry;
    } else if (found.kind === 'rejected') outcomes.reject(entry, found.problem);
    else outcomes.setAside(entry, found.problem);
  }
  const findings =
    needAsOf === 0
      ? []
      : [problem('as-of-missing', { customers: needAsOf }, outcomes.placeOf(firstNeeding))];
  const settled = {
    years,
    ...(isStatusKnown ? { status: statuses } : {}),
    ...(start === undefined || tenure !== undefined ? {} : { until }),
  };
  return { tenure: settled, findings };
}

const isOpen = (status: number | undefined) =>
  status === undefined || status === customerStatus.unknown;

/** What one row says about how long a relationship lasted; undefined where there is no such column. */
interface TenureFacts {
  /** Years; NaN where it is blank. */
  readonly tenure: number | undefined;
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly last: number | undefined;
  readonly status: number | undefined;
}

type TenureOfRow =
  | {
      readonly kind: 'known';
      readonly years: number;
      /** A value of `customerStatus`, or undefined where the source does not say. */
      readonly status: number | undefined;
      /** The day until which the tenure lasts, where it comes from dates. */
      readonly until: number | undefined;
    }
  | { readonly kind: 'rejected' | 'setAside'; readonly problem: Problem }
  /** An active customer, and nothing says on which day the file was made. */
  | { readonly kind: 'needsAsOf' };

/**
 * The tenure of one row. Status decides whether it has ended, dates decide when:
 *
 * - a tenure that is written down counts as it stands;
 * - with an end, unless the status is active: from start to end;
 * - active, or without an end where there is a column for it: from start to the as-of day;
 * - ended without an end, or a blank status and no end anywhere: unknown, so set aside;
 * - only a last activity: from start to that, and nothing is known of the status;
 * - only a start: to the as-of day, likewise.
 *
 * An end after the as-of day has not come yet: the customer is active. A tenure that no customer can have
 * is rejected.
 */
function tenureOfRow(facts: TenureFacts, asOf: number | undefined): TenureOfRow {
  const found = tenureAsWritten(facts, asOf);
  return found.kind === 'known' && found.years > longestYears
    ? rejected(problem('tenure-implausible', { years: Math.floor(found.years) }))
    : found;
}

/** No customer stays longer; a day such as 9999-12-31 stands for "not yet", or is a slip. */
const longestYears = 200;

function tenureAsWritten(facts: TenureFacts, asOf: number | undefined): TenureOfRow {
  const { tenure, status } = facts;
  if (status === rowStatus.notStarted) return setAside(problem('not-started', {}));
  if (tenure !== undefined && !Number.isNaN(tenure))
    return { kind: 'known', years: tenure, status, until: undefined };
  if (facts.start === undefined) return setAside(problem('tenure-unknown', {}));
  if (facts.start === noDay) return setAside(problem('start-unknown', {}));
  return fromDates(facts, facts.start, asOf);
}

function fromDates(facts: TenureFacts, start: number, asOf: number | undefined): TenureOfRow {
  const { status, end, last } = facts;
  const ends = end !== undefined && end !== noDay ? end : undefined;
  if (ends !== undefined && ends < start) return backwards(start, ends);
  const endsLater = ends !== undefined && asOf !== undefined && ends > asOf;
  if (ends !== undefined && status !== rowStatus.active && !endsLater)
    return between(start, ends, customerStatus.ended);
  if (status === rowStatus.ended && ends === undefined)
    return setAside(problem('end-unknown', { ended: true }));
  if (status === rowStatus.unknown && end === undefined)
    return setAside(problem('end-unknown', { ended: false }));
  if (last !== undefined && end === undefined && status === undefined) {
    if (last === noDay) return setAside(problem('end-unknown', { ended: false }));
    return last < start ? backwards(start, last) : between(start, last, undefined);
  }
  if (asOf === undefined) return { kind: 'needsAsOf' };
  if (start > asOf)
    return rejected(problem('start-after-as-of', { start: isoDate(start), asOf: isoDate(asOf) }));
  const isStatusKnown = status !== undefined || end !== undefined;
  return between(start, asOf, isStatusKnown ? customerStatus.active : undefined);
}

function between(start: number, until: number, status: number | undefined): TenureOfRow {
  return { kind: 'known', years: yearsBetween(start, until), status, until };
}

function backwards(start: number, end: number): TenureOfRow {
  return rejected(problem('end-before-start', { start: isoDate(start), end: isoDate(end) }));
}

const setAside = (found: Problem): TenureOfRow => ({ kind: 'setAside', problem: found });
const rejected = (found: Problem): TenureOfRow => ({ kind: 'rejected', problem: found });
