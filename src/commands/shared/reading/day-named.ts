import { failure, success } from '../../../core/outcome.ts';
import { DateCell, isOneDay } from '../../../input/cells/date-cell.ts';
import { lastOfMonth, monthAlone } from '../../../input/cells/month-cell.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';

/**
 * The day that an option names, in days since 1970-01-01.
 *
 * @param what - the option, for the message
 * @param month - the day that a month stands for: "2024-12"
 */
export function dayNamed(
  what: string,
  text: string,
  month: 'first day' | 'last day',
): Outcome<number> {
  const cell = new DateCell();
  if (isOneDay(cell.read(text))) return success(cell.day);
  const first = monthAlone(text);
  if (first !== undefined) return success(month === 'first day' ? first : lastOfMonth(first));
  return failure(problem('quantity-unreadable', { what, text, examples: '2024-12-31' }));
}
