import type { CalendarBins } from './calendar-bins.ts';

/** Which differences between days a calendar has. */
export interface CalendarShape {
  /** A rate for each of the twelve calendar months. */
  readonly months: boolean;
  /** A steady change of all rates, by a factor a year. */
  readonly trend: boolean;
  /** Names of events that have one factor each, at all of their dates. */
  readonly events: readonly string[];
  /** Whether the rates of months are drawn towards their mean, so that months which were unusual once stand out. */
  readonly heldMonths: boolean;
  /** Bins that were unusual once, with a factor of their own. */
  readonly oneTime: readonly number[];
  /** Bins that say nothing of the others: each has a free factor. */
  readonly excluded: readonly number[];
  /** The first bin of a lasting change of level: a rival of the trend. */
  readonly stepAt?: number;
}

/** A calendar without any difference between days. */
export const plainShape: CalendarShape = {
  months: false,
  trend: false,
  events: [],
  heldMonths: false,
  oneTime: [],
  excluded: [],
};

/** The precision of log s of months that are held, before the log is seen: of a standard deviation of .32. */
export const heldPrecision = 1 / 0.32 ** 2;

/** One coefficient of log s, the logarithm of the weight of a day. */
export interface CalendarCoefficient {
  /** Different for each coefficient of a design. */
  readonly name: string;
  readonly kind: 'month' | 'trend' | 'event' | 'one-time' | 'excluded' | 'step';
  /** By how much each bin has of it. */
  readonly column: Float64Array;
  /** The precision of its prior, a normal distribution about 0; 0 where it is free. */
  readonly precision: number;
}

/** log s of each bin is the sum of these coefficients, each times its column: log s = D β. */
export type CalendarDesign = readonly CalendarCoefficient[];

/** The number of independent differences between twelve months. */
export const freeMonths = 11;

/**
 * Column j of an orthonormal basis of the twelve numbers with sum 0 (Helmert): the mean of the first j + 1 months
 * against the next one.
 */
export function monthContrast(j: number, month: number): number {
  const length = Math.sqrt((j + 1) * (j + 2));
  if (month - 1 <= j) return 1 / length;
  return month - 1 === j + 1 ? -(j + 1) / length : 0;
}

/**
 * The coefficients of a calendar.
 *
 * @param closed - bins with a factor of their own in which nobody bought: they have no coefficient, because they have no
 *   time
 */
export function calendarDesign(
  { bins }: CalendarBins,
  shape: CalendarShape,
  closed: ReadonlySet<number>,
): CalendarDesign {
  const column = (of: (bin: (typeof bins)[number], i: number) => number) =>
    Float64Array.from(bins, of);
  const free = (
    kind: CalendarCoefficient['kind'],
    place: number | string,
    of: Parameters<typeof column>[0],
  ) => ({ name: `${kind} ${place}`, kind, column: column(of), precision: 0 });
  const step = bins[shape.stepAt ?? -1];
  const ownFactors = (kind: 'excluded' | 'one-time', places: readonly number[]) =>
    places
      .filter((place) => !closed.has(place))
      .map((place) => free(kind, place, (_, i) => (i === place ? 1 : 0)));
  return [
    ...Array.from({ length: shape.months ? freeMonths : 0 }, (_, j) => ({
      ...free('month', j, ({ month }) => monthContrast(j, month)),
      precision: shape.heldMonths ? heldPrecision : 0,
    })),
    ...(shape.trend ? [free('trend', '', ({ years }) => years)] : []),
    ...shape.events.map((name) => free('event', name, ({ event }) => (event === name ? 1 : 0))),
    ...ownFactors('excluded', shape.excluded),
    ...ownFactors('one-time', shape.oneTime),
    ...(step === undefined ? [] : [free('step', '', ({ years }) => (years >= step.years ? 1 : 0))]),
  ];
}
