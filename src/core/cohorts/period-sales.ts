import type { CalendarPeriods } from './calendar-periods.ts';
import type { Cohorts } from './cohorts.ts';
import { eachMove } from './moves.ts';

/** What the customers of a cohort bought in each calendar period, by when they had bought before. */
export interface PeriodSales {
  /** In minor units. */
  readonly amount: Float64Array;
  /** That of customers who had bought in no earlier period. */
  readonly amountNew: Float64Array;
  readonly orders: Float64Array;
  /** Customers who bought. */
  readonly active: Float64Array;
  /** Those of them whose first purchase lies in the period. */
  readonly newCustomers: Float64Array;
  /** Those of the others who had not bought in the period before. */
  readonly reactivated: Float64Array;
  /** Customers who bought in the period before, and not in this one. */
  readonly lost: Float64Array;
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
  const { day, amount, orders } = days;
  const { names, ofDay, from } = periods;
  const sales = Array.from({ length: count }, () => emptySales(names.length));
  for (let customer = 0; customer < codes.length; customer++) {
    const of = sales[codes[customer] ?? 0];
    if (of === undefined) continue;
    const begin = begins[customer] ?? 0;
    const end = begins[customer + 1] ?? 0;
    const first = ofDay[(day[begin] ?? 0) - from] ?? 0;
    for (let i = begin; i < end; i++) {
      const p = ofDay[(day[i] ?? 0) - from] ?? 0;
      const spent = amount[i] ?? 0;
      of.amount[p] = (of.amount[p] ?? 0) + spent;
      of.orders[p] = (of.orders[p] ?? 0) + (orders === undefined ? 1 : (orders[i] ?? 0));
      if (p === first) of.amountNew[p] = (of.amountNew[p] ?? 0) + spent;
    }
  }
  eachMove(intakes, periods, (customer, previous, p, customers) => {
    const of = sales[codes[customer] ?? 0];
    if (of === undefined) return;
    of.active[p] = (of.active[p] ?? 0) + customers;
    if (previous < 0) of.newCustomers[p] = (of.newCustomers[p] ?? 0) + customers;
    else if (previous < p - 1) of.reactivated[p] = (of.reactivated[p] ?? 0) + customers;
    // Those who stayed; the others of the period before are lost.
    else of.lost[p] = (of.lost[p] ?? 0) - customers;
  });
  for (const { active, lost } of sales)
    for (let p = 1; p < lost.length; p++) lost[p] = (lost[p] ?? 0) + (active[p - 1] ?? 0);
  return sales;
}

const emptySales = (length: number): PeriodSales => ({
  amount: new Float64Array(length),
  amountNew: new Float64Array(length),
  orders: new Float64Array(length),
  active: new Float64Array(length),
  newCustomers: new Float64Array(length),
  reactivated: new Float64Array(length),
  lost: new Float64Array(length),
});
