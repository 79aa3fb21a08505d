import { customerStatus } from '../customers.ts';
import { yearsBetween } from '../quantity/calendar.ts';
import { unitYears } from '../quantity/time-unit.ts';
import {
  type ChargeInterval,
  chargeIntervals,
  dueDay,
  intervalLength,
  monthsApart,
  toleranceDays,
  weeksApart,
} from './charge-interval.ts';
import type { PurchaseDays, PurchaseTotals } from './purchase-totals.ts';

/** The rule by which a log of purchases shows that a customer has left. */
export type EndRule =
  /** A charge that is overdue, where charges are regular. */
  | { readonly kind: 'charges'; readonly interval: ChargeInterval }
  /** A silence of more than this number of days. */
  | { readonly kind: 'silence'; readonly days: number }
  /** No rule: customers are never known to have left. */
  | { readonly kind: 'never' };

/** How long each customer has stayed; the columns of `Customers`. */
export interface PurchaseStays {
  readonly startDay: Int32Array;
  readonly tenureYears: Float64Array;
  readonly status: Uint8Array;
}

/** Years between two charges, of weeks or of months. */
export function intervalYears(interval: ChargeInterval): number {
  const { unit, count } = intervalLength[interval];
  return count * (unit === 'week' ? unitYears.w : unitYears.mo);
}

/**
 * How long customers have stayed, from the days on which they bought.
 *
 * - By charges: a charge pays for an interval, so that the stay is the whole number of intervals from the first charge
 *   to the day on which the next one is due. The stay has ended on that day if the observation goes on for longer than
 *   the tolerance after it without a charge; otherwise it is still going on. Missed charges in between do not end it.
 * - By silence: the stay has ended the given number of days after the last purchase, if the observation reaches that
 *   day; otherwise it is still going on, and its length is the same.
 * - Never: the stay has lasted to the end of the last day of the observation.
 *
 * No stay is 0, not even that of a customer who bought once, on the last day, so that spend a year is always defined.
 *
 * @param until - last day of the observation, in days since 1970-01-01: not before any purchase
 * @example Charged on 31 January and 29 February 2024, observed until 2 April: due on 29 March and
 *   overdue by 4 days. It has ended after 2 months.
 */
export function purchaseStays(
  days: PurchaseDays,
  { firstDay, lastDay }: Pick<PurchaseTotals, 'firstDay' | 'lastDay'>,
  until: number,
  rule: EndRule,
): PurchaseStays {
  const plans = rule.kind === 'charges' ? chargePlans(days, rule.interval) : [];
  const tenureYears = new Float64Array(days.customers);
  const status = new Uint8Array(days.customers).fill(customerStatus.active);
  for (let i = 0; i < days.customers; i++) {
    const [first, last] = [firstDay[i] ?? 0, lastDay[i] ?? 0];
    if (!(last <= until)) throw new RangeError(`a purchase after day ${until}`);
    const plan = plans[i];
    if (plan !== undefined) {
      const due = dueDay(last, plan);
      const length = intervalYears(plan);
      tenureYears[i] = Math.round(yearsBetween(first, due) / length) * length;
      if (until > due + toleranceDays(plan)) status[i] = customerStatus.ended;
    } else if (rule.kind === 'silence') {
      tenureYears[i] = yearsBetween(first, last + rule.days);
      if (last + rule.days <= until) status[i] = customerStatus.ended;
    } else tenureYears[i] = yearsBetween(first, until + 1);
  }
  return { startDay: Int32Array.from(firstDay), tenureYears, status };
}

/**
 * The interval at which each customer is charged, where most are charged at one interval but some may have a plan with
 * another, such as a yearly one.
 *
 * - Customers charged twice or more, always at one other interval, have that one.
 * - Customers charged once have the interval of most others whose first charge was of the same amount.
 * - All other customers have the usual interval.
 *
 * @param usual - the interval that the charges of the log were recognised by
 * @returns one a customer
 * @example Most pay 10 a month. A customer who paid 100 in January 2023 and in January 2024 pays by the year, and so
 *   does one who paid 100 for the first time in May 2024.
 */
export function chargePlans(days: PurchaseDays, usual: ChargeInterval): ChargeInterval[] {
  const observed = observedIntervals(days, usual);
  const prices = new Map<number, Map<ChargeInterval, number>>();
  const first = new Float64Array(days.customers);
  for (let i = days.day.length - 1; i >= 0; i--) first[days.customer[i] ?? 0] = days.amount[i] ?? 0;
  for (const [customer, interval] of observed.entries()) {
    if (interval === 'once') continue;
    const price = first[customer] ?? 0;
    const counts = prices.get(price) ?? new Map<ChargeInterval, number>();
    const plan = interval ?? usual;
    counts.set(plan, (counts.get(plan) ?? 0) + 1);
    prices.set(price, counts);
  }
  return observed.map((interval, customer) => {
    if (interval !== 'once') return interval ?? usual;
    return most(prices.get(first[customer] ?? 0), usual);
  });
}

/** The one interval that all gaps of each customer are; undefined where there is none, "once" without a gap. */
function observedIntervals(
  days: PurchaseDays,
  usual: ChargeInterval,
): (ChargeInterval | 'once' | undefined)[] {
  const intervals = new Array<ChargeInterval | 'once' | undefined>(days.customers).fill('once');
  for (let i = 1; i < days.day.length; i++) {
    const customer = days.customer[i] ?? 0;
    if (days.customer[i - 1] !== customer) continue;
    const gap = intervalOf(days.day[i - 1] ?? 0, days.day[i] ?? 0, usual);
    const known = intervals[customer];
    intervals[customer] = known === 'once' || known === gap ? gap : undefined;
  }
  return intervals;
}

/** The interval of a gap. The 28 days of February are a month and four weeks: the usual interval takes precedence. */
function intervalOf(from: number, to: number, usual: ChargeInterval): ChargeInterval | undefined {
  const gap = { week: weeksApart(from, to), month: monthsApart(from, to) };
  return [usual, ...chargeIntervals].find((interval) => {
    const { unit, count } = intervalLength[interval];
    return gap[unit] === count;
  });
}

/** The most frequent plan; the usual one where several are, and where there is none. */
function most(
  counts: ReadonlyMap<ChargeInterval, number> | undefined,
  usual: ChargeInterval,
): ChargeInterval {
  let best = usual;
  for (const [interval, count] of counts ?? [])
    if (count > (counts?.get(best) ?? 0)) best = interval;
  return best;
}
