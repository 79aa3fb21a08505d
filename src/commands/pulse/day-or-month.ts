import { success } from '../../core/outcome.ts';
import { dayNumber, daysInMonth } from '../../core/quantity/calendar.ts';
import { monthIn } from '../../input/cells/month-cell.ts';
import type { Outcome } from '../../problems/problem.ts';
import { day as wholeDay } from '../shared/option-readers.ts';

/**
 * The day that an option names, in days since 1970-01-01; of a month ("2024-03"), its first or last.
 *
 * @param what - the option, for the message
 */
export function dayOrMonth(
  text: string,
  what: string,
  source: string,
  end: 'first' | 'last' = 'first',
): Outcome<number> {
  const day = wholeDay(text, what, source);
  const month = day.ok ? undefined : monthIn(text);
  if (month === undefined) return day.ok ? success(day.value.day) : day;
  const [year = 0, number = 0] = month.split('-').map(Number);
  return success(dayNumber(year, number, end === 'first' ? 1 : daysInMonth(year, number)));
}
