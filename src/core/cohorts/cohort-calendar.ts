import type { ForecastCalendar } from '../forecast/forecast-calendar.ts';
import { pastRate } from '../forecast/forecaster.ts';
import { type LogToFit, logModels } from '../forecast/log-models.ts';
import { shopClock } from '../purchase/calendar/calendar.ts';
import { calendarBins } from '../purchase/calendar/calendar-bins.ts';
import { lawWith } from '../purchase/calendar/calendar-estimate.ts';
import { monthsOf } from '../purchase/calendar/calendar-months.ts';
import {
  type CalendarRequest,
  fewestMonths,
  unfoundCalendar,
} from '../purchase/calendar/choose-calendar.ts';
import {
  type CustomerSummary,
  daysPerUnit,
  type SummaryTerms,
} from '../purchase/customer-summary.ts';
import { dailyRepeats } from '../purchase/daily-repeats.ts';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { purchaseModelNames } from '../purchase/purchase-model.ts';
import { firstDayOf, type PurchaseDays } from '../purchase/purchase-totals.ts';
import type { DatedModel } from './expected-repeats.ts';

/** A log, and the summary of its customers. */
export interface SummedLog extends Pick<SummaryTerms, 'until' | 'unit'> {
  readonly days: PurchaseDays;
  readonly summary: CustomerSummary;
}

/** What a log says of differences between days, and the model by which its customers buy on them. */
export interface CohortCalendar {
  readonly calendar: ForecastCalendar;
  /** Null where all days count alike. */
  readonly model: DatedModel | null;
}

/**
 * The calendar, and the model, that a forecast of the same log would use. Nothing is fitted where the log is too short
 * for a calendar, or all of it is switched off.
 */
export function cohortCalendar(
  { days, summary, until, unit }: SummedLog,
  request: CalendarRequest,
  progress?: LogToFit['progress'],
): CohortCalendar {
  const from = firstDayOf(days);
  const months = monthsOf(calendarBins(from, until));
  if (!canBeUsed(request, months)) {
    const finding = unfoundCalendar(request, 'too-short', months);
    return {
      calendar: {
        finding,
        data: null,
        estimate: null,
        maximum: null,
        plain: pastRate,
        withTrend: null,
      },
      model: null,
    };
  }
  const unitDays = daysPerUnit[unit];
  const { calendar } = logModels({
    repeats: dailyRepeats(days),
    cells: purchaseCells(summary),
    until,
    unitDays,
    models: purchaseModelNames,
    calendar: request,
    choiceOnly: true,
    ...(progress !== undefined && { progress }),
  });
  if (calendar === null) throw new RangeError('no calendar of a log');
  const { estimate } = calendar;
  if (estimate === null) return { calendar, model: null };
  const clock = shopClock(estimate.calendar, from);
  return { calendar, model: { law: lawWith(estimate, estimate.values), clock, unitDays } };
}

/** Whether a log of so many calendar months may have what is looked for. */
function canBeUsed({ seasons, trend, events, excluded }: CalendarRequest, months: number): boolean {
  if (seasons === 'on' || events.length + excluded.length > 0) return true;
  return months >= fewestMonths && (seasons !== 'off' || trend !== 'off');
}
