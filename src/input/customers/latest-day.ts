import { noDay } from '../../core/customers.ts';
import { endDay } from '../cells/end-day.ts';
import { placeholderDays } from '../cells/placeholder-days.ts';
import { rowStatus } from '../cells/status-cell.ts';
import type { Entries } from './entries.ts';

/**
 * The latest day on which something had happened by the time the file was made: a start, an end or a last
 * activity. Days that may lie ahead do not count: the end of who is still active, the start of who has not
 * begun; nor do days that stand for none.
 */
export function latestDay({
  count,
  start,
  end,
  last,
  status,
}: Pick<Entries, 'count' | 'start' | 'end' | 'last' | 'status'>): number | undefined {
  const noStarts = placeholderDays(start ?? []);
  let latest = noDay;
  for (let entry = 0; entry < count; entry++) {
    const is = status?.[entry];
    if (is === rowStatus.notStarted) continue;
    const starts = start?.[entry] ?? noDay;
    if (starts > latest && !noStarts.has(starts)) latest = starts;
    latest = Math.max(latest, endDay(last?.[entry]));
    const isAhead = is === rowStatus.active || is === rowStatus.trial;
    if (!isAhead) latest = Math.max(latest, endDay(end?.[entry]));
  }
  return latest === noDay ? undefined : latest;
}
