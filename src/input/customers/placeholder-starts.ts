import { problem } from '../../problems/problem.ts';
import { placeholderDays, placeholderText } from '../cells/placeholder-days.ts';
import type { CustomerRequest } from '../customer-request.ts';
import type { Entries } from './entries.ts';
import type { RowOutcomes } from './row-outcomes.ts';

/**
 * Sets aside the entries whose tenure begins on a day that stands for none. A tenure that is written down needs no
 * start, unless there is a window.
 */
export function setAsidePlaceholders(
  { tenure, start }: Entries,
  outcomes: RowOutcomes,
  { windowStart }: Pick<CustomerRequest, 'windowStart'>,
): void {
  if (start === undefined || (tenure !== undefined && windowStart === undefined)) return;
  const placeholders = placeholderDays(start);
  if (placeholders.size === 0) return;
  for (const [entry, day] of start.entries())
    if (placeholders.has(day) && outcomes.isUsed(entry))
      outcomes.setAside(entry, problem('start-placeholder', { day: placeholderText(day) }));
}
