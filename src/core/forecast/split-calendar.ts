import type { CalendarBins } from '../purchase/calendar/calendar-bins.ts';
import type { CalendarShape } from '../purchase/calendar/calendar-design.ts';
import { hasEveryMonth } from '../purchase/calendar/calendar-months.ts';
import { fitCalendar } from '../purchase/calendar/fit-calendar.ts';
import type { DailyRepeats } from '../purchase/daily-repeats.ts';
import type { FittedPurchases } from '../purchase/fit-purchases.ts';
import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import {
  type CalendarLog,
  calendarData,
  calendarForecasters,
  type UsedCalendar,
} from './forecast-calendar.ts';
import type { Forecaster } from './forecaster.ts';

/** The time before a split, with the parts of the calendar of the forecast that lie in it. */
export interface SplitCalendar extends CalendarLog {
  readonly shape: CalendarShape;
  /** The model of the forecast, fitted to that time without a calendar. */
  readonly plain: FittedPurchases;
  readonly dispersion: number;
}

/**
 * The calendar of a forecast in the time before a split.
 *
 * @param plain - the model of the forecast, fitted to that time without a calendar
 * @returns null where that time cannot show the calendar: it lacks a month, or that model has no maximum
 */
export function splitCalendar(
  { maximum, data, request, dispersion, fits }: UsedCalendar,
  plain: FittedPurchases | undefined,
  repeats: DailyRepeats,
  cells: PurchaseCells,
  split: number,
): SplitCalendar | null {
  const part = calendarData(repeats, cells, { until: split, unitDays: data.unitDays }, request);
  const shape = shapeWithin(maximum.shape, data.bins, part.bins);
  if (plain === undefined || (shape.months && !hasEveryMonth(part, shape.excluded))) return null;
  return { data: part, request, fits, shape, plain, dispersion };
}

/** The forecasters of the time before a split; null where the model of the forecast has no maximum. */
export function splitForecasters(before: SplitCalendar): readonly Forecaster[] | null {
  const { data, shape, plain, dispersion } = before;
  const first = fitCalendar(data, shape, plain);
  if (first?.covariance == null) return null;
  return calendarForecasters(before, first, dispersion);
}

/**
 * The same calendar for a part of a log, such as the time before a split: of its events and months that were unusual
 * once those that lie in it.
 */
function shapeWithin(shape: CalendarShape, of: CalendarBins, part: CalendarBins): CalendarShape {
  const placed = (bins: readonly number[]) =>
    bins.flatMap((bin) => {
      const place = part.bins.findIndex(({ name }) => name === of.bins[bin]?.name);
      return place < 0 ? [] : [place];
    });
  return {
    ...shape,
    events: shape.events.filter((name) => part.bins.some(({ event }) => event === name)),
    oneTime: placed(shape.oneTime),
    excluded: placed(shape.excluded),
  };
}
