import { failure, success } from '../../../core/outcome.ts';
import type { DatedEvent, DayRange } from '../../../core/purchase/calendar/calendar-bins.ts';
import { DateCell, isOneDay } from '../../../input/cells/date-cell.ts';
import { lastOfMonth, monthAlone } from '../../../input/cells/month-cell.ts';
import { problem } from '../../../problems/problem.ts';
import type { Reader } from '../../option.ts';

/** An event as it was written, with its dates. */
export interface WrittenEvent extends DatedEvent {
  readonly text: string;
}

/** Dates as they were written. */
export interface WrittenDates extends DayRange {
  readonly text: string;
}

/** What stands at the dates that are left out: an event of this name would have two meanings. */
export const excludedName = 'excluded';

/** A day, a month, or a range from one of them to another: "2024-11-29", "2024-03", "2024-11-29..2024-12-02". */
export const dateRange: Reader<WrittenDates> = (text, what) => {
  const parts = text.split('..').map((part) => part.trim());
  const [from, to = from] = parts.map(oneDate);
  const unread = parts.length > 2 ? text.trim() : parts.find((part) => oneDate(part) === undefined);
  if (from === undefined || to === undefined || unread !== undefined)
    return failure(problem('dates-unreadable', { what, text: unread ?? text.trim() }));
  return to.last < from.first
    ? failure(problem('dates-reversed', { what, text: text.trim() }))
    : success({ text: text.trim(), first: from.first, last: to.last });
};

/**
 * An event: its name, a colon and its dates, parted by commas. Without a name it has that of its dates.
 *
 *     black-friday:2023-11-24,2024-11-29..2024-12-02
 */
export const datedEvent: Reader<WrittenEvent> = (text, what, source) => {
  const written = text.trim();
  const colon = written.indexOf(':');
  const dates = written.slice(colon + 1);
  const name = colon < 0 ? written : written.slice(0, colon).trim();
  if (name === '' || name === excludedName)
    return failure(problem('event-name', { what, text: written, taken: name !== '' }));
  const ranges: DayRange[] = [];
  for (const each of dates.split(',')) {
    const read = dateRange(each, what, source);
    if (!read.ok) return read;
    ranges.push({ first: read.value.first, last: read.value.last });
  }
  return success({ text: written, name, ranges: joined(ranges) });
};

/** Events of one name are one event, with all of its dates. */
export function joinedEvents(events: readonly DatedEvent[]): readonly DatedEvent[] {
  const names = [...new Set(events.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    ranges: joined(events.flatMap((event) => (event.name === name ? event.ranges : []))),
  }));
}

/** A day that lies in two events. */
export interface SharedDay {
  readonly day: number;
  readonly names: readonly [string, string];
}

/** The first day that two events share, for each two of them that do. */
export function sharedDays(events: readonly DatedEvent[]): readonly SharedDay[] {
  return events.flatMap((one, i) =>
    events.slice(i + 1).flatMap((other): SharedDay[] => {
      const days = one.ranges.flatMap((a) =>
        other.ranges.flatMap((b) => {
          const day = Math.max(a.first, b.first);
          return day <= Math.min(a.last, b.last) ? [day] : [];
        }),
      );
      const [first] = days.sort((a, b) => a - b);
      return first === undefined ? [] : [{ day: first, names: [one.name, other.name] }];
    }),
  );
}

/** Rising ranges without a day in common. */
export function joined(ranges: readonly DayRange[]): readonly DayRange[] {
  const rising = [...ranges].sort((a, b) => a.first - b.first);
  const apart: DayRange[] = [];
  for (const { first, last } of rising) {
    const latest = apart.at(-1);
    if (latest === undefined || first > latest.last + 1) apart.push({ first, last });
    else apart[apart.length - 1] = { first: latest.first, last: Math.max(latest.last, last) };
  }
  return apart;
}

/** The days of a date: one, or those of a month. */
function oneDate(text: string): DayRange | undefined {
  const cell = new DateCell();
  if (isOneDay(cell.read(text))) return { first: cell.day, last: cell.day };
  const first = monthAlone(text);
  return first === undefined ? undefined : { first, last: lastOfMonth(first) };
}
