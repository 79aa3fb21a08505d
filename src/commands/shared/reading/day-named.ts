import { failure, success } from '../../../core/outcome.ts';
import { DateCell, isOneDay } from '../../../input/cells/date-cell.ts';
import { type Outcome, problem } from '../../../problems/problem.ts';

/** The day that an option names, in days since 1970-01-01. */
export function dayNamed(what: string, text: string): Outcome<number> {
  const cell = new DateCell();
  return isOneDay(cell.read(text))
    ? success(cell.day)
    : failure(problem('quantity-unreadable', { what, text, examples: '2024-12-31' }));
}
