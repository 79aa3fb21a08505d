import { customerStatus, noDay } from '../../core/customers.ts';
import { lastDaySeen, timeAtRisk } from '../../core/recovery/time-at-risk.ts';
import { exponentialRate } from '../../core/survival/exponential-rate.ts';
import type { KnownIds } from '../../input/columns/known-ids.ts';
import { day } from '../shared/option-readers.ts';
import type { ValuedCustomers } from '../shared/valuation/valued-customers.ts';
import type { OpenCase } from './cases.ts';

/** When the problems happened. */
export interface ProblemTime {
  /** The length of that time; null if unknown. */
  readonly years: number | null;
  /** The day of the last case; absent where one has no date. */
  readonly lastDay: number | undefined;
}

/** The rate a year at which customers leave, a hazard: λ = −ln(retention). */
export interface Leaving {
  readonly rate: number;
  /** What it is counted from; absent where it is given. */
  readonly counted?: { readonly ended: number; readonly years: number };
}

/**
 * The rate at which customers leave: that of `--retention`, else that of the recorded stays.
 *
 * @returns undefined where the customers have no status or tenure
 */
export function leavingOf({ valued, customers }: ValuedCustomers): Leaving | undefined {
  const { staying } = valued;
  if (staying.kind === 'assumed' && 'retention' in staying.stay)
    return { rate: -Math.log(staying.stay.retention) };
  const { status, tenureYears, entryYears } = customers;
  if (status === undefined || tenureYears === undefined) return undefined;
  let ended = 0;
  let years = 0;
  for (const [i, tenure] of tenureYears.entries()) {
    if (status[i] === customerStatus.unknown || Number.isNaN(tenure)) continue;
    years += Math.max(0, tenure - (entryYears?.[i] ?? 0));
    if (status[i] === customerStatus.ended) ended += 1;
  }
  const rate = exponentialRate(ended, years)?.rate;
  return rate === undefined ? undefined : { rate, counted: { ended, years } };
}

/**
 * The number of customers who were active at some time while the problems happened: those who had left before could
 * not have one. Without dates they are the active customers and those who, at the hazard, left in that time.
 *
 * @param hazard - a year
 */
export function presentCustomers(
  valued: ValuedCustomers,
  time: ProblemTime,
  hazard: number,
): number {
  const dated = datedTime(valued, time);
  if (dated !== undefined) return dated.customers;
  const { count } = valued.customers;
  return Math.min(count, activeCustomers(valued) * (1 + hazard * (time.years ?? 1)));
}

/**
 * The years for which all customers together were active while the problems happened. Without dates, their number is
 * taken to be that of today all the time.
 *
 * @returns null where the time is not known, or there is no file of customers
 */
export function customerYears(
  valued: ValuedCustomers | undefined,
  time: ProblemTime,
): number | null {
  if (valued === undefined || time.years === null) return null;
  return datedTime(valued, time)?.years ?? activeCustomers(valued) * time.years;
}

/** The customers and their years in the time of the problems, by their dates; undefined without dates. */
function datedTime({ customers }: ValuedCustomers, { years, lastDay }: ProblemTime) {
  const to = lastDay ?? lastDaySeen(customers);
  if (to === undefined) return undefined;
  return timeAtRisk(customers, { from: to - Math.round((years ?? 1) * 365.25), to });
}

/** Customers who have not left; without a status in the file, all of them. */
const activeCustomers = ({ customers: { count, status } }: ValuedCustomers): number =>
  status === undefined ? count : status.filter((each) => each !== customerStatus.ended).length;

/**
 * The day of the first case of each customer that is named, open ones last; `noDay` for customers without a case.
 *
 * @param customers - their number
 * @param indexes - the index of each customer, by id
 * @returns undefined where a case has no date
 */
export function caseDays(
  firsts: readonly OpenCase[],
  customers: number,
  indexes: Pick<KnownIds, 'get'>,
): Int32Array | undefined {
  const days = new Int32Array(customers).fill(noDay);
  for (const { customer, day } of firsts) {
    const index = indexes.get(customer);
    if (index === undefined) continue;
    if (day === undefined) return undefined;
    if (days[index] === noDay) days[index] = day;
  }
  return days;
}

/**
 * The years from each case to the day of the export, else to the last case. Cases without a date are taken to be
 * spread evenly over the time of the problems.
 */
export function yearsSinceCases(
  firsts: readonly OpenCase[],
  { years, lastDay }: ProblemTime,
  asOf: string | null,
): readonly number[] {
  const to = asOfDay(asOf) ?? lastDay;
  return firsts.map(({ day }) =>
    day === undefined || to === undefined ? (years ?? 1) / 2 : Math.max(0, to - day) / 365.25,
  );
}

/** The day of the export; undefined where it is not known. */
export function asOfDay(asOf: string | null): number | undefined {
  const read = asOf === null ? undefined : day('last day')(asOf, '--as-of', '--as-of');
  return read?.ok === true ? read.value.day : undefined;
}
