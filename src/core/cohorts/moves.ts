import { noDay } from '../customers.ts';
import type { CalendarPeriods } from './calendar-periods.ts';
import type { Intakes } from './cohorts.ts';

/**
 * Customers by month: those who bought in it, by the month before in which they had bought. One entry a month of first
 * purchase, month before and month.
 */
export interface MonthMoves {
  /** One of the customers who came in that month, in the same cohort. */
  readonly customer: Uint32Array;
  /** A day of the month in which they had bought before; `noDay` of the first purchase. */
  readonly previous: Int32Array;
  /** A day of the month in which they bought. */
  readonly month: Int32Array;
  readonly customers: Float64Array;
}

/**
 * Visits the customers of each calendar period who bought in it, once a customer and period, with the period before in
 * which they had bought. Both periods are indices; that before is −1 in the period of the first purchase.
 *
 * Periods are of whole months. A customer moves from one period to another exactly where he moves between months of
 * them, so that months are enough to count customers of quarters and years.
 *
 * @param visit - is given one of the customers, and how many make this move
 */
export function eachMove(
  { days, begins }: Pick<Intakes, 'days' | 'begins'>,
  { ofDay, from }: CalendarPeriods,
  visit: (customer: number, previous: number, period: number, customers: number) => void,
): void {
  const { counts, day } = days;
  if (counts === undefined) {
    for (let customer = 0; customer < begins.length - 1; customer++) {
      const end = begins[customer + 1] as number;
      let latest = -1;
      for (let i = begins[customer] as number; i < end; i++) {
        const period = ofDay[(day[i] as number) - from] as number;
        if (period === latest) continue;
        visit(customer, latest, period, 1);
        latest = period;
      }
    }
    return;
  }
  const { customer, previous, month, customers } = counts.moves;
  // The first month may begin before the first day.
  const periodOf = (of: number) => ofDay[Math.max(0, of - from)] as number;
  for (let i = 0; i < customer.length; i++) {
    const before = previous[i] as number;
    const latest = before === noDay ? -1 : periodOf(before);
    const period = periodOf(month[i] as number);
    if (period !== latest) visit(customer[i] as number, latest, period, customers[i] as number);
  }
}
