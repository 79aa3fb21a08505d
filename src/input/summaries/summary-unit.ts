import {
  daysPerUnit,
  type PurchaseUnit,
  purchaseUnits,
} from '../../core/purchase/customer-summary.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';

/** Times of customers in a unit, and the days that they stand for. */
export interface DatedTimes {
  readonly recency: Float64Array;
  readonly age: Float64Array;
  /** Days since 1970-01-01; null where the files have none. */
  readonly days: { readonly first: Int32Array; readonly last: Int32Array } | null;
}

/** What times of a summary are counted in. */
export interface SettledUnit {
  readonly unit: PurchaseUnit;
  /** Last day of the observation; null where no day is known. */
  readonly until: number | null;
}

/** Times that were rounded to a hundredth of a month are still the right day. */
const slack = 0.5;

/**
 * The unit of recency and age: the one that is given, or the only one in which they say the same as the days.
 *
 *     last − first = t_x u,  and first + T u is one day for everybody,  u the days in a unit
 *
 * @throws {Refusal} nothing settles the unit, or the days contradict the times
 */
export function summaryUnit(times: DatedTimes, given: PurchaseUnit | undefined): SettledUnit {
  if (times.days === null) {
    if (given !== undefined) return { unit: given, until: null };
    throw new Refusal(problem('summary-unit-unclear', { reason: 'unknown', units: 'any' }));
  }
  const fitting = purchaseUnits.filter((unit) => endOf(times, unit) !== null);
  const [only] = fitting;
  const unit = given ?? (fitting.length === 1 ? only : undefined);
  const until = unit === undefined ? null : endOf(times, unit);
  if (unit !== undefined && until !== null) return { unit, until };
  const reason = fitting.length > 1 && given === undefined ? 'several' : 'contradicted';
  throw new Refusal(problem('summary-unit-unclear', { reason, units: fitting.join(', ') }));
}

/** The last day of the observation as the times have it in this unit; null where they contradict the days. */
function endOf({ recency, age, days }: DatedTimes, unit: PurchaseUnit): number | null {
  if (days === null) return null;
  const length = daysPerUnit[unit];
  const { first, last } = days;
  const until = Math.round((first[0] ?? 0) + (age[0] ?? 0) * length);
  for (let i = 0; i < recency.length; i++) {
    const from = first[i] ?? 0;
    const between = (recency[i] ?? 0) * length - ((last[i] ?? 0) - from);
    const observed = (age[i] ?? 0) * length - (until - from);
    if (!(Math.abs(between) <= slack && Math.abs(observed) <= slack)) return null;
  }
  return until;
}
