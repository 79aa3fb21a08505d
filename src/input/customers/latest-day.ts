import { noDay } from '../../core/customers.ts';
import { endOf } from '../cells/end-day.ts';
import { rowStatus } from '../cells/status-cell.ts';
import type { Entries } from './entries.ts';

/**
 * The latest day on which something had happened by the time the file was made: a start, an end or a last
 * activity. Days that may lie ahead do not count: the end of who is still active, the start of who has not
 * begun.
 */
export function latestDay({ count, start, end, last, status }: Entries): number | undefined {
  let latest = noDay;
  for (let entry = 0; entry < count; entry++) {
    const is = status?.[entry];
    if (is === rowStatus.notStarted) continue;
    latest = Math.max(latest, start?.[entry] ?? noDay, last?.[entry] ?? noDay);
    const ends = end?.[entry] ?? noDay;
    const isAhead = is === rowStatus.active || is === rowStatus.trial;
    if (ends > latest && !isAhead && endOf(ends) === 'day') latest = ends;
  }
  return latest === noDay ? undefined : latest;
}
