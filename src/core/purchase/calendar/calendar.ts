import { type DayRange, daysPerYear, monthOf, yearsToMiddle } from './calendar-bins.ts';

/** An event with what it does to the rates of purchases. */
export interface CalendarEvent {
  readonly name: string;
  readonly ranges: readonly DayRange[];
  /** For how much ordinary time a day of the event counts; 0 where nobody can buy. */
  readonly factor: number;
}

/** For how much each day counts, compared with an ordinary one. */
export interface Calendar {
  /** The weights of the twelve calendar months, January first; their mean is 1. */
  readonly months: readonly number[];
  /** κ: the change of all rates, as a logarithm a year. */
  readonly trend: number;
  /** For so many years before and after `until` the trend goes on; beyond them the rates stay as they are. */
  readonly trendYears: number;
  /** The day, since 1970-01-01, at the start of which the trend is 1. */
  readonly until: number;
  /** Events, and months that were unusual once. The factors of events on one day multiply. */
  readonly events: readonly CalendarEvent[];
}

/** Whether all days of a calendar count alike. */
export const isOrdinary = ({ months, trend, events }: Calendar): boolean =>
  trend === 0 && events.length === 0 && months.every((weight) => weight === 1);

/** Days in a row that count alike. */
interface WeightedDays extends DayRange {
  readonly weight: number;
}

const longestMonth = 31 / daysPerYear;

/** The weights of days from one day to another, as runs of days that count alike. */
export function weightedDays(
  { months, trend, trendYears, until, events }: Calendar,
  from: number,
  to: number,
): WeightedDays[] {
  const cuts = new Set<number>();
  for (const { ranges } of events)
    for (const { first, last } of ranges) {
      cuts.add(first);
      cuts.add(last + 1);
    }
  const rising = [...cuts].sort((a, b) => a - b);
  const runs: WeightedDays[] = [];
  for (let day = from; day < to; ) {
    const { month, next } = monthOf(day);
    const cut = rising.find((each) => each > day) ?? Infinity;
    const end = Math.min(next, cut, to);
    // The middle of the month in which a log begins may lie before the log.
    const earliest = -trendYears - longestMonth;
    const years = Math.max(earliest, Math.min(yearsToMiddle(day, until), trendYears));
    let weight = (months[month - 1] ?? 1) * Math.exp(trend * years);
    for (const { ranges, factor } of events)
      if (ranges.some(({ first, last }) => day >= first && day <= last)) weight *= factor;
    runs.push({ first: day, last: end - 1, weight });
    day = end;
  }
  return runs;
}

/** The clock of a shop: the time between days, in which each counts for its weight. */
export interface ShopClock {
  readonly calendar: Calendar;
  /** τ, Σ weight · day, from the start of one day to an instant; a part of a day counts in proportion. */
  readonly tau: (from: number, to: number) => number;
  /** The weight of a day. */
  readonly weight: (day: number) => number;
}

/** So many days more than are needed are added up at a time. */
const daysAtOnce = 400;

/**
 * The clock of a calendar.
 *
 *     τ(from, to) = Λ(to) − Λ(from),  Λ(t) = ∫ s
 *
 * @param first - no day before this is needed
 */
export function shopClock(calendar: Calendar, first: number): ShopClock {
  let reached = new Float64Array(1);
  let weights = new Float64Array(0);
  const extendTo = (day: number) => {
    const from = first + weights.length;
    const to = day + daysAtOnce;
    const longer = new Float64Array(to - first + 1);
    longer.set(reached);
    const more = new Float64Array(to - first);
    more.set(weights);
    for (const { first: begin, last, weight } of weightedDays(calendar, from, to)) {
      for (let at = begin - first; at <= last - first; at++) {
        longer[at + 1] = (longer[at] as number) + weight;
        more[at] = weight;
      }
    }
    reached = longer;
    weights = more;
  };
  const whole = (day: number) => {
    if (day < first) throw new RangeError(`day ${day} is before day ${first}`);
    if (day - first >= weights.length) extendTo(day);
    return day - first;
  };
  const lambda = (instant: number) => {
    const day = Math.floor(instant);
    const place = whole(day);
    return (reached[place] as number) + (instant - day) * (weights[place] as number);
  };
  return {
    calendar,
    tau: (from, to) => lambda(to) - lambda(from),
    weight: (day) => {
      const place = whole(day);
      return weights[place] as number;
    },
  };
}

/** The mean weight of a day in the long run, once a trend has ended: over four years, which have one leap day. */
export function usualWeight(clock: ShopClock): number {
  const { until, trendYears } = clock.calendar;
  const from = until + Math.ceil((clock.calendar.trend === 0 ? 0 : trendYears) * daysPerYear);
  return clock.tau(from, from + 4 * daysPerYear) / (4 * daysPerYear);
}
