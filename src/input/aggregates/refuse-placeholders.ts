import { noDay } from '../../core/customers.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { placeholderDays } from '../cells/placeholder-days.ts';
import type { Records } from '../records/records.ts';

/**
 * Refuses days on which nobody bought: a program's zero or last day, 1970-01-01 or 9999-12-31, that stands apart from all
 * others. A reader of a log sets such orders aside; of counted rows they cannot be taken out, and every customer would
 * be measured against them.
 *
 * @param names - of the fields that have days of orders
 * @throws {Refusal} naming the first row that has one
 */
export function refusePlaceholders(records: Records, names: readonly string[]): void {
  const columns = names.map((name) => records.days(name));
  const days = Int32Array.from(columns.flatMap((column) => [...new Set(column)]));
  const found = placeholderDays(days);
  if (found.size === 0) return;
  const dated = days.filter((day) => day !== noDay && !found.has(day)).sort();
  const [first = noDay, last = noDay] = [dated[0], dated.at(-1)];
  const others = first === noDay ? null : { first: isoDate(first), last: isoDate(last) };
  const problems = [...found].map((day) => {
    const row = Math.min(
      ...columns.map((column) => column.indexOf(day)).filter((index) => index >= 0),
    );
    return problem('answer-day-placeholder', { day: isoDate(day), others }, records.place(row));
  });
  throw new Refusal(...problems);
}
