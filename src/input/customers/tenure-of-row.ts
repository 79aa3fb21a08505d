import { customerStatus, noDay } from '../../core/customers.ts';
import { isoDate, yearsBetween } from '../../core/quantity/calendar.ts';
import { daysPerYear } from '../../core/quantity/time-unit.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { endOf } from '../cells/end-day.ts';
import { rowStatus } from '../cells/status-cell.ts';

/** What one row says about how long a relationship lasted; undefined where there is no such column. */
export interface TenureFacts {
  /** Years; NaN where it is blank. */
  readonly tenure: number | undefined;
  readonly start: number | undefined;
  /** The start beside a tenure and an end, with which it is compared. */
  readonly comparedStart: number | undefined;
  /** The last day of a trial, which pays nothing. */
  readonly trial: number | undefined;
  readonly end: number | undefined;
  readonly last: number | undefined;
  readonly status: number | undefined;
}

/** What holds for all rows. */
export interface TenureSettings {
  /** The day of the export. */
  readonly asOf: number | undefined;
  /** Whether the end is the day on which somebody cancelled, and may still stay to the end of what is paid. */
  readonly endIsCancellation: boolean;
  /** The unit in which tenures are written, in years. */
  readonly tenureUnit: number;
}

interface KnownTenure {
  readonly kind: 'known';
  readonly years: number;
  /** A value of `customerStatus`, or undefined where the source does not say. */
  readonly status: number | undefined;
  /** The days from and until which the tenure lasts, where it comes from dates. */
  readonly from: number | undefined;
  readonly until: number | undefined;
  /** What is odd about the row. */
  readonly noted: readonly Problem[];
}

type TenureOfRow =
  | KnownTenure
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
 * An end after the as-of day has not come yet: the customer is active. A trial pays nothing, so that the
 * tenure starts when it ends; who is still in one has a tenure of 0. A tenure that no customer can have is
 * rejected.
 */
export function tenureOfRow(facts: TenureFacts, settings: TenureSettings): TenureOfRow {
  if (facts.status === rowStatus.notStarted) return setAside(problem('not-started', {}));
  const { tenure } = facts;
  const found =
    tenure !== undefined && !Number.isNaN(tenure)
      ? asWritten(tenure, facts, settings)
      : fromDates(facts, settings);
  return found.kind === 'known' && found.years > longestYears
    ? rejected(problem('tenure-implausible', { years: Math.floor(found.years) }))
    : found;
}

/** No customer stays longer; such a tenure is a slip. */
const longestYears = 200;

function asWritten(years: number, facts: TenureFacts, settings: TenureSettings): TenureOfRow {
  const status = writtenStatus(facts, settings);
  const isInTrial = status !== customerStatus.ended && isTrial(facts, settings);
  const odd =
    status === customerStatus.ended
      ? tenureContradiction(years, facts, settings)
      : contradiction(facts, settings);
  return {
    kind: 'known',
    years: isInTrial ? 0 : years,
    status,
    from: undefined,
    until: undefined,
    noted: isInTrial ? [...odd, problem('trial-unpaid', {})] : odd,
  };
}

/** What status and end say beside a tenure: without a column of statuses, a blank end is of who is active. */
function writtenStatus(facts: TenureFacts, { asOf }: TenureSettings): number | undefined {
  const { end } = facts;
  const said = saidStatus(facts);
  if (end === undefined || said === customerStatus.active || said === customerStatus.ended)
    return said;
  if (said === customerStatus.unknown && end === noDay) return said;
  return hasPassed(end, asOf) ? customerStatus.ended : customerStatus.active;
}

/** Whether a customer is in a trial on the day of the export. */
function isTrial({ status, trial = noDay }: TenureFacts, { asOf }: TenureSettings): boolean {
  if (trial === noDay || asOf === undefined) return status === rowStatus.trial;
  return trial > asOf;
}

function fromDates(facts: TenureFacts, settings: TenureSettings): TenureOfRow {
  const { start, end, last } = facts;
  const { asOf } = settings;
  if (start === undefined) return setAside(problem('tenure-unknown', {}));
  if (start === noDay) return setAside(problem('start-unknown', {}));
  const status = saidStatus(facts);
  const isActive = status === customerStatus.active;
  const said = end === undefined ? 'none' : endOf(end);
  const ends = said === 'day' ? end : undefined;
  if (ends !== undefined && ends < start) return backwards(start, ends);
  const endsLater = ends !== undefined && asOf !== undefined && ends > asOf;
  if (ends !== undefined && !isActive && !endsLater)
    return paid(facts, start, ends, customerStatus.ended);
  const hasEnded = status === customerStatus.ended || (said === 'some day' && !isActive);
  if (hasEnded && ends === undefined) return setAside(problem('end-unknown', { ended: true }));
  if (status === customerStatus.unknown && end === undefined)
    return setAside(problem('end-unknown', { ended: false }));
  if (last !== undefined && end === undefined && status === undefined) {
    if (last === noDay) return setAside(problem('end-unknown', { ended: false }));
    return last < start ? backwards(start, last) : paid(facts, start, last, undefined);
  }
  if (asOf === undefined) return { kind: 'needsAsOf' };
  if (start > asOf)
    return rejected(problem('start-after-as-of', { start: isoDate(start), asOf: isoDate(asOf) }));
  const isStatusKnown = status !== undefined || end !== undefined;
  const found = paid(facts, start, asOf, isStatusKnown ? customerStatus.active : undefined);
  const odd = contradiction(facts, settings);
  return found.kind === 'known' && odd.length > 0
    ? { ...found, noted: [...odd, ...found.noted] }
    : found;
}

/** The tenure up to a day: since the start, or since the end of the trial, if that is later. */
function paid(
  facts: TenureFacts,
  start: number,
  until: number,
  status: number | undefined,
): TenureOfRow {
  const { trial = noDay } = facts;
  const goesOn = facts.status === rowStatus.trial && trial === noDay;
  const from = goesOn ? until : Math.min(Math.max(start, trial), until);
  const hadTrial = from > start || goesOn;
  if (hadTrial && from === until && status === customerStatus.ended)
    return setAside(problem('trial-alone', {}));
  const noted = hadTrial ? [problem('trial-unpaid', {})] : nothing;
  return { kind: 'known', years: yearsBetween(from, until), status, from, until, noted };
}

/** What the status says, as a value of `customerStatus`; undefined where there is no such column. */
const saidStatus = ({ status }: TenureFacts): number | undefined =>
  status === rowStatus.trial ? customerStatus.active : status;

/** Whether an end has come: where nothing says which day the file was made on, every day has. */
function hasPassed(end: number | undefined, asOf: number | undefined): boolean {
  if (end === undefined) return false;
  const said = endOf(end);
  return said === 'some day' || (said === 'day' && (asOf === undefined || end <= asOf));
}

/** A status that says active, and an end that has come. */
function contradiction(
  facts: TenureFacts,
  { asOf, endIsCancellation }: TenureSettings,
): readonly Problem[] {
  const { end } = facts;
  if (end === undefined || endIsCancellation || saidStatus(facts) !== customerStatus.active)
    return nothing;
  const said = endOf(end);
  // Without the day of the export, nobody knows.
  if ((said === 'day' && asOf === undefined) || !hasPassed(end, asOf)) return nothing;
  return [problem('status-contradicts-end', { end: said === 'day' ? isoDate(end) : null })];
}

/** A tenure that differs from the time between start and end by more than its unit, and what rounding explains. */
function tenureContradiction(
  years: number,
  { comparedStart, end }: TenureFacts,
  { endIsCancellation, tenureUnit }: TenureSettings,
): readonly Problem[] {
  if (comparedStart === undefined || comparedStart === noDay || endIsCancellation) return nothing;
  if (end === undefined || endOf(end) !== 'day') return nothing;
  const days = end - comparedStart;
  const tenureDays = years * daysPerYear;
  const rounding = tenureUnit * daysPerYear + 3 + tenureDays / 100;
  if (Math.abs(days - tenureDays) <= rounding) return nothing;
  return [
    problem('tenure-contradicts-end', {
      start: isoDate(comparedStart),
      end: isoDate(end),
      days,
      tenureDays: Math.round(tenureDays),
    }),
  ];
}

const nothing: readonly Problem[] = [];

const backwards = (start: number, end: number): TenureOfRow =>
  rejected(problem('end-before-start', { start: isoDate(start), end: isoDate(end) }));

const setAside = (found: Problem): TenureOfRow => ({ kind: 'setAside', problem: found });
const rejected = (found: Problem): TenureOfRow => ({ kind: 'rejected', problem: found });
