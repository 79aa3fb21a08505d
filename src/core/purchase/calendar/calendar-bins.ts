import { calendarDate, dayNumber, isoDate } from '../../quantity/calendar.ts';
import { type DailyRepeats, dailyRepeats } from '../daily-repeats.ts';
import type { PurchaseDays } from '../purchase-totals.ts';

/** Days in a row, from the first to the last, in days since 1970-01-01. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** Dates on which customers may buy at another rate: the days of a sale, one range for each time it takes place. */
export interface DatedEvent {
  readonly name: string;
  /** Rising, without a day in common. */
  readonly ranges: readonly DayRange[];
}

/** The days of one calendar month within the observation that lie in one event, or in none. */
export interface CalendarBin {
  /** "2024-03", with the name of the event where it has one: "2024-11 black-friday". */
  readonly name: string;
  /** From 1. */
  readonly month: number;
  readonly event: string | null;
  readonly ranges: readonly DayRange[];
  /** Days of observation: the last day of the log, an instant, is none. */
  readonly days: number;
  /** Years from the end to the middle of the calendar month; in the last month to the middle of its observed part. */
  readonly years: number;
}

/** The observation, from the first day of the log to the start of its last, divided into bins. */
export interface CalendarBins {
  readonly from: number;
  readonly until: number;
  readonly bins: readonly CalendarBin[];
  /** The bin of each day, `until` included: that of day d is `ofDay[d − from]`. */
  readonly ofDay: Uint32Array;
}

/** Days in a year of the trend. */
export const daysPerYear = 365.25;

/**
 * Divides a log into bins: one for each calendar month and event.
 *
 * The last day is the instant at which the observation ends. Where it begins a bin of its own, which would have
 * purchases but no time, its purchases count in the bin before.
 *
 * @param events - without a day in common
 * @throws {RangeError} the log ends before it begins, or two events share a day
 */
export function calendarBins(
  from: number,
  until: number,
  events: readonly DatedEvent[] = [],
): CalendarBins {
  if (!(until >= from)) throw new RangeError(`day ${until} is before day ${from}`);
  const eventOf = eventsByDay(events, from, until);
  const ofDay = new Uint32Array(until - from + 1);
  const bins: { month: number; name: string; event: string | null; ranges: DayRange[] }[] = [];
  const known = new Map<string, number>();
  for (let day = from; day <= until; day++) {
    const event = eventOf[day - from] ?? null;
    const name = binName(day, event);
    let bin = known.get(name);
    if (bin === undefined && day === until && day > from) bin = ofDay[day - from - 1];
    else if (bin === undefined) {
      bin = bins.length;
      known.set(name, bin);
      bins.push({ month: calendarDate(day).month, name, event, ranges: [] });
    }
    ofDay[day - from] = bin ?? 0;
    if (day < until) addDay(bins[bin ?? 0]?.ranges ?? [], day);
  }
  return {
    from,
    until,
    ofDay,
    bins: bins.map((bin) => ({
      ...bin,
      days: bin.ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0),
      years: yearsToMiddle(bin.ranges[0]?.first ?? from, until),
    })),
  };
}

const binName = (day: number, event: string | null): string =>
  event === null ? isoDate(day).slice(0, 7) : `${isoDate(day).slice(0, 7)} ${event}`;

/** Adds a day that follows all others. */
function addDay(ranges: DayRange[], day: number): void {
  const latest = ranges.at(-1);
  if (latest !== undefined && latest.last === day - 1)
    ranges[ranges.length - 1] = { first: latest.first, last: day };
  else ranges.push({ first: day, last: day });
}

/** The event of each day, undefined on a day without one. */
function eventsByDay(events: readonly DatedEvent[], from: number, until: number): string[] {
  const eventOf: string[] = [];
  for (const { name, ranges } of events) {
    for (const { first, last } of ranges) {
      for (let day = Math.max(first, from); day <= Math.min(last, until); day++) {
        const other = eventOf[day - from];
        if (other !== undefined)
          throw new RangeError(`${isoDate(day)} lies in ${other} and in ${name}`);
        eventOf[day - from] = name;
      }
    }
  }
  return eventOf;
}

/**
 * Years from the end of the observation to the middle of the calendar month of a day, below 0 before the end. The month
 * that the end lies in is cut there, for days before and after it: one month has one rate.
 */
export function yearsToMiddle(day: number, until: number): number {
  const { first, next } = monthOf(day);
  const end = first < until && until < next ? until : next;
  return ((first + end) / 2 - until) / daysPerYear;
}

/** The first day of the calendar month of a day, and that of the next month. */
export function monthOf(day: number): {
  readonly month: number;
  readonly first: number;
  readonly next: number;
} {
  const { year, month } = calendarDate(day);
  const first = dayNumber(year, month, 1);
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return { month, first, next };
}

/** The repeat purchases in each bin: those after a customer's first. */
export const repeatsByBin = (
  days: Pick<PurchaseDays, 'customer' | 'day'>,
  bins: CalendarBins,
): Float64Array => dailyInBins(dailyRepeats(days), bins);

/** The repeat purchases of each day in the bin of that day. */
export function dailyInBins(
  { first, counts }: DailyRepeats,
  { from, ofDay, bins }: CalendarBins,
): Float64Array {
  const repeats = new Float64Array(bins.length);
  for (let i = 0; i < counts.length; i++) {
    const purchases = counts[i] as number;
    if (purchases === 0) continue;
    const bin = ofDay[first + i - from];
    if (bin === undefined) throw new RangeError(`day ${first + i} lies outside the observation`);
    repeats[bin] = (repeats[bin] as number) + purchases;
  }
  return repeats;
}
