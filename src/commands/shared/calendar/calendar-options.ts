import {
  type CalendarRequest,
  calendarSwitches,
} from '../../../core/purchase/calendar/choose-calendar.ts';
import { isoDate } from '../../../core/quantity/calendar.ts';
import type { Assumption } from '../../../core/report.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import type { OptionSpec, TypedOptions } from '../../option.ts';
import { echoed } from '../orders/request.ts';
import {
  datedEvent,
  dateRange,
  excludedName,
  joined,
  joinedEvents,
  sharedDays,
  type WrittenDates,
  type WrittenEvent,
} from './dated-windows.ts';

const group = 'Seasons, trend and events';

/** Which differences between days a forecast allows for. */
export const calendarOptions = [
  {
    name: 'seasons',
    value: 'WHEN',
    choices: calendarSwitches,
    group,
    help: 'whether days of different calendar months count differently: auto, where two years of the log or more show it clearly; on; off (auto)',
    synonyms: ['season', 'seasonal', 'seasonality', 'month-effects'],
  },
  {
    name: 'trend',
    value: 'WHEN',
    choices: calendarSwitches,
    group,
    help: 'whether all rates of purchases change steadily, by a factor a year: auto, where three years of the log or more show it clearly; on; off (auto)',
    synonyms: ['growth-trend', 'drift', 'decline'],
  },
  {
    name: 'event',
    value: 'DATES',
    repeatable: true,
    read: datedEvent,
    group,
    help: 'dates on which customers buy more or less, dates to come included: 2024-03 for a month that was unusual once, or a name and its dates: black-friday:2023-11-24,2024-11-29..2024-12-02. All dates of a name have one factor, which is found in the log',
    synonyms: ['events', 'holiday', 'holidays', 'promotion', 'campaign', 'one-time', 'regressor'],
    check(events: readonly WrittenEvent[], given): readonly Problem[] {
      const excluded = (given.get('exclude')?.value ?? []) as readonly WrittenDates[];
      return sharedDays([
        ...joinedEvents(events),
        { name: '--exclude', ranges: joined(excluded) },
      ]).map(({ day, names: [one, other] }) =>
        problem('events-overlap', { day: isoDate(day), one, other }),
      );
    },
  },
  {
    name: 'exclude',
    value: 'DATES',
    repeatable: true,
    commas: true,
    read: dateRange,
    group,
    help: 'dates that are no guide to other days, such as a month of closed shops: 2024-03, 2024-03-02..2024-04-14; several by commas, or --exclude twice. Where nobody bought on them, they count for no time',
    synonyms: ['exclude-dates', 'skip', 'ignore', 'except', 'leave-out', 'closed'],
  },
] as const satisfies readonly OptionSpec[];

export type CalendarOptions = TypedOptions<typeof calendarOptions>;

/** What the options request of a calendar. */
export const calendarRequest = ({
  seasons = 'auto',
  trend = 'auto',
  event,
  exclude,
}: CalendarOptions): CalendarRequest => ({
  seasons,
  trend,
  events: joinedEvents(event),
  excluded: exclude.length === 0 ? [] : [{ name: excludedName, ranges: joined(exclude) }],
});

/** The request, as the result shows it. */
export function calendarAssumptions(options: CalendarOptions): Record<string, Assumption> {
  const { seasons, trend } = calendarRequest(options);
  const texts = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text);
  const { event, exclude } = options;
  return {
    seasons: echoed('seasons', seasons, options.seasons),
    trend: echoed('trend', trend, options.trend),
    ...(event.length > 0 && { event: echoed('event', texts(event).join('; '), event) }),
    ...(exclude.length > 0 && { exclude: echoed('exclude', texts(exclude).join(','), exclude) }),
  };
}
