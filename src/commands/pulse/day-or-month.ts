import { success } from '../../core/outcome.ts';
import { dayNumber, daysInMonth } from '../../core/quantity/calendar.ts';
import { monthIn } from '../../input/cells/month-cell.ts';
import type { Outcome } from '../../problems/problem.ts';
import { dayNamed } from '../shared/reading/day-named.ts';

/**
 * The day that an option names, in days since 1970-01-01; of a month ("2024-03"), its first or last.
 *
 * @param what - the option, for the message
 */
export function dayOrMonth(what: string, text: string, end: 'first' | 'last'): Outcome<number> {
  const day = dayNamed(what, text);
  const month = day.ok ? undefined : monthIn(text);
  if (month === undefined) return day;
  const [year = 0, number = 0] = month.split('-').map(Number);
  return success(dayNumber(year, number, end === 'first' ? 1 : daysInMonth(year, number)));
}
