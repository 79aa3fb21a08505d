import { type Customers, customerStatus, noDay } from '../customers.ts';
import { daysPerYear } from '../quantity/time-unit.ts';

/** Customers who were at risk of leaving in a stretch of time. */
export interface TimeAtRisk {
  /** Customers on at least one of its days. */
  readonly customers: number;
  /** The number of them who left in it. */
  readonly ended: number;
  /** The sum of the years for which they were customers in it. */
  readonly years: number;
}

/** Days since 1970-01-01, the last one included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * The customers at risk between two days. Customers who left before the first day, or came after the last, are not
 * counted.
 *
 * @param onset - the day from which a customer is no longer at risk, such as that of a problem; `noDay`: none
 * @returns undefined where the customers have no start, no tenure or no status
 * @example
 * // Two there all year, one of whom leaves at half of it; a third had left before.
 * // => { customers: 2, ended: 1, years: 1.5 }
 */
export function timeAtRisk(
  { count, startDay, tenureYears, status, entryYears }: Customers,
  { from, to }: Stretch,
  onset?: Int32Array,
): TimeAtRisk | undefined {
  if (startDay === undefined || tenureYears === undefined || status === undefined) return undefined;
  let customers = 0;
  let ended = 0;
  let days = 0;
  for (let i = 0; i < count; i++) {
    const start = startDay[i] ?? noDay;
    const end = endDay(start, tenureYears[i]);
    if (end === undefined || status[i] === customerStatus.unknown) continue;
    const stop = onset?.[i] ?? noDay;
    const first = Math.max(from, start + Math.round((entryYears?.[i] ?? 0) * daysPerYear));
    const last = Math.min(end, to, stop === noDay ? to : stop);
    if (last < first) continue;
    customers += 1;
    days += last - first;
    if (status[i] === customerStatus.ended && end <= to && stop === noDay) ended += 1;
  }
  return { customers, ended, years: days / daysPerYear };
}

/** The last day observed in the data, from the starts and tenures of customers: usually the day of the export. */
export function lastDaySeen({ startDay, tenureYears }: Customers): number | undefined {
  let last: number | undefined;
  for (const [i, start] of (startDay ?? []).entries()) {
    const end = endDay(start, tenureYears?.[i]);
    if (end !== undefined && (last === undefined || end > last)) last = end;
  }
  return last;
}

const endDay = (start: number, tenure = Number.NaN): number | undefined =>
  start === noDay || Number.isNaN(tenure) ? undefined : start + Math.round(tenure * daysPerYear);
