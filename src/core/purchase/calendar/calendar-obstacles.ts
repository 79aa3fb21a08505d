import { ColumnSpan } from '../../numeric/column-span.ts';
import { type CalendarShape, calendarDesign } from './calendar-design.ts';
import { emptyMonths } from './calendar-months.ts';
import {
  type CalendarRequest,
  calendarScope,
  type SeasonReason,
  type TrendReason,
} from './choose-calendar.ts';
import type { CalendarData } from './fit-calendar.ts';

/** What the days of an event cannot be told from: all days, calendar months, a steady change, or other events. */
export const eventRivals = ['all-days', 'months', 'trend', 'events'] as const;

export type EventRival = (typeof eventRivals)[number];

/** Why a log cannot show what is requested of a calendar. */
export type CalendarObstacle =
  /** None of its dates lies in the log. */
  | { readonly kind: 'event-outside'; readonly event: string }
  /** Nobody bought again on its dates: its factor would be 0. */
  | { readonly kind: 'event-empty'; readonly event: string }
  /** It differs from nothing else in the calendar. */
  | { readonly kind: 'event-alike'; readonly event: string; readonly rival: EventRival }
  /** No day, or no repeat purchase, is left. */
  | { readonly kind: 'all-excluded'; readonly left: 'no-day' | 'no-purchase' }
  /** Calendar months without a repeat purchase, where a season is requested. */
  | { readonly kind: 'season'; readonly why: SeasonReason; readonly months: readonly number[] }
  | { readonly kind: 'trend'; readonly why: TrendReason };

/**
 * What a log cannot show of what is requested: each event, a season and a trend that are on.
 *
 * The effect of an event is known only where its column of the design is no sum of the columns of the others, over the
 * bins that count: those with days, and not excluded. The level of all rates is one of these columns.
 */
export function calendarObstacles(
  data: CalendarData,
  request: CalendarRequest,
): readonly CalendarObstacle[] {
  const { bins, repeats } = data;
  const { base, noSeason, noTrend, months } = calendarScope(data, request);
  const counted = [...bins.bins.keys()].filter(
    (bin) => (bins.bins[bin]?.days ?? 0) > 0 && !base.excluded.includes(bin),
  );
  if (base.excluded.length > 0) {
    const repeated = counted.some((bin) => (repeats[bin] ?? 0) > 0);
    if (counted.length === 0) return [{ kind: 'all-excluded', left: 'no-day' }];
    if (!repeated) return [{ kind: 'all-excluded', left: 'no-purchase' }];
  }
  const found: CalendarObstacle[] = [];
  if (request.seasons === 'on' && !months)
    found.push({
      kind: 'season',
      why: noSeason === 'too-long' ? noSeason : 'month-empty',
      months: emptyMonths(data, base.excluded),
    });
  const shape = { ...base, months, trend: noTrend === null, excluded: [] };
  const alike = alikeColumns(data, shape, counted);
  if (request.trend === 'on') {
    const why = noTrend ?? (alike.trend ? 'undetermined' : null);
    if (why !== null) found.push({ kind: 'trend', why });
  }
  for (const { name: event } of request.events) {
    const rival = alike.events.get(event);
    if (!base.events.includes(event)) found.push({ kind: 'event-outside', event });
    else if (rival !== undefined) found.push({ kind: 'event-alike', event, rival });
    else if (!counted.some((bin) => bins.bins[bin]?.event === event && (repeats[bin] ?? 0) > 0))
      found.push({ kind: 'event-empty', event });
  }
  return found;
}

/** Which columns of a design are sums of the ones before: level, months, trend, events. */
function alikeColumns(
  { bins }: Pick<CalendarData, 'bins'>,
  shape: CalendarShape,
  counted: readonly number[],
): { readonly trend: boolean; readonly events: ReadonlyMap<string, EventRival> } {
  const design = calendarDesign(bins, shape, new Set()).map(({ kind, column }) => ({
    kind,
    column: Float64Array.from(counted, (bin) => column[bin] ?? 0),
  }));
  const add = (span: ColumnSpan, added: string) =>
    design.reduce((all, { kind, column }) => (kind === added ? all.with(column) : all), span);
  const level = new ColumnSpan().with(new Float64Array(counted.length).fill(1));
  const withMonths = add(level, 'month');
  const withTrend = add(withMonths, 'trend');
  const columns = design.filter(({ kind }) => kind === 'event').map(({ column }) => column);
  const events = new Map<string, EventRival>();
  let all = withTrend;
  for (const [i, column] of columns.entries()) {
    const name = shape.events[i] ?? '';
    if (level.has(column)) events.set(name, 'all-days');
    else if (withMonths.has(column)) events.set(name, 'months');
    else if (withTrend.has(column)) events.set(name, 'trend');
    else if (all.has(column)) events.set(name, 'events');
    all = all.with(column);
  }
  const trend = design.some(({ kind, column }) => kind === 'trend' && withMonths.has(column));
  return { trend, events };
}
