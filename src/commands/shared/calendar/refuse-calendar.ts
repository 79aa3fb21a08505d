import { calendarData } from '../../../core/forecast/forecast-calendar.ts';
import { customersOf, type KnownPurchases } from '../../../core/forecast/known-purchases.ts';
import type { PurchaseForecast } from '../../../core/forecast/purchase-forecast.ts';
import {
  type CalendarObstacle,
  calendarObstacles,
} from '../../../core/purchase/calendar/calendar-obstacles.ts';
import type { CalendarRequest } from '../../../core/purchase/calendar/choose-calendar.ts';
import { liesWithin, undatedYear } from '../../../core/purchase/calendar/event-dates.ts';
import { daysPerUnit, type PurchaseUnit } from '../../../core/purchase/customer-summary.ts';
import { purchaseCells } from '../../../core/purchase/purchase-cells.ts';
import { isoDate } from '../../../core/quantity/calendar.ts';
import { type Problem, problem } from '../../../problems/problem.ts';
import { Refusal } from '../../../problems/refusal.ts';
import { type CalendarOptions, calendarRequest } from './calendar-options.ts';

/** Customers of a log, or of a summary. */
interface ObservedCustomers {
  readonly known: Pick<KnownPurchases, 'repeats' | 'summary' | 'counted'>;
  readonly unit: PurchaseUnit;
  readonly until: number;
}

/** Customers of one fit, with the name of their segment where each segment has a fit. */
interface NamedPart {
  readonly customers: ObservedCustomers;
  readonly name: string | undefined;
}

/**
 * Refuses what the logs cannot show of a calendar that the options request, before anything is fitted.
 *
 * @throws {Refusal} with everything that each log cannot show
 */
export function refuseCalendar(
  customers: ObservedCustomers,
  parts: readonly NamedPart[],
  options: CalendarOptions,
): void {
  const request = calendarRequest(options);
  if (!isRequested(request)) return;
  const problems = [
    ...outsideExclusions(customers, options),
    ...parts.flatMap((part) => obstacleProblems(part, request)),
  ];
  if (problems.length > 0) throw new Refusal(...problems);
}

const isRequested = ({ seasons, trend, events, excluded }: CalendarRequest): boolean =>
  seasons === 'on' || trend === 'on' || events.length > 0 || excluded.length > 0;

function outsideExclusions(
  { known: { repeats }, until }: ObservedCustomers,
  { exclude }: CalendarOptions,
): readonly Problem[] {
  if (repeats === null) return [];
  const from = repeats.first;
  return exclude
    .filter((dates) => !liesWithin({ ranges: [dates] }, { from, until }))
    .map(({ text }) =>
      problem('event-outside', { event: `--exclude ${text}`, ...coveredBy(from, until) }),
    );
}

/** The days that a log covers: its last day is the instant at which it ends. */
const coveredBy = (from: number, until: number) => ({
  first: isoDate(from),
  last: isoDate(Math.max(from, until - 1)),
});

function obstacleProblems(
  { customers: { known, until, unit }, name }: NamedPart,
  request: CalendarRequest,
): readonly Problem[] {
  const { repeats, summary } = known;
  if (repeats === null) return [];
  const observed = { until, unitDays: daysPerUnit[unit] };
  const cells = purchaseCells({ ...summary, customers: customersOf(known) });
  const data = calendarData(repeats, cells, observed, request);
  const covered = coveredBy(data.bins.from, until);
  return calendarObstacles(data, request).map((obstacle) =>
    obstacleProblem(obstacle, name === undefined ? {} : { segment: name }, covered),
  );
}

function obstacleProblem(
  obstacle: CalendarObstacle,
  of: { readonly segment?: string },
  covered: ReturnType<typeof coveredBy>,
): Problem {
  switch (obstacle.kind) {
    case 'event-outside':
      return problem('event-outside', { ...of, event: obstacle.event, ...covered });
    case 'event-empty':
      return problem('event-empty', { ...of, event: obstacle.event });
    case 'event-alike':
      return problem('event-alike', { ...of, event: obstacle.event, rival: obstacle.rival });
    case 'all-excluded':
      return problem('exclusion-of-all', { ...of, left: obstacle.left });
    case 'season':
      return problem('season-unfound', { ...of, why: obstacle.why, months: obstacle.months });
    case 'trend':
      return problem('trend-unfound', { ...of, why: obstacle.why });
  }
}

/**
 * Refuses a calendar that the options request and the log does not determine: the likelihood has no maximum.
 *
 * @throws {Refusal} a season, a trend or events are requested, and not used
 */
export function refuseUndetermined(
  { calendar }: Pick<PurchaseForecast, 'calendar'>,
  options: CalendarOptions,
  name: string | undefined,
): void {
  if (calendar === null || calendar.data === null) return;
  const { seasons, trend, events } = calendarRequest(options);
  const { finding, estimate } = calendar;
  const of = name === undefined ? {} : { segment: name };
  const problems: Problem[] = [];
  if (seasons === 'on' && !finding.seasons.used)
    problems.push(problem('season-unfound', { ...of, why: finding.seasons.why, months: [] }));
  if (trend === 'on' && !finding.trend.used)
    problems.push(problem('trend-unfound', { ...of, why: finding.trend.why }));
  if (problems.length === 0 && events.length > 0 && estimate === null)
    problems.push(
      problem('events-undetermined', { ...of, events: events.map((each) => each.name).join(', ') }),
    );
  if (problems.length > 0) throw new Refusal(...problems);
}

/** Events of every year without a date in a year that the horizon reaches. */
export function undatedEvents(
  options: CalendarOptions,
  { until, unit }: Pick<ObservedCustomers, 'until' | 'unit'>,
  ahead: number,
): readonly Problem[] {
  const to = until + ahead * daysPerUnit[unit];
  return calendarRequest(options).events.flatMap((event) => {
    const year = undatedYear(event, until, to);
    return year === null ? [] : [problem('event-undated', { event: event.name, year })];
  });
}
