import type { FittedPurchases } from '../fit-purchases.ts';
import { type CalendarShape, calendarDesign } from './calendar-design.ts';
import {
  type CalendarData,
  type CalendarMaximum,
  closedBins,
  fitCalendar,
  startFrom,
} from './fit-calendar.ts';

/** Fits of calendars of several shapes to one log. Each shape is fitted once; later fits start from the first. */
export class CalendarFits {
  readonly data: CalendarData;
  readonly #plain: FittedPurchases;
  readonly #found = new Map<string, CalendarMaximum | null>();
  #first: CalendarMaximum | null = null;

  constructor(data: CalendarData, plain: FittedPurchases) {
    this.data = data;
    this.#plain = plain;
  }

  /** The maximum of a shape, with its covariance or without; null where there is none. */
  of(shape: CalendarShape): CalendarMaximum | null {
    const key = JSON.stringify(shape);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const isFirst = this.#first === null;
    const found = this.#fit(shape, isFirst);
    this.#found.set(key, found);
    if (isFirst && found?.covariance != null) this.#first = found;
    return found;
  }

  /** The maximum of a shape with its covariance; null where the log does not determine it. */
  withErrors(shape: CalendarShape): CalendarMaximum | null {
    const found = this.of(shape);
    if (found === null || found.covariance !== null) return found;
    const errors = this.#fit(shape, true);
    return errors?.covariance == null ? null : errors;
  }

  #fit(shape: CalendarShape, curvature: boolean): CalendarMaximum | null {
    const { data } = this;
    const design = calendarDesign(data.bins, shape, closedBins(shape, data));
    const start = this.#first === null ? undefined : startFrom(this.#first, design, data.repeats);
    return fitCalendar(data, shape, this.#plain, {
      curvature,
      ...(start !== undefined && { start }),
    });
  }
}
