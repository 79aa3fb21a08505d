import type { CalendarPeriods } from './calendar-periods.ts';
import type { Cohorts } from './cohorts.ts';

/** What the customers of a cohort bought in each calendar period, by when they had bought before. */
export interface PeriodSales {
  /** In minor units. */
  readonly amount: Float64Array;
  /** That of customers who had bought in no earlier period. */
  readonly amountNew: Float64Array;
  readonly orders: Uint32Array;
  /** Customers who bought. */
  readonly active: Uint32Array;
  /** Those of them whose first purchase lies in the period. */
  readonly newCustomers: Uint32Array;
  /** Those of the others who had not bought in the period before. */
  readonly reactivated: Uint32Array;
  /** Customers who bought in the period before, and not in this one. */
  readonly lost: Uint32Array;
}

/**
 * Sales by calendar period. Customers add up from one period to the next:
 *
 *     active = new + returning,    active = active before − lost + new + reactivated
 *
 * so that the sum of new customers is the number of all, and the last active ones are what came less what left.
 * Amounts and orders of all periods add up to those of the log.
 *
 * A refund of an order lowers the amount of the day of the order, so that a later refund changes an earlier period.
 */
export function periodSales(
  { intakes, codes, count }: Cohorts,
  periods: CalendarPeriods,
): PeriodSales[] {
  const { days, begins } = intakes;
  const { names, ofDay, from } = periods;
  const sales = Array.from({ length: count }, () => emptySales(names.length));
  for (let customer = 0; customer < codes.length; customer++) {
    const of = sales[codes[customer] ?? 0];
    if (of === undefined) continue;
    const end = begins[customer + 1] ?? 0;
    let first = -1;
    let latest = -1;
    for (let i = begins[customer] ?? 0; i < end; i++) {
      const p = ofDay[(days.day[i] ?? 0) - from] ?? 0;
      const amount = days.amount[i] ?? 0;
      of.amount[p] = (of.amount[p] ?? 0) + amount;
      of.orders[p] = (of.orders[p] ?? 0) + (days.orders?.[i] ?? 1);
      if (first < 0) first = p;
      if (p === first) of.amountNew[p] = (of.amountNew[p] ?? 0) + amount;
      if (p === latest) continue;
      of.active[p] = (of.active[p] ?? 0) + 1;
      if (p === first) of.newCustomers[p] = (of.newCustomers[p] ?? 0) + 1;
      else if (p > latest + 1) of.reactivated[p] = (of.reactivated[p] ?? 0) + 1;
      if (latest >= 0 && p > latest + 1) of.lost[latest + 1] = (of.lost[latest + 1] ?? 0) + 1;
      latest = p;
    }
    if (latest + 1 < names.length) of.lost[latest + 1] = (of.lost[latest + 1] ?? 0) + 1;
  }
  return sales;
}

const emptySales = (length: number): PeriodSales => ({
  amount: new Float64Array(length),
  amountNew: new Float64Array(length),
  orders: new Uint32Array(length),
  active: new Uint32Array(length),
  newCustomers: new Uint32Array(length),
  reactivated: new Uint32Array(length),
  lost: new Uint32Array(length),
});
