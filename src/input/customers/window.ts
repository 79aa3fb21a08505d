import { noDay } from '../../core/customers.ts';
import { isoDate, yearsBetween } from '../../core/quantity/calendar.ts';
import { problem } from '../../problems/problem.ts';
import type { CustomerRequest } from '../customer-request.ts';
import { joinedTenure, least } from './customer-columns.ts';
import { allEntries, type Entries } from './entries.ts';
import { groupByCustomer, groupMembers } from './groups.ts';
import type { RowOutcomes } from './row-outcomes.ts';
import type { SettledTenure } from './settle-tenure.ts';

/**
 * Sets aside the relationships that were over when the window began: most of their kind are missing from
 * the file, so that the few that are there say nothing. Rows that are added up to one customer stand for
 * one relationship, which is over when the last of them is.
 *
 * @param isSummed - whether the rows of a customer are added up
 */
export function setAsideBeforeWindow(
  entries: Entries,
  tenure: SettledTenure,
  outcomes: RowOutcomes,
  { windowStart }: CustomerRequest,
  isSummed: boolean,
): void {
  const { start, count, customers, table } = entries;
  if (windowStart === undefined || start === undefined) return;
  for (const entry of outcomes.remaining())
    if (start[entry] === noDay) outcomes.setAside(entry, problem('start-unknown', {}));
  const relationships = groupByCustomer(
    isSummed ? customers : allEntries(count),
    Math.max(table.ids.count, count),
    outcomes.remaining(),
  );
  const before = problem('ended-before-window', { windowStart: isoDate(windowStart) });
  const entered = entryAt(windowStart);
  const { until } = tenure;
  for (let each = 0; each < relationships.count; each++) {
    const members = groupMembers(relationships, each);
    const from = least(members, start);
    if (from > windowStart) continue;
    const over =
      until === undefined
        ? entered(from) >= joinedTenure(members, entries, tenure)
        : members.every((entry) => (until[entry] ?? 0) <= windowStart);
    if (!over) continue;
    for (const entry of members) outcomes.setAside(entry, before);
  }
}

/** How long each relationship had lasted when the window began; 0 for those that began in it. */
export function entryYears(start: Int32Array, windowStart: number): Float64Array {
  return Float64Array.from(start, entryAt(windowStart));
}

/** The same for one day of the start; customers are many, days are few. */
function entryAt(windowStart: number): (start: number) => number {
  const known = new Map<number, number>();
  return (start) => {
    if (start >= windowStart) return 0;
    const found = known.get(start) ?? yearsBetween(start, windowStart);
    known.set(start, found);
    return found;
  };
}
