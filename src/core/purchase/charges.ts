import {
  type ChargeInterval,
  chargeIntervals,
  intervalLength,
  monthsApart,
  weeksApart,
} from './charge-interval.ts';
import type { PurchaseDays } from './purchase-totals.ts';

/** How well the purchases of a log fit charges that come at one interval. */
export interface Charges {
  readonly interval: ChargeInterval;
  /** Gaps between successive purchases of one customer, of any length. */
  readonly gaps: number;
  /** Purchases that came when a charge was due. */
  readonly onTime: number;
  /** Purchases that came when the second or the third charge was due: one or two before were missed. */
  readonly missed: number;
  /** On time, of all gaps but those of missed charges. */
  readonly share: number;
  /** Of those on time, the share that costs what a charge before it did. */
  readonly sameAmount: number;
  /** Customers with a purchase on time. */
  readonly customers: number;
}

const mostMissed = 2;
const intervalsOf = (interval: ChargeInterval, weeks: number, months: number): number => {
  const length = intervalLength[interval];
  return 'weeks' in length ? weeks / length.weeks : months / length.months;
};
/** `intervalsAt[interval][weeks or months]`: intervals in so many of them; 0 where it is no such number. */
const intervalsAt = chargeIntervals.map((interval) =>
  Uint8Array.from({ length: (mostMissed + 1) * 12 + 1 }, (_, n) => {
    const intervals = intervalsOf(interval, n, n);
    return Number.isInteger(intervals) && intervals <= mostMissed + 1 ? intervals : 0;
  }),
);
const inWeeks = chargeIntervals.map((interval) => 'weeks' in intervalLength[interval]);

/**
 * How well purchases fit charges at each of the intervals that contracts use.
 *
 * A purchase is on time one interval after the purchase before it. Two kinds of charge would break this
 * twice and shall not: one that is late (its successor is on time by the charge before it), and one in
 * between, as for an upgrade. So where a purchase was off its time, the next may go by the purchase
 * before that one.
 *
 *     share = on time / (gaps − missed)
 *
 * One pass, whatever the number of intervals; the days need no more memory than they have.
 *
 * @returns one an interval, in the order of {@link chargeIntervals}
 * @example Purchases on 10 January, 12 February (a Monday), 10 March, 10 May: monthly, of 3 gaps 2 on
 *   time and 1 missed, and share = 2 / (3 − 1)
 */
export function chargesAt(days: PurchaseDays): Charges[] {
  const kinds = chargeIntervals.length;
  const onTime = new Float64Array(kinds);
  const missed = new Float64Array(kinds);
  const same = new Float64Array(kinds);
  const customers = new Float64Array(kinds);
  const latest = new Float64Array(kinds).fill(-1);
  const offTime = new Uint8Array(kinds);
  const { customer, day, amount } = days;
  const dayAt = (i: number) => day[i] ?? 0;
  let gaps = 0;
  for (let i = 1; i < day.length; i++) {
    if (customer[i] !== customer[i - 1]) {
      offTime.fill(0);
      continue;
    }
    gaps += 1;
    const weeks = weeksApart(dayAt(i - 1), dayAt(i));
    const months = monthsApart(dayAt(i - 1), dayAt(i));
    const third = i > 1 && customer[i] === customer[i - 2];
    const weeksOfTwo = third ? weeksApart(dayAt(i - 2), dayAt(i)) : 0;
    const monthsOfTwo = third ? monthsApart(dayAt(i - 2), dayAt(i)) : 0;
    if (weeks + months + weeksOfTwo + monthsOfTwo === 0) {
      offTime.fill(1);
      continue;
    }
    const alike = amount[i] === amount[i - 1] || (third && amount[i] === amount[i - 2]);
    for (let k = 0; k < kinds; k++) {
      const since = intervalsAt[k]?.[inWeeks[k] ? weeks : months] ?? 0;
      const sinceTwo = intervalsAt[k]?.[inWeeks[k] ? weeksOfTwo : monthsOfTwo] ?? 0;
      const due = since === 1 || (offTime[k] === 1 && (sinceTwo === 1 || sinceTwo === 2));
      if (due) {
        onTime[k] = (onTime[k] ?? 0) + 1;
        if (alike) same[k] = (same[k] ?? 0) + 1;
        if (latest[k] !== customer[i]) customers[k] = (customers[k] ?? 0) + 1;
        latest[k] = customer[i] ?? 0;
      } else if (since > 1) missed[k] = (missed[k] ?? 0) + 1;
      offTime[k] = due || since > 1 ? 0 : 1;
    }
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
