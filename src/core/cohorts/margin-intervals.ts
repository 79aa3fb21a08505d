import type { Interval } from '../uncertainty/bootstrap.ts';
import { closedFormInterval } from '../uncertainty/closed-form-interval.ts';
import { type StratumMoments, stratumMoments } from '../uncertainty/moments.ts';
import type { MarginTerms } from '../value/acquisition-ceiling.ts';
import type { Cohorts } from './cohorts.ts';

/** With fewer customers their margins show too little of how others would differ. */
const fewest = 10;

/**
 * The 95 % intervals of the margin of one customer within some days, in the currency; null of fewer than ten, and where
 * the days do not show what each customer spent.
 */
export interface MarginIntervals {
  readonly cohorts: readonly (Interval | null)[];
  readonly total: Interval | null;
}

/**
 * How far the mean margin within some days of the first purchase could differ in other customers like these.
 *
 * Only customers of finished intakes count, as in `marginWithin`. The interval is that of their total, corrected for
 * skewness, divided by their number.
 *
 * @param costs - of each day with a purchase: what is taken off besides shares of spend, in minor units
 */
export function marginIntervals(
  { intakes, codes, count }: Cohorts,
  days: number,
  { margin, minorUnits }: MarginTerms,
  costs?: ArrayLike<number>,
): MarginIntervals {
  const { days: purchases, begins, period, reachDays } = intakes;
  if (purchases.counts !== undefined)
    return { cohorts: new Array<null>(count).fill(null), total: null };
  const finished: number[] = [];
  for (let i = 0; i < codes.length; i++)
    if ((reachDays[period[i] ?? 0] ?? -1) >= days) finished.push(i);
  const margins = Float64Array.from(finished, (customer) => {
    const begin = begins[customer] ?? 0;
    const end = begins[customer + 1] ?? 0;
    const last = (purchases.day[begin] ?? 0) + days;
    let sum = 0;
    for (let i = begin; i < end && (purchases.day[i] ?? 0) <= last; i++)
      sum += (purchases.amount[i] ?? 0) * margin - (costs?.[i] ?? 0);
    return sum / minorUnits;
  });
  const strata = { number: count, codes: Uint32Array.from(finished, (i) => codes[i] ?? 0) };
  const all = { number: 1, codes: new Uint32Array(finished.length) };
  return {
    cohorts: stratumMoments(margins, strata).map(intervalOfMean),
    total: stratumMoments(margins, all).map(intervalOfMean)[0] ?? null,
  };
}

function intervalOfMean(moments: StratumMoments): Interval | null {
  const { customers } = moments;
  if (customers < fewest) return null;
  const { low, high } = closedFormInterval(moments);
  return { low: low / customers, high: high / customers };
}
