import { monthTable } from '../quantity/calendar.ts';
import {
  type ChargeInterval,
  chargeIntervals,
  intervalLength,
  monthsApart,
  weeksApart,
} from './charge-interval.ts';
import type { PurchaseDays } from './purchase-totals.ts';

/** How well the purchases of a log match charges at one interval. */
export interface Charges {
  readonly interval: ChargeInterval;
  /** Gaps between successive purchases of one customer, of any length. */
  readonly gaps: number;
  /** Purchases on the day when a charge was due. */
  readonly onTime: number;
  /** Purchases on the day when the second or the third charge was due: one or two before were missed. */
  readonly missed: number;
  /** Purchases on time as a share of all gaps but those of missed charges. */
  readonly share: number;
  /** The share of purchases on time that have the amount of a charge before it. */
  readonly sameAmount: number;
  /** Customers with a purchase on time. */
  readonly customers: number;
}

const kinds = chargeIntervals.length;
/** A set of intervals is a whole number with one bit an interval. */
const everyInterval = 2 ** kinds - 1;
const longest = 36;

/** By a number of weeks or months: the set of intervals of which it is one of `times`. */
function setsBy(which: 'week' | 'month', times: readonly number[]): Uint8Array {
  const sets = new Uint8Array(longest + 1);
  for (const [k, interval] of chargeIntervals.entries()) {
    const { unit, count } = intervalLength[interval];
    if (unit === which)
      for (const each of times) sets[count * each] = (sets[count * each] ?? 0) | (2 ** k);
  }
  return sets;
}

const setsOf = (times: readonly number[]) => {
  const [byWeeks, byMonths] = [setsBy('week', times), setsBy('month', times)];
  return (weeks: number, months: number) => (byWeeks[weeks] ?? 0) | (byMonths[months] ?? 0);
};
const onceIn = setsOf([1]);
const laterIn = setsOf([2, 3]);
const onceOrTwiceIn = setsOf([1, 2]);

function daysSpanned(days: Int32Array): [first: number, last: number] {
  let [first = 0, last = 0] = [days[0], days[0]];
  for (const day of days) {
    if (day < first) first = day;
    if (day > last) last = day;
  }
  return [first, last];
}

/** Adds one to the count of each interval of a set. */
function addTo(counts: Float64Array, set: number): void {
  for (let left = set; left !== 0; left &= left - 1) {
    const k = 31 - Math.clz32(left & -left);
    counts[k] = (counts[k] ?? 0) + 1;
  }
}

/**
 * How well purchases match charges at each of the intervals that contracts use.
 *
 * A purchase is on time one interval after the purchase before it. A charge that is late, or an extra one in between,
 * as for an upgrade, must not count as off time twice. So where a purchase was off its time, the next may also be
 * measured from the purchase before that one.
 *
 *     share = on time / (gaps − missed)
 *
 * One pass over the days for all intervals; the memory needed does not depend on the number of days.
 *
 * @returns one an interval, in the order of {@link chargeIntervals}
 * @example Purchases on 10 January, 12 February (a Monday), 10 March, 10 May: monthly, of 3 gaps 2 on
 *   time and 1 missed, and share = 2 / (3 − 1)
 */
export function chargesAt(days: PurchaseDays): Charges[] {
  const onTime = new Float64Array(kinds);
  const missed = new Float64Array(kinds);
  const same = new Float64Array(kinds);
  const customers = new Float64Array(kinds);
  const { customer, day, amount } = days;
  const later = monthTable(...daysSpanned(day));
  const weeksSince = (from: number, to: number) => weeksApart(day[from] ?? 0, day[to] ?? 0);
  const monthsSince = (from: number, to: number) =>
    monthsApart(day[from] ?? 0, day[to] ?? 0, later);
  let gaps = 0;
  // For the current customer: intervals by which the last purchase was off its time, and those that matched once.
  let off = 0;
  let fitted = 0;
  for (let i = 1; i < day.length; i++) {
    if (customer[i] !== customer[i - 1]) {
      off = 0;
      fitted = 0;
      continue;
    }
    gaps += 1;
    const weeks = weeksSince(i - 1, i);
    const months = monthsSince(i - 1, i);
    // Where `off` is not 0, there is a purchase before the last.
    const byOther =
      off === 0 ? 0 : off & onceOrTwiceIn(weeksSince(i - 2, i), monthsSince(i - 2, i));
    const due = onceIn(weeks, months) | byOther;
    const skipped = laterIn(weeks, months) & ~due;
    off = everyInterval & ~(due | skipped);
    addTo(missed, skipped);
    if (due === 0) continue;
    addTo(onTime, due);
    addTo(customers, due & ~fitted);
    fitted |= due;
    if (
      amount[i] === amount[i - 1] ||
      (i > 1 && amount[i] === amount[i - 2] && customer[i] === customer[i - 2])
    )
      addTo(same, due);
  }
  const at = (counts: Float64Array, k: number) => counts[k] ?? 0;
  const shareOf = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  return chargeIntervals.map((interval, k) => ({
    interval,
    gaps,
    onTime: at(onTime, k),
    missed: at(missed, k),
    share: shareOf(at(onTime, k), gaps - at(missed, k)),
    sameAmount: shareOf(at(same, k), at(onTime, k)),
    customers: at(customers, k),
  }));
}
