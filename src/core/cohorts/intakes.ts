import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import { type CalendarPeriods, type CohortUnit, calendarPeriods } from './calendar-periods.ts';

/** When each customer came, and how long those who came in the same period have been observed. */
export interface Intakes {
  readonly days: PurchaseDays;
  readonly periods: CalendarPeriods;
  /** Where the purchase days of each customer begin, and at last where they end. */
  readonly begins: Uint32Array;
  /** Period of each customer's first purchase. */
  readonly period: Uint32Array;
  /**
   * Of each period, for how many whole periods after it everybody who came in it has been observed; −1
   * while the period itself is not over.
   */
  readonly reachPeriods: Int32Array;
  /** The same in days after each customer's own first purchase: that of the last to come decides. */
  readonly reachDays: Int32Array;
}

/**
 * Divides customers by the calendar period of their first purchase.
 *
 * A figure of a cohort is finished when every customer of its intake has been observed for that long:
 * k periods when the k-th after the intake is over, d days when d days have gone by since the last
 * customer came, and nobody more can come. What is not finished would look worse than it is.
 *
 * @param until - last day of the observation, in days since 1970-01-01
 * @throws {RangeError} the days are not sorted by customer and day, a customer has none, an amount is
 *   no whole number, or a day is after `until`
 */
export function intakes(days: PurchaseDays, until: number, unit: CohortUnit): Intakes {
  const begins = beginnings(days, until);
  const { customers } = days;
  const firstDay = (customer: number) => days.day[begins[customer] ?? 0] ?? 0;
  let from = until;
  for (let customer = 0; customer < customers; customer++)
    from = Math.min(from, firstDay(customer));
  const periods = calendarPeriods(from, until, unit);
  const { names, lastDay, ofDay } = periods;
  const period = new Uint32Array(customers);
  const lastToCome = new Int32Array(names.length).fill(from - 1);
  for (let customer = 0; customer < customers; customer++) {
    const first = firstDay(customer);
    const own = ofDay[first - from] ?? 0;
    period[customer] = own;
    if (first > (lastToCome[own] ?? 0)) lastToCome[own] = first;
  }
  const over = lastDay.filter((day) => day <= until).length;
  return {
    days,
    periods,
    begins,
    period,
    reachPeriods: lastDay.map((_, i) => Math.max(-1, over - 1 - i)),
    reachDays: lastToCome.map((day, i) => (i < over ? until - day : -1)),
  };
}

function beginnings({ customers, customer, day, amount }: PurchaseDays, until: number) {
  const begins = new Uint32Array(customers + 1).fill(customer.length);
  let latest = -1;
  let previous = Number.NaN;
  for (let i = 0; i < customer.length; i++) {
    const who = customer[i] ?? 0;
    const when = day[i] ?? 0;
    const isNew = who !== latest;
    if (!(isNew ? who === latest + 1 : when > previous))
      throw new RangeError(`entry ${i} is not in the order of customers and days`);
    if (!(when <= until)) throw new RangeError(`day ${when} is after the last, ${until}`);
    if (!Number.isInteger(amount[i])) throw new RangeError(`no whole minor units: ${amount[i]}`);
    if (isNew) begins[who] = i;
    latest = who;
    previous = when;
  }
  if (latest !== customers - 1) throw new RangeError(`customer ${latest + 1} has no purchase`);
  return begins;
}
