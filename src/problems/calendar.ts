import type { EventRival } from '../core/purchase/calendar/calendar-obstacles.ts';
import type { SeasonReason, TrendReason } from '../core/purchase/calendar/choose-calendar.ts';
import { monthNames } from '../core/quantity/month-names.ts';
import { entry } from './entry.ts';
import { ofSegment } from './of-segment.ts';

/** Problems of events, excluded dates, a season and a trend that are requested of a forecast. */
export const calendar = {
  'dates-unreadable': entry<{ what: string; text: string }>({
    severity: 'error',
    message: ({ what, text }) => `${what}: "${text}" is neither a day nor a month`,
    advice: () =>
      'Write days like 2024-11-29, months like 2024-03, and ranges like 2024-11-29..2024-12-02.',
  }),
  'dates-reversed': entry<{ what: string; text: string }>({
    severity: 'error',
    message: ({ what, text }) => `${what}: "${text}" ends before it begins`,
    advice: () => 'Write the earlier date first.',
  }),
  'event-name': entry<{ what: string; text: string; taken: boolean }>({
    severity: 'error',
    message: ({ what, text, taken }) =>
      taken
        ? `${what}: "${text}" has the name of dates that are left out`
        : `${what}: "${text}" has no name before the colon`,
    advice: ({ taken }) =>
      taken
        ? 'Give the event another name, or leave its dates out with --exclude.'
        : 'Write a name, like black-friday:2024-11-29, or the dates alone.',
  }),
  'events-overlap': entry<{ day: string; one: string; other: string }>({
    severity: 'error',
    message: ({ day, one, other }) => `${day} lies in ${one} and in ${other}`,
    advice: () =>
      'Give each day to one of them, or give both the same name: then they are one event.',
  }),
  'event-outside': entry<{ segment?: string; event: string; first: string; last: string }>({
    severity: 'error',
    message: ({ segment, event, first, last }) =>
      `${ofSegment(segment)}none of the dates of ${event} lies in the days that the log covers, from ${first} to ${last}`,
    advice: () =>
      'Add a date within the log, which shows what it does to purchases, or leave it out.',
  }),
  'event-alike': entry<{ segment?: string; event: string; rival: EventRival }>({
    severity: 'error',
    message: ({ segment, event, rival }) =>
      rival === 'all-days'
        ? `${ofSegment(segment)}${event} covers every day of the log that counts`
        : `${ofSegment(segment)}the effect of ${event} cannot be distinguished from ${rivals[rival]}`,
    advice: ({ rival }) => settled[rival],
  }),
  'event-empty': entry<{ segment?: string; event: string }>({
    severity: 'error',
    message: ({ segment, event }) =>
      `${ofSegment(segment)}nobody bought again on the dates of ${event}`,
    advice: () =>
      'Give its dates with --exclude instead: days on which nobody could buy then count for nothing.',
  }),
  'events-undetermined': entry<{ segment?: string; events: string }>({
    severity: 'error',
    message: ({ segment, events }) =>
      `${ofSegment(segment)}the log does not determine how much more or less is bought on the dates of ${events}`,
    advice: () => 'Leave an event out, or give a longer log.',
  }),
  'exclusion-of-all': entry<{ segment?: string; left: 'no-day' | 'no-purchase' }>({
    severity: 'error',
    message: ({ segment, left }) =>
      left === 'no-day'
        ? `${ofSegment(segment)}--exclude covers every day of the log`
        : `${ofSegment(segment)}--exclude leaves no day on which a customer bought again`,
    advice: () => 'Exclude fewer dates.',
  }),
  'season-unfound': entry<{ segment?: string; why: SeasonReason; months: readonly number[] }>({
    severity: 'error',
    message: ({ segment, why, months }) =>
      why === 'month-empty'
        ? `--seasons on: ${ofSegment(segment)}no customer has bought again in ${monthList(months)}`
        : `--seasons on: ${ofSegment(segment)}${why === 'too-long' ? tooLong : 'the log does not determine the weights of the months'}`,
    advice: () =>
      'Give a log with repeat purchases in every calendar month, or let the log decide: --seasons auto.',
  }),
  'trend-unfound': entry<{ segment?: string; why: TrendReason }>({
    severity: 'error',
    message: ({ segment, why }) => `--trend on: ${ofSegment(segment)}${noTrend(why)}`,
    advice: ({ why }) =>
      `Give a ${why === 'one-cohort' ? 'log whose customers came over a longer time' : 'longer log'}, or let the log decide: --trend auto.`,
  }),
  'event-undated': entry<{ event: string; year: number }>({
    severity: 'warning',
    message: ({ event, year }) =>
      `${event} has dates in ${year - 2} and ${year - 1}, but none in ${year}, which the horizon reaches: the forecast is without it`,
    advice: ({ year }) =>
      `Add its date in ${year} to --event. Where it is over for good there is nothing to do.`,
  }),
  'model-event-undated': entry<{ event: string; year: number }>({
    severity: 'error',
    message: ({ event, year }) =>
      `the model has no date of ${event} in ${year}, which the orders or the horizon reach`,
    advice: ({ year }) =>
      `Save a newer model, with the date in ${year} after --event, or forecast a shorter time: --horizon.`,
  }),
};

const tooLong = 'the log is longer than a century';

const rivals = {
  months: 'those of calendar months: its dates are all of their days, in every year',
  trend: 'that of the months and a trend',
  events: 'those of the months and of the other events',
} as const;

const settled: Readonly<Record<EventRival, string>> = {
  'all-days': 'Leave it out, or give the dates on which customers bought differently.',
  months: 'Leave it out, or have an event instead of a season: --seasons off.',
  trend: 'Leave it out, or look for no trend: --trend off.',
  events: 'Leave one of these events out, or give them the same name.',
};

/** "February", "February and March", or "all calendar months". */
function monthList(months: readonly number[]): string {
  if (months.length === monthNames.length) return 'any calendar month';
  const names = months.map((month) => monthNames[month - 1] ?? '');
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function noTrend(why: TrendReason): string {
  switch (why) {
    case 'too-short':
      return 'the log has fewer than 24 calendar months';
    case 'too-long':
      return tooLong;
    case 'one-cohort':
      return 'most customers came within a quarter of the log, so that their age and the date say the same';
    default:
      return 'the log does not determine a steady change';
  }
}
