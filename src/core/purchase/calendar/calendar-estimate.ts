import type { FittedPurchases } from '../fit-purchases.ts';
import type { PurchaseLaw } from '../purchase-model.ts';
import { purchaseModels } from '../purchase-models.ts';
import type { Calendar, CalendarEvent } from './calendar.ts';
import { type DatedEvent, daysPerYear } from './calendar-bins.ts';
import { monthContrast } from './calendar-design.ts';
import { groupedLaw } from './clocked-law.ts';
import { type CalendarData, type CalendarMaximum, closedBins } from './fit-calendar.ts';

/** What the entries of an estimate are. */
export const estimateKinds = ['parameter', 'month', 'trend', 'event', 'effect'] as const;

export type EstimateKind = (typeof estimateKinds)[number];

/**
 * A model with its calendar in the coordinates that people read, all positive: the parameters for ordinary days, the
 * twelve weights of months with mean 1, e^κ, the factor of each event, and e^γ of each group but the first.
 */
export interface CalendarEstimate {
  /** Parameters, standard errors and likelihood of the model, times on ordinary days. */
  readonly fit: FittedPurchases;
  readonly calendar: Calendar;
  readonly kinds: readonly EstimateKind[];
  readonly values: readonly number[];
  /** Covariances of the logarithms of `values`; null where the log does not determine them. */
  readonly covariance: readonly (readonly number[])[] | null;
}

/** The entries of one kind. */
export const entriesOf = (
  { kinds }: Pick<CalendarEstimate, 'kinds'>,
  values: readonly number[],
  kind: EstimateKind,
): readonly number[] => values.filter((_, i) => kinds[i] === kind);

/** The calendar of an estimate with other values, such as drawn ones. */
export function calendarWith(estimate: CalendarEstimate, values: readonly number[]): Calendar {
  const { calendar } = estimate;
  const months = entriesOf(estimate, values, 'month');
  const [growth] = entriesOf(estimate, values, 'trend');
  const factors = entriesOf(estimate, values, 'event');
  return {
    ...calendar,
    months: months.length > 0 ? months : calendar.months,
    trend: growth === undefined ? calendar.trend : Math.log(growth),
    events: calendar.events.map((event, i) => ({ ...event, factor: factors[i] ?? event.factor })),
  };
}

/** The model of an estimate with other values, on ordinary days: a law for each group where there are several. */
export function lawWith(estimate: CalendarEstimate, values: readonly number[]): PurchaseLaw {
  const model = purchaseModels[estimate.fit.model];
  const parameters = entriesOf(estimate, values, 'parameter');
  const alpha = model.parameters.indexOf('alpha');
  return groupedLaw(
    [1, ...entriesOf(estimate, values, 'effect')].map((effect) =>
      model.law(parameters.map((value, i) => (i === alpha ? value / effect : value))),
    ),
  );
}

/** Names and dates of what a calendar was fitted with. */
export interface EstimateTerms {
  /** The events of the bins with all of their dates, those to come included. */
  readonly events: readonly DatedEvent[];
  /** φ: by how much the counts of months vary more than by chance. Variances of the calendar are multiplied by it. */
  readonly dispersion?: number;
}

/**
 * An estimate from the maximum of the likelihood. Weights are divided by the mean of the twelve months, and so are the
 * times of the parameters:
 *
 *     s = e^u / mean(e^u), α = α₀ / mean(e^u)
 *
 * Covariances follow by the delta method.
 */
export function calendarEstimate(
  maximum: CalendarMaximum,
  { bins, repeats }: Pick<CalendarData, 'bins' | 'repeats'>,
  { events, dispersion = 1 }: EstimateTerms,
): CalendarEstimate {
  const { design, at, shape, logLikelihood } = maximum;
  const model = purchaseModels[maximum.plain.model];
  const size = model.parameters.length;
  const months = monthRows(maximum, size);
  const weights = months.map((row) =>
    Math.exp(row.reduce((sum, d, i) => sum + d * (at[i] ?? 0), 0)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Derivatives of log mean(e^u).
  const meanRow = at.map((_, i) =>
    months.reduce((sum, row, m) => sum + ((weights[m] ?? 0) / total) * (row[i] ?? 0), 0),
  );
  const unit = (place: number) => at.map((_, i) => (i === place ? 1 : 0));
  const minusMean = (row: readonly number[]) => row.map((d, i) => d - (meanRow[i] ?? 0));
  const factors = factorsOf(maximum, bins.bins, events);
  const trend = design.findIndex(({ kind }) => kind === 'trend');
  const rows: { kind: EstimateKind; row: readonly number[]; log: number }[] = [];
  const logMean = Math.log(total / months.length);
  const add = (kind: EstimateKind, row: readonly number[], log: number) =>
    rows.push({ kind, row, log });
  for (const [i, name] of model.parameters.entries()) {
    const isTime = name === 'alpha' || name === 'beta';
    add('parameter', isTime ? minusMean(unit(i)) : unit(i), (at[i] ?? 0) - (isTime ? logMean : 0));
  }
  if (shape.months)
    for (const [m, row] of months.entries())
      add('month', minusMean(row), Math.log(weights[m] ?? 1) - logMean);
  if (trend >= 0) add('trend', unit(size + trend), at[size + trend] ?? 0);
  for (const { place } of factors) add('event', unit(place), at[place] ?? 0);
  for (let i = size + design.length; i < at.length; i++) add('effect', unit(i), at[i] ?? 0);

  const spread = at.map((_, i) =>
    i >= size && i < size + design.length ? Math.sqrt(dispersion) : 1,
  );
  const inner = maximum.covariance?.map((row, i) =>
    row.map((entry, j) => entry * (spread[i] ?? 1) * (spread[j] ?? 1)),
  );
  const covariance =
    inner === undefined
      ? null
      : symmetric(rows.length, (i, j) => quadratic(rows[i]?.row ?? [], inner, rows[j]?.row ?? []));
  const values = rows.map(({ log }) => Math.exp(log));
  const kinds = rows.map(({ kind }) => kind);
  const closed = closedEvents(maximum, bins.bins, repeats);
  const weightsOfMonths = values.filter((_, i) => kinds[i] === 'month');
  const calendar: Calendar = {
    months: shape.months ? weightsOfMonths : months.map(() => 1),
    // From the value that is kept, so that a saved calendar is the same to the last digit.
    trend: Math.log(values[kinds.indexOf('trend')] ?? 1),
    trendYears: (bins.until - bins.from) / daysPerYear,
    until: bins.until,
    events: [
      ...factors.map(({ name, ranges, place }) => ({
        name,
        ranges,
        factor: Math.exp(at[place] ?? 0),
      })),
      ...closed,
    ],
  };
  const isSettled = covariance !== null && !maximum.flat;
  const named = (of: (i: number) => number) =>
    Object.fromEntries(model.parameters.map((name, i) => [name, of(i)]));
  return {
    fit: {
      model: maximum.plain.model,
      status: statusOf(maximum),
      parameters: named((i) => values[i] ?? Number.NaN),
      standardErrors: isSettled
        ? named((i) => (values[i] ?? 0) * Math.sqrt(covariance?.[i]?.[i] ?? 0))
        : null,
      covariance: covariance?.slice(0, size).map((row) => row.slice(0, size)) ?? null,
      logLikelihood,
      aic: 2 * at.length - 2 * logLikelihood,
    },
    calendar,
    kinds,
    values,
    covariance,
  };
}

/** Of a fit without its covariance that of the model without a calendar. */
function statusOf({ plain, covariance, flat }: CalendarMaximum): FittedPurchases['status'] {
  if (covariance === null || plain.status === 'no-dropout') return plain.status;
  return flat ? 'flat' : 'converged';
}

/** u of each calendar month as a sum over the coordinates of the search. */
function monthRows({ design, at }: CalendarMaximum, size: number): number[][] {
  const months = [...design.keys()].filter((j) => design[j]?.kind === 'month');
  return Array.from({ length: 12 }, (_, m) =>
    at.map((__, i) => {
      const j = months.indexOf(i - size);
      return j < 0 ? 0 : monthContrast(j, m + 1);
    }),
  );
}

interface EventFactor {
  readonly name: string;
  readonly ranges: CalendarEvent['ranges'];
  /** Of its logarithm among the coordinates of the search. */
  readonly place: number;
}

/** The events of a maximum with their dates: dated ones, and bins that were unusual once or are left out. */
function factorsOf(
  { plain, shape, design }: CalendarMaximum,
  bins: CalendarData['bins']['bins'],
  events: readonly DatedEvent[],
): readonly EventFactor[] {
  const size = purchaseModels[plain.model].parameters.length;
  const placeOf = (name: string) => size + design.findIndex((each) => each.name === name);
  const ofBins = (kind: string, places: readonly number[]) =>
    places.flatMap((bin) => {
      const { name = '', ranges = [] } = bins[bin] ?? {};
      const place = placeOf(`${kind} ${bin}`);
      return place < size
        ? []
        : [{ name: kind === 'excluded' ? monthIn(name) : name, ranges, place }];
    });
  return [
    ...shape.events.map((name) => ({
      name,
      ranges: events.find((event) => event.name === name)?.ranges ?? [],
      place: placeOf(`event ${name}`),
    })),
    ...ofBins('excluded', shape.excluded),
    ...ofBins('one-time', shape.oneTime),
  ];
}

/** The month of a bin without the name of its event: "2024-03". */
const monthIn = (name: string): string => name.slice(0, 7);

/** Bins in which nobody bought, those that are left out first: their days count for nothing. */
const closedEvents = (
  { shape }: CalendarMaximum,
  bins: CalendarData['bins']['bins'],
  repeats: Float64Array,
): readonly CalendarEvent[] =>
  [...closedBins(shape, { repeats })].map((bin) => ({
    name: monthIn(bins[bin]?.name ?? ''),
    ranges: bins[bin]?.ranges ?? [],
    factor: 0,
  }));

/** A symmetric matrix by its entries on and below the diagonal. */
function symmetric(size: number, entry: (i: number, j: number) => number): number[][] {
  const lower = Array.from({ length: size }, (_, i) =>
    Array.from({ length: i + 1 }, (__, j) => entry(i, j)),
  );
  return lower.map((_, i) => lower.map((__, j) => lower[Math.max(i, j)]?.[Math.min(i, j)] ?? 0));
}

/** aᵀ C b. */
function quadratic(
  a: readonly number[],
  c: readonly (readonly number[])[],
  b: readonly number[],
): number {
  let sum = 0;
  for (const [i, x] of a.entries()) {
    if (x === 0) continue;
    for (const [j, y] of b.entries()) sum += x * (c[i]?.[j] ?? 0) * y;
  }
  return sum;
}
