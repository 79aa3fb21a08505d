import type { PurchaseDays } from '../purchase/purchase-totals.ts';
import { type CalendarPeriods, type CohortUnit, calendarPeriods } from './calendar-periods.ts';
import type { MonthMoves } from './moves.ts';

/**
 * Days on which customers bought. Of a log each customer is one; of counts, each stands for all customers of a segment
 * whose first purchase was on one day.
 */
export interface CohortDays extends Omit<PurchaseDays, 'orders'> {
  /** Orders of the day. Absent where they are not counted. */
  readonly orders?: Uint32Array | Float64Array;
  /** Absent where each customer is one. */
  readonly counts?: CohortCounts;
}

/** How many customers the days of counts are of. */
export interface CohortCounts {
  /** By day, as the days are: the customers who bought; on the first day all of them. */
  readonly buyers: Float64Array;
  /** Those of them whose second day with a purchase it is. */
  readonly seconds: Float64Array;
  readonly moves: MonthMoves;
}

/** The period in which each customer came, and how long the customers of each period have been observed. */
export interface Intakes {
  readonly days: CohortDays;
  readonly periods: CalendarPeriods;
  /** The index of the first purchase day of each customer, and at the end the number of days. */
  readonly begins: Uint32Array;
  /** The period of each customer's first purchase. */
  readonly period: Uint32Array;
  /**
   * For each period, the number of whole periods after it for which all its customers have been observed; −1
   * while the period itself is not over.
   */
  readonly reachPeriods: Int32Array;
  /** The same in days after the first purchase of each customer; the last customer to come limits it. */
  readonly reachDays: Int32Array;
}

/**
 * Divides customers by the calendar period of their first purchase.
 *
 * A figure of a cohort is complete when every customer of its intake has been observed for that long: k periods when
 * the k-th period after the intake is over; d days when the intake period is over and d days have passed since its last
 * customer came. An incomplete figure would look worse than it is.
 *
 * @param until - last day of the observation, in days since 1970-01-01
 * @throws {RangeError} the days are not sorted by customer and day, a customer has none, an amount is
 *   no whole number, or a day is after `until`
 */
export function intakes(days: CohortDays, until: number, unit: CohortUnit): Intakes {
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
    const intake = ofDay[first - from] ?? 0;
    period[customer] = intake;
    if (first > (lastToCome[intake] ?? 0)) lastToCome[intake] = first;
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

function beginnings({ customers, customer, day, amount }: CohortDays, until: number) {
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

/** How many customers one of them stands for: 1 in a log. */
export const countOf = (
  { days: { counts }, begins }: Pick<Intakes, 'days' | 'begins'>,
  customer: number,
): number => (counts === undefined ? 1 : (counts.buyers[begins[customer] as number] as number));

/** Customers in cohorts: the customers who came in one period, or those of one segment. */
export interface Cohorts {
  readonly intakes: Intakes;
  /** The cohort of each customer, below `count`. */
  readonly codes: Uint32Array;
  readonly count: number;
}

/** One cohort a period of intake, also for periods in which no customer came. */
export const byIntake = (intakes: Intakes): Cohorts => ({
  intakes,
  codes: intakes.period,
  count: intakes.periods.names.length,
});

/**
 * The longest reach of any customer of each cohort; −1 where no period of intake is over.
 *
 * @param reach - by period of intake: `reachPeriods` or `reachDays`
 */
export function longestReach({ intakes, codes, count }: Cohorts, reach: Int32Array): Int32Array {
  const longest = new Int32Array(count).fill(-1);
  for (let i = 0; i < codes.length; i++) {
    const own = reach[intakes.period[i] ?? 0] ?? -1;
    if (own > (longest[codes[i] ?? 0] ?? 0)) longest[codes[i] ?? 0] = own;
  }
  return longest;
}
