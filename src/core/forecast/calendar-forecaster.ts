import { isOrdinary, shopClock } from '../purchase/calendar/calendar.ts';
import {
  type CalendarEstimate,
  calendarEstimate,
  calendarWith,
  entriesOf,
  lawWith,
} from '../purchase/calendar/calendar-estimate.ts';
import type { CalendarRequest } from '../purchase/calendar/choose-calendar.ts';
import { clockedLaw, modelClock, plainClock } from '../purchase/calendar/clocked-law.ts';
import type { CalendarData, CalendarMaximum } from '../purchase/calendar/fit-calendar.ts';
import type { PurchaseLaw } from '../purchase/purchase-model.ts';
import type { Forecaster } from './forecaster.ts';

/** The forecaster of a calendar that was fitted jointly with its model. */
export function forecasterAt(
  maximum: CalendarMaximum,
  data: CalendarData,
  { events }: Pick<CalendarRequest, 'events'>,
  dispersion: number,
): { readonly estimate: CalendarEstimate; readonly forecaster: Forecaster } {
  const estimate = calendarEstimate(maximum, data, { events, dispersion });
  const { from, until } = data.bins;
  return { estimate, forecaster: calendarForecaster(estimate, from, until, data.unitDays) };
}

/**
 * The forecaster of an estimate, for customers whose histories end at one instant.
 *
 * @param from - no first purchase is earlier
 * @param until - that instant: the start of a day since 1970-01-01, the last day with known purchases; the forecast is
 *   of the days after it
 */
export function calendarForecaster(
  estimate: CalendarEstimate,
  from: number,
  until: number,
  unitDays: number,
): Forecaster {
  const { fit, values, covariance, calendar: own } = estimate;
  const at = (calendar: CalendarEstimate['calendar']) => ({
    clock: shopClock(calendar, from),
    until,
    aheadFrom: until + 1,
    unitDays,
  });
  // With groups alone there is no calendar: times are those of the log.
  const times = isOrdinary(own) ? null : at(own);
  const lawOf = (drawn: readonly number[]): PurchaseLaw => {
    const kept = cappedShape(estimate, drawn);
    const law = lawWith(estimate, kept);
    return times === null ? law : clockedLaw(law, at(calendarWith(estimate, kept)));
  };
  const law = lawWith(estimate, values);
  return {
    name: fit.model,
    law: times === null ? law : clockedLaw(law, times),
    fit,
    clock: times === null ? plainClock : modelClock(times),
    ...(times !== null && { weights: times.clock.weight }),
    effects: entriesOf(estimate, values, 'effect'),
    ...(covariance !== null && { uncertain: { parameters: values, covariance, lawOf } }),
  };
}

/** The farthest that a draw of log r goes from its estimate. */
const farthestShape = 2.5;

/**
 * A draw whose r is not farther from its estimate than e^±2.5; α moves by the same factor. Where customers hardly
 * differ, only the rate r/α is determined, and a normal distribution of log r would reach absurd values.
 */
function cappedShape({ values }: CalendarEstimate, drawn: readonly number[]): readonly number[] {
  const [r = 1, alpha = 1, ...others] = drawn;
  const estimated = values[0] ?? 1;
  const kept = Math.min(
    estimated * Math.exp(farthestShape),
    Math.max(estimated * Math.exp(-farthestShape), r),
  );
  return [kept, (alpha * kept) / r, ...others];
}
