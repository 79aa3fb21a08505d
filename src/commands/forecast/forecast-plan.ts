import type { LabelAsked } from '../../input/orders/order-request.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { OptionValues, World } from '../command.ts';
import { type Inputs, readInputs } from '../shared/economics/read-inputs.ts';
import { contradictions } from '../shared/economics/terms.ts';
import { type ListRequest, listRequest } from '../shared/listing/list-request.ts';
import { forecastInputs } from './inputs.ts';
import { type SavedModel, savedModel } from './saved-model.ts';
import { type Settings, settingsOf, summarySettings } from './settings.ts';

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
  readonly labels: readonly LabelAsked[];
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
  readonly options: OptionValues;
  /** Whether each segment is fitted by its own customers. */
  readonly apart: boolean;
  /** With `--model-file`. */
  readonly given: SavedModel | undefined;
}

/** Options that mean nothing where nothing is foreseen. */
const foresightOnly = [
  'save',
  'model-file',
  'each',
  'model',
  'holdout',
  'fit',
  'draws',
  'seed',
  'assumptions',
  ...forecastInputs,
];

/** @throws {Refusal} options ask for what only a log of orders says */
function refuseOfLogs(options: OptionValues): void {
  const idle = ['summary', 'basis', 'until', 'holdout', 'time-zone', 'memory'].filter(
    (name) => options[name] !== undefined && options[name] !== 'none',
  );
  if (idle.length === 0) return;
  const settle = 'A summary has no orders by day: leave the option out, or give the log.';
  throw new Refusal(
    ...idle.map((name) =>
      problem('option-conflict', { options: `--source summary and --${name}`, settle }),
    ),
  );
}

/** @throws {Refusal} there are no segments to fit apart, or options ask for the one model that there is not */
function refuseOfOneFit(options: OptionValues): void {
  if (options['by'] === undefined)
    throw new Refusal(problem('option-needs', { option: '--fit apart', needs: '--by' }));
  const idle = ['save', 'model-file'].filter((name) => options[name] !== undefined);
  if (idle.length === 0) return;
  const settle = 'A file has one model: leave out one of the two, or save each segment separately.';
  throw new Refusal(
    ...idle.map((name) =>
      problem('option-conflict', { options: `--fit apart and --${name}`, settle }),
    ),
  );
}

/** @throws {Refusal} options cannot be read, or contradict each other */
export async function forecastPlan(options: OptionValues, world: World): Promise<ForecastPlan> {
  const fromSummary = options['source'] === 'summary';
  if (fromSummary) refuseOfLogs(options);
  if (options['summary'] === true) {
    const idle = foresightOnly.filter((name) => options[name] !== undefined);
    if (idle.length > 0)
      throw new Refusal(
        ...idle.map((name) =>
          problem('option-conflict', {
            options: `--summary and --${name}`,
            settle: 'Leave out --summary for a forecast.',
          }),
        ),
      );
    listRequest(options, [], '');
    return {
      kind: 'summary',
      fromSummary,
      settings: summarySettings(options),
      labels: [],
      list: undefined,
    };
  }
  const apart = options['fit'] === 'apart';
  if (apart) refuseOfOneFit(options);
  const given = await savedModel(options, world);
  const settings = settingsOf(options, given);
  const inputs = await readInputs(options, world, forecastInputs);
  const contradicted = contradictions(inputs, forecastInputs);
  if (contradicted.length > 0) throw new Refusal(...contradicted);
  const list = listRequest(options, customerFigures, 'value');
  const labels = (list?.columns ?? []).map((header) => ({
    header,
    option: list?.sought.get(header) ?? `--keep ${header}`,
  }));
  return { kind: 'foresight', fromSummary, apart, settings, inputs, options, given, labels, list };
}
