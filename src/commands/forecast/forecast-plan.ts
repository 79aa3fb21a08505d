import type { LabelRequest } from '../../input/orders/order-request.ts';
import type { World } from '../command.ts';
import { type Inputs, inputsOf } from '../shared/economics/inputs.ts';
import { type ListRequest, listRequest } from '../shared/listing/list-request.ts';
import type { ForecastOptions } from './options.ts';
import { type SavedModel, savedModel } from './saved-model.ts';
import { isSummary, type Settings, settingsOf, summarySettings } from './settings.ts';

/** The figures of a listed customer besides the columns of the log. */
export const customerFigures = [
  'id',
  'annualSpend',
  'tenureYears',
  'purchases',
  'recency',
  'age',
  'meanSpend',
  'usualGapDays',
  'daysSilent',
  'buysWithin',
  'alive',
  'expectedPurchases',
  'spendPerPurchase',
  'value',
  'low',
  'high',
  'residualValue',
  'firstDay',
  'lastDay',
  'totalSpend',
] as const;

export type CustomerFigure = (typeof customerFigures)[number];

/** What is asked: to sum up a log, or to foresee what comes of it. */
export type ForecastPlan = SummaryPlan | ForesightPlan;

interface Asked {
  /** Whether customers come summed up, and not as a log of orders. */
  readonly fromSummary: boolean;
  /** Columns that are kept of each customer besides those of `--by`. */
  readonly labels: readonly LabelRequest[];
  readonly list: ListRequest | undefined;
}

interface SummaryPlan extends Asked {
  readonly kind: 'summary';
  readonly settings: Pick<Settings, 'unit' | 'includeFirst'>;
}

export interface ForesightPlan extends Asked {
  readonly kind: 'foresight';
  readonly settings: Settings;
  readonly inputs: Inputs;
  readonly options: ForecastOptions;
  /** Whether each segment is fitted by its own customers. */
  readonly apart: boolean;
  /** With `--model-file`. */
  readonly given: SavedModel | undefined;
}

/** @throws {Refusal} the saved model cannot be read, or goes by something else than the options */
export async function forecastPlan(options: ForecastOptions, world: World): Promise<ForecastPlan> {
  const fromSummary = isSummary(options);
  if (options.summary === true) {
    return {
      kind: 'summary',
      fromSummary,
      settings: summarySettings(options),
      labels: [],
      list: undefined,
    };
  }
  const apart = options.fit === 'apart';
  const given = await savedModel(options, world);
  const settings = settingsOf(options, given);
  const inputs = inputsOf(options);
  const list = listRequest(options, customerFigures, 'value');
  const labels = (list?.columns ?? []).map((header) => ({
    header,
    option: list?.sought.get(header) ?? `--keep ${header}`,
  }));
  return { kind: 'foresight', fromSummary, apart, settings, inputs, options, given, labels, list };
}
