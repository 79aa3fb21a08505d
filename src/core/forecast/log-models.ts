import type { CalendarRequest } from '../purchase/calendar/choose-calendar.ts';
import type { DailyRepeats } from '../purchase/daily-repeats.ts';
import type { PurchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import { type Choice, chooseForecaster } from './choose-forecaster.ts';
import {
  type ForecastCalendar,
  forecastCalendar,
  type ObservedTime,
  type UsedCalendar,
} from './forecast-calendar.ts';
import {
  type FitProgress,
  type Forecaster,
  fittedForecasters,
  likelyForecasters,
  pastRate,
} from './forecaster.ts';

/** The customers that models are fitted to, and how. */
export interface LogToFit extends ObservedTime {
  /** Null for a summary of customers. */
  readonly repeats: DailyRepeats | null;
  readonly cells: PurchaseCells;
  readonly models: readonly PurchaseModelName[];
  /** Differences between days; absent: all days count alike. */
  readonly calendar?: CalendarRequest;
  /** Whether only the model chosen is needed: one that is clearly worse is then fitted only where a calendar is used. */
  readonly choiceOnly?: boolean;
  readonly progress?: (at: ModelsProgress) => void;
}

export type ModelsProgress =
  | { readonly stage: 'fit'; readonly fit: FitProgress }
  | { readonly stage: 'calendar' };

/** The models fitted to customers, and the choice among them. */
export interface LogModels {
  /** Every model that could be fitted; with `choiceOnly` without those that are clearly worse. */
  readonly fitted: readonly Forecaster[];
  readonly choice: Choice;
  /** What the log says of differences between days; null where it is not looked for. */
  readonly calendar: ForecastCalendar | null;
  /** The calendar that the models are fitted with; null where all days count alike. */
  readonly used: UsedCalendar | null;
}

/** Fits the models to a log, looks for the calendar that it shows, and chooses the model with the least AIC. */
export function logModels(log: LogToFit): LogModels {
  const { repeats, cells, models, calendar: request, choiceOnly = false, progress } = log;
  const report = progress && ((fit: FitProgress) => progress({ stage: 'fit', fit }));
  const plain = (choiceOnly ? likelyForecasters : fittedForecasters)(models, cells, report);
  const plainChoice = chooseForecaster(plain, pastRate);
  if (request === undefined)
    return { fitted: plain, choice: plainChoice, calendar: null, used: null };
  progress?.({ stage: 'calendar' });
  const { until, unitDays } = log;
  const { result, used } = forecastCalendar(
    { repeats, cells, until, unitDays },
    () => (choiceOnly ? fittedForecasters(models, cells, report) : plain),
    plainChoice.chosen,
    request,
  );
  return {
    fitted: used?.fitted ?? plain,
    choice: used?.choice ?? plainChoice,
    calendar: result,
    used: used?.calendar ?? null,
  };
}
