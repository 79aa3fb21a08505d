import type { Calendar } from '../../core/purchase/calendar/calendar.ts';
import type { DatedEvent } from '../../core/purchase/calendar/calendar-bins.ts';
import {
  type CalendarEstimate,
  type EstimateKind,
  estimateKinds,
} from '../../core/purchase/calendar/calendar-estimate.ts';
import { seasonReasons, trendReasons } from '../../core/purchase/calendar/choose-calendar.ts';
import { undatedYear } from '../../core/purchase/calendar/event-dates.ts';
import type { FittedPurchases } from '../../core/purchase/fit-purchases.ts';
import { isParameter } from '../../core/purchase/purchase-model.ts';
import { purchaseModels } from '../../core/purchase/purchase-models.ts';
import { isoDate } from '../../core/quantity/calendar.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { eventKinds } from '../shared/calendar/found-calendar-schema.ts';
import {
  day,
  flag,
  isCovariance,
  listOf,
  matrix,
  number,
  oneOf,
  orNull,
  type SavedFields,
  text,
} from '../shared/saved-fields.ts';
import type { CalendarResult } from './result.ts';
import type { SavedModel } from './saved-model.ts';

/** The calendar of a saved model. */
export interface SavedCalendar {
  /** Null where all days count alike. */
  readonly estimate: CalendarEstimate | null;
  /** What the log of the model said of it, without its totals, backtest and bins. */
  readonly found: Omit<CalendarResult, 'ordinaryAhead'>;
}

/**
 * The calendar of a saved forecast; null in a result of a version without one.
 *
 * @param fit - the model, with the parameters that the calendar repeats
 * @throws {Refusal} numbers that no calendar can have, or calendar months that it lacks
 */
export function readCalendar(fields: SavedFields, fit: FittedPurchases): SavedCalendar | null {
  if (fields.find('result.calendar', (value) => value !== null) !== true) return null;
  const calendar = fields.part('result.calendar');
  if (calendar === null) return null;
  const found = foundIn(calendar);
  return { found, estimate: estimateOf(calendar, found, fit) };
}

/** What the log of the model said. */
function foundIn(calendar: SavedFields): SavedCalendar['found'] {
  const months = calendar.get('months', (value) => value !== null)
    ? calendar.list('months').map((each) => ({
        month: each.get('month', number),
        weight: each.get('weight', number),
        ...intervalOf(each),
        years: each.get('years', number),
        purchases: each.get('purchases', number),
      }))
    : null;
  const isWhole = months?.length === 12 && months.every(({ month }, i) => month === i + 1);
  if (months !== null && !isWhole) throw calendar.broken('months', 'unusable');
  const change = calendar.part('trend.change');
  return {
    calendarMonths: calendar.get('calendarMonths', number),
    seasons: {
      used: calendar.get('seasons.used', flag),
      why: calendar.get('seasons.why', oneOf(seasonReasons)),
      ...testIn(calendar, 'seasons'),
    },
    trend: {
      used: calendar.get('trend.used', flag),
      why: calendar.get('trend.why', oneOf(trendReasons)),
      ...testIn(calendar, 'trend'),
      change: change && {
        yearly: change.get('yearly', number),
        ...intervalOf(change),
        since: change.get('since', text),
      },
    },
    months,
    events: calendar.list('events').map((event) => ({
      name: event.get('name', text),
      kind: event.get('kind', oneOf(eventKinds)),
      dates: event.list('dates').map((dates) => ({
        first: isoDate(dates.get('first', day)),
        last: isoDate(dates.get('last', day)),
      })),
      factor: event.get('factor', number),
      ...intervalOf(event),
    })),
    bins: [],
    backtest: null,
    totals: null,
    estimate: savedEstimate(calendar),
  };
}

const orUnknown = orNull(number);

const intervalOf = (fields: SavedFields) => ({
  low: fields.get('low', orUnknown),
  high: fields.get('high', orUnknown),
});

const testIn = (calendar: SavedFields, part: 'seasons' | 'trend') => ({
  likelihoodRatio: calendar.get(`${part}.likelihoodRatio`, orUnknown),
  freedom: calendar.get(`${part}.freedom`, orUnknown),
  dispersion: calendar.get(`${part}.dispersion`, orUnknown),
  dispersionFreedom: calendar.get(`${part}.dispersionFreedom`, orUnknown),
  p: calendar.get(`${part}.p`, orUnknown),
});

function savedEstimate(calendar: SavedFields): CalendarResult['estimate'] {
  const estimate = calendar.part('estimate');
  return (
    estimate && {
      kinds: estimate.get('kinds', listOf(oneOf(estimateKinds))),
      values: estimate.get('values', listOf(number)),
      covariance: estimate.get('covariance', orNull(matrix)),
      until: isoDate(estimate.get('until', day)),
      trendYears: estimate.get('trendYears', number),
    }
  );
}

/** No weight of a day is farther from 1 than e^±50, so that sums of days are numbers. */
const farthestWeight = 50;

/**
 * The estimate whose values a saved calendar has. They say once more what the model, the months and the events of the
 * file say; where the two differ, the file was edited.
 */
function estimateOf(
  calendar: SavedFields,
  { estimate: saved, months, events }: SavedCalendar['found'],
  fit: FittedPurchases,
): CalendarEstimate | null {
  if (saved === null) return null;
  const { kinds, values, covariance, trendYears } = saved;
  const of = (kind: EstimateKind) => values.filter((_, i) => kinds[i] === kind);
  const refuse = (sound: boolean, path: string) => {
    if (!sound) throw calendar.broken(path, 'unusable');
  };
  const [trend = 1] = of('trend');
  const factors = of('event');
  refuse(kinds.length === values.length && isInOrder(kinds), 'estimate.kinds');
  refuse(of('effect').length === 0 && of('trend').length <= 1, 'estimate.kinds');
  refuse(values.every(isParameter), 'estimate.values');
  refuse(isCovariance(covariance, values.length), 'estimate.covariance');
  refuse(
    same(
      of('parameter'),
      purchaseModels[fit.model].parameters.map((name) => fit.parameters[name] ?? Number.NaN),
    ),
    'estimate.values',
  );
  refuse(same(of('month'), months?.map(({ weight }) => weight) ?? []), 'months');
  refuse(months === null || Math.abs(meanOf(of('month')) - 1) < 1e-9, 'months');
  refuse(
    same(
      [...factors, ...events.slice(factors.length).map(() => 0)],
      events.map(({ factor }) => factor),
    ),
    'events',
  );
  const dated = events.map(({ name }, i) => ({ name, ranges: rangesOf(calendar, i) }));
  refuse(trendYears >= 0, 'estimate.trendYears');
  refuse(Math.abs(Math.log(trend)) * (trendYears + 1) < farthestWeight, 'estimate.values');
  const weights: Calendar = {
    months: months?.map(({ weight }) => weight) ?? Array.from({ length: 12 }, () => 1),
    trend: Math.log(trend),
    trendYears,
    until: calendar.get('estimate.until', day),
    events: dated.map((event, i) => ({ ...event, factor: factors[i] ?? 0 })),
  };
  return { fit, calendar: weights, kinds, values, covariance };
}

/** Whether entries are in the order of their kinds. */
const isInOrder = (kinds: readonly EstimateKind[]): boolean => {
  const places = kinds.map((kind) => estimateKinds.indexOf(kind));
  return places.every((place, i) => place >= (places[i - 1] ?? 0));
};

const same = (some: readonly number[], others: readonly number[]): boolean =>
  some.length === others.length && some.every((value, i) => value === others[i]);

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The dates of an event: rising, without a day in common. */
function rangesOf(calendar: SavedFields, event: number): DatedEvent['ranges'] {
  const dates = calendar.list('events')[event]?.list('dates') ?? [];
  const ranges = dates.map((each) => ({
    first: each.get('first', day),
    last: each.get('last', day),
  }));
  const isRising = ranges.every(
    ({ first, last }, i) => first <= last && first > (ranges[i - 1]?.last ?? -Infinity),
  );
  if (!isRising) throw calendar.broken(`events.${event}.dates`, 'unusable');
  return ranges;
}

/**
 * Refuses customers that a saved calendar says nothing of: without dates, or where an event of every year has no date in
 * the time up to the end of the forecast.
 *
 * @param to - that end, in days since 1970-01-01
 * @throws {Refusal} the file of the model, and the event with its year
 */
export function refuseUnfitCalendar(
  { file, model, calendar }: Pick<SavedModel, 'file' | 'model' | 'calendar'>,
  hasDates: boolean,
  to: number,
): void {
  const { estimate = null, found } = calendar ?? {};
  if (!hasDates && (estimate !== null || model.monthlySpend.used !== null)) {
    const settle = `The model of ${file} counts days by their dates, and a summary has none: give the log, or save a model that was fitted with --seasons off --trend off.`;
    throw new Refusal(
      problem('option-conflict', { options: '--model-file and --source summary', settle }),
    );
  }
  if (estimate === null) return;
  const { until, events } = estimate.calendar;
  const problems = events.flatMap((event, i) => {
    const year = found?.events[i]?.kind === 'event' ? undatedYear(event, until, to) : null;
    if (year === null) return [];
    return [problem('model-event-undated', { event: event.name, year }, { file })];
  });
  if (problems.length > 0) throw new Refusal(...problems);
}
