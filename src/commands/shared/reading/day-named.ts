import { failure, type Outcome, success } from '../../../core/outcome.ts';
import { problem } from '../../../core/problem.ts';
import { DateCell, isOneDay } from '../../../input/cells/date-cell.ts';

/** The day that an option names, in days since 1970-01-01. */
export function dayNamed(what: string, text: string): Outcome<number> {
  const cell = new DateCell();
  return isOneDay(cell.read(text))
    ? success(cell.day)
    : failure(problem('quantity-unreadable', { what, text, examples: '2024-12-31' }));
}
