import type { FittedPurchases } from '../fit-purchases.ts';
import type { CalendarShape } from './calendar-design.ts';
import {
  type CalendarData,
  type CalendarMaximum,
  type CalendarSearch,
  calendarSearch,
  isLarge,
} from './fit-calendar.ts';

/** Fits of calendars of several shapes to one log. Each shape is fitted once; later fits start from the first. */
export class CalendarFits {
  readonly data: CalendarData;
  readonly #search: CalendarSearch;
  readonly #found = new Map<string, CalendarMaximum | null>();
  #first: CalendarMaximum | null = null;

  constructor(data: CalendarData, plain: FittedPurchases) {
    this.data = data;
    this.#search = calendarSearch(data, plain);
  }

  /** The maximum of a shape, with its covariance or without; null where there is none. */
  of(shape: CalendarShape): CalendarMaximum | null {
    const key = JSON.stringify(shape);
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const found =
      this.#first === null
        ? this.#search(shape, { curvature: !isLarge(this.data.cells) })
        : this.#search(shape, { like: this.#first, curvature: false });
    this.#found.set(key, found);
    if (this.#first === null && (found?.covariance != null || isLarge(this.data.cells)))
      this.#first = found;
    return found;
  }

  /** The maximum of a shape with its covariance; null where the log does not determine it. */
  withErrors(shape: CalendarShape): CalendarMaximum | null {
    const found = this.of(shape);
    if (found === null || found.covariance !== null) return found;
    const errors = this.#search(shape, { like: found });
    return errors?.covariance == null ? null : errors;
  }
}
