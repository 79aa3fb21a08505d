import type { ForecastCalendar } from '../../../core/forecast/forecast-calendar.ts';
import { z95 } from '../../../core/numeric/chi-squared.ts';
import {
  type CalendarEstimate,
  calendarEstimate,
  type EstimateKind,
} from '../../../core/purchase/calendar/calendar-estimate.ts';
import { monthsSeen } from '../../../core/purchase/calendar/calendar-months.ts';
import type { PartFinding } from '../../../core/purchase/calendar/choose-calendar.ts';
import { expectedByBin } from '../../../core/purchase/calendar/expected-by-bin.ts';
import type {
  CalendarData,
  CalendarMaximum,
} from '../../../core/purchase/calendar/fit-calendar.ts';
import { isoDate } from '../../../core/quantity/calendar.ts';
import type { FoundCalendar } from './found-calendar-schema.ts';

/** What a log says of differences between days. */
export function foundCalendar(calendar: ForecastCalendar): FoundCalendar {
  const { finding, data, estimate, maximum } = calendar;
  return {
    calendarMonths: finding.months,
    seasons: partResult(finding.seasons),
    trend: { ...partResult(finding.trend), change: changeResult(calendar) },
    months:
      estimate === null || data === null || maximum === null || !finding.seasons.used
        ? null
        : monthsResult(estimate, data, maximum),
    events: estimate === null || maximum === null ? [] : eventsResult(estimate, maximum),
    bins: data === null ? [] : binsResult(data, calendar),
  };
}

/** A part of the calendar with its test. */
const partResult = <Reason>({ used, why, test }: PartFinding<Reason>) => ({
  used,
  why,
  likelihoodRatio: test?.likelihoodRatio ?? null,
  freedom: test?.freedom ?? null,
  dispersion: test?.dispersion ?? null,
  dispersionFreedom: test?.dispersionFreedom ?? null,
  p: test?.p ?? null,
});

interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

const unknownInterval: Interval = { low: null, high: null };

/** An estimate with its interval of 95 %, which is symmetric in its logarithm. */
function withInterval({ values, covariance }: CalendarEstimate, place: number) {
  const value = values[place] ?? Number.NaN;
  const variance = covariance?.[place]?.[place];
  if (variance === undefined) return { value, ...unknownInterval };
  const reach = z95 * Math.sqrt(variance);
  return { value, low: value * Math.exp(-reach), high: value * Math.exp(reach) };
}

/** The entries of one kind with their intervals. */
const intervalsOf = (estimate: CalendarEstimate, kind: EstimateKind) =>
  [...estimate.kinds.keys()]
    .filter((place) => estimate.kinds[place] === kind)
    .map((place) => withInterval(estimate, place));

/** The change in a year of a trend that is used, or too short to be. */
function changeResult({
  finding,
  data,
  estimate,
}: ForecastCalendar): FoundCalendar['trend']['change'] {
  if (data === null) return null;
  const { withTrend, dispersion } = finding;
  const shown =
    withTrend === null ? estimate : calendarEstimate(withTrend, data, { events: [], dispersion });
  const [growth] = shown === null ? [] : intervalsOf(shown, 'trend');
  if (growth === undefined) return null;
  return {
    yearly: growth.value - 1,
    low: growth.low === null ? null : growth.low - 1,
    high: growth.high === null ? null : growth.high - 1,
    since: isoDate(data.bins.from),
  };
}

function monthsResult(
  estimate: CalendarEstimate,
  data: CalendarData,
  { shape }: CalendarMaximum,
): NonNullable<FoundCalendar['months']> {
  // A bin with a factor of its own says nothing of its month in other years.
  const seen = monthsSeen(data, [...shape.excluded, ...shape.oneTime]);
  return intervalsOf(estimate, 'month').map(({ value, low, high }, i) => ({
    month: i + 1,
    weight: value,
    low,
    high,
    years: seen[i]?.years.size ?? 0,
    purchases: seen[i]?.repeats ?? 0,
  }));
}

/**
 * The events of an estimate, in its order: events, excluded dates, unusual months; then the excluded dates and the unusual
 * months in which nobody bought.
 */
function eventsResult(
  estimate: CalendarEstimate,
  { shape, design }: CalendarMaximum,
): FoundCalendar['events'] {
  const factors = intervalsOf(estimate, 'event');
  const { events } = estimate.calendar;
  const unusual = design.filter(({ kind }) => kind === 'one-time').length;
  const firstUnusual = factors.length - unusual;
  const firstClosedUnusual = events.length - (shape.oneTime.length - unusual);
  return events.map(({ name, ranges, factor }, i) => ({
    name,
    kind:
      i < shape.events.length
        ? 'event'
        : (i >= firstUnusual && i < factors.length) || i >= firstClosedUnusual
          ? 'one-time'
          : 'excluded',
    dates: ranges.map(({ first, last }) => ({ first: isoDate(first), last: isoDate(last) })),
    factor,
    low: factors[i]?.low ?? null,
    high: factors[i]?.high ?? null,
  }));
}

/** The log by bins, with what the model used expects in each. */
function binsResult(
  data: CalendarData,
  { maximum, plain }: ForecastCalendar,
): FoundCalendar['bins'] {
  const expected =
    maximum?.expected ?? (plain.fit === undefined ? null : expectedByBin(data, plain.fit));
  if (expected === null) return [];
  return data.bins.bins.map(({ name, month }, i) => ({
    name,
    month,
    actual: data.repeats[i] ?? 0,
    expected: expected[i] ?? 0,
  }));
}
