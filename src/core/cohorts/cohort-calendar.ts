import type { ForecastCalendar } from '../forecast/forecast-calendar.ts';
import { type LogToFit, logModels } from '../forecast/log-models.ts';
import { shopClock } from '../purchase/calendar/calendar.ts';
import { calendarBins } from '../purchase/calendar/calendar-bins.ts';
import { lawWith } from '../purchase/calendar/calendar-estimate.ts';
import {
  type CalendarFinding,
  type CalendarRequest,
  fewestMonths,
  monthsOf,
  unfoundCalendar,
} from '../purchase/calendar/choose-calendar.ts';
import { customerSummary, daysPerUnit, type SummaryTerms } from '../purchase/customer-summary.ts';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { purchaseModelNames } from '../purchase/purchase-model.ts';
import { firstDayOf, type PurchaseDays, purchaseTotals } from '../purchase/purchase-totals.ts';
import type { DatedModel } from './expected-repeats.ts';

/** What a log says of differences between days, and what its customers are expected to buy by it. */
export interface CohortCalendar {
  readonly finding: CalendarFinding;
  /** The fits; null where none was made. */
  readonly found: ForecastCalendar | null;
  /** Null where all days count alike. */
  readonly model: DatedModel | null;
}

/**
 * The calendar, and the model, that a forecast of the same log would use. Nothing is fitted where the log is too short
 * for a calendar, or all of it is switched off.
 */
export function cohortCalendar(
  days: PurchaseDays,
  { until, unit }: Pick<SummaryTerms, 'until' | 'unit'>,
  request: CalendarRequest,
  progress?: LogToFit['progress'],
): CohortCalendar {
  const { seasons, trend, events, excluded } = request;
  const from = firstDayOf(days);
  const without = (finding: CalendarFinding) => ({ finding, found: null, model: null });
  if (seasons !== 'on' && events.length + excluded.length === 0) {
    const months = monthsOf(calendarBins(from, until));
    const isOff = seasons === 'off' && trend === 'off';
    if (isOff || months < fewestMonths)
      return without(unfoundCalendar(request, 'too-short', months));
  }
  const unitDays = daysPerUnit[unit];
  const { calendar } = logModels({
    days,
    cells: purchaseCells(
      customerSummary(purchaseTotals(days), { until, unit, includeFirst: false }),
    ),
    until,
    unitDays,
    models: purchaseModelNames,
    calendar: request,
    ...(progress !== undefined && { progress }),
  });
  if (calendar === null) throw new RangeError('no calendar of a log');
  const { finding, estimate } = calendar;
  const model =
    estimate === null
      ? null
      : {
          law: lawWith(estimate, estimate.values),
          clock: shopClock(estimate.calendar, from),
          unitDays,
        };
  return { finding, found: calendar, model };
}
