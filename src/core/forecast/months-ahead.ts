import { type DaysAhead, type MonthAhead, monthAhead } from '../purchase/calendar/spend-law.ts';

/** A rounding error in the number of days of a horizon is below this. */
const rounding = 1e-6;

/**
 * The calendar months of a horizon, from the day after the end of the observation. The first and the last may be parts
 * of months. A rest of the horizon that is less than a day counts in its last day.
 *
 * @param ahead - the horizon, in the unit of times
 * @returns one month at least; the last one ends with the horizon
 */
export function monthsAhead(ahead: number, days: DaysAhead): readonly MonthAhead[] {
  const lastDay = days.until + Math.max(1, Math.floor(ahead * days.unitDays + rounding));
  const months: MonthAhead[] = [];
  for (let first = days.until + 1; first <= lastDay; ) {
    const month = monthAhead(days, first);
    months.push(month.last < lastDay ? month : { ...month, last: lastDay, end: ahead });
    first = month.last + 1;
  }
  return months;
}
