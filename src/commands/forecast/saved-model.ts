import type { SavedForecastModel } from '../../core/forecast/purchase-forecast.ts';
import {
  type ForecastShortage,
  forecastShortages,
  shortageOf,
} from '../../core/forecast/too-few.ts';
import { purchaseUnits } from '../../core/purchase/customer-summary.ts';
import type { FittedPurchases } from '../../core/purchase/fit-purchases.ts';
import { isParameter, purchaseModelNames } from '../../core/purchase/purchase-model.ts';
import { purchaseModels } from '../../core/purchase/purchase-models.ts';
import type { Assumption, Report } from '../../core/report.ts';
import { orderAmounts } from '../../input/orders/order-request.ts';
import { problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import { json } from '../../render/json.ts';
import type { World } from '../command.ts';
import type { NamedCurrency } from '../shared/economics/currency.ts';
import {
  byName,
  flag,
  isCovariance,
  matrix,
  number,
  oneOf,
  orNull,
  type SavedFields,
  text,
} from '../shared/saved-fields.ts';
import { savedResult } from '../shared/saved-result.ts';
import type { ForecastOptions } from './options.ts';
import type { Settings } from './plan.ts';
import type { ForecastResult } from './result.ts';
import { readCalendar, type SavedCalendar } from './saved-calendar.ts';
import { readSpendMonths } from './saved-spend-months.ts';

/** The model of a saved forecast, with the settings that it was fitted by. */
export interface SavedModel {
  readonly file: string;
  readonly model: SavedForecastModel;
  /** What its log said of differences between days; null in a result of a version without it. */
  readonly calendar: SavedCalendar | null;
  readonly settings: Pick<Settings, 'unit' | 'includeFirst'>;
  readonly currency: NamedCurrency;
  readonly assumptions: Readonly<Record<string, Assumption>>;
}

/**
 * The model that `--model-file` names; undefined without it.
 *
 * @throws {Refusal} the file is no forecast, or options contradict the settings of its model
 */
export async function readSavedModel(
  options: ForecastOptions,
  world: World,
): Promise<SavedModel | undefined> {
  const { modelFile: file } = options;
  if (file === undefined) return undefined;
  const { command, version, fields } = await savedResult(file, world);
  if (command !== 'forecast') throw fields.broken('schema', 'unusable');
  const basedOn = {
    unit: fields.get('result.unit', oneOf(purchaseUnits)),
    // What is called amounts now was the basis in the first version.
    amounts: fields.get(
      version === 1 ? 'result.basis' : 'result.amounts',
      orNull(oneOf(orderAmounts)),
    ),
    includeFirst: fields.get('assumptions.includeFirstOrder.value', flag),
  };
  refuseContradictions(options, file, basedOn);
  const fit = readFit(fields);
  const calendar = readCalendar(fields, fit);
  return {
    file,
    model: { ...readModel(fields), fit, calendar: calendar?.estimate ?? null },
    calendar,
    settings: { unit: basedOn.unit, includeFirst: basedOn.includeFirst },
    currency: { currency: fields.get('currency', orNull(text)), where: file },
    assumptions: {
      modelFile: { value: file, unit: null, text: file, source: '--model-file' },
    },
  };
}

/** @throws {Refusal} options name another unit, other amounts or another mean spend than that of the model */
function refuseContradictions(
  options: ForecastOptions,
  file: string,
  {
    unit,
    amounts,
    includeFirst,
  }: {
    readonly unit: string;
    readonly amounts: string | null;
    readonly includeFirst: boolean;
  },
): void {
  const differing: readonly (readonly [option: string, differs: boolean, saved: string])[] = [
    ['unit', options.unit !== undefined && options.unit !== unit, `counts in ${unit}s`],
    [
      'amounts',
      amounts !== null && (options.amounts ?? 'net') !== amounts,
      `uses ${amounts} amounts`,
    ],
    [
      'include-first-order',
      options.includeFirstOrder === true && !includeFirst,
      'uses repeat purchases',
    ],
  ];
  const problems = differing.flatMap(([option, differs, saved]) => {
    if (!differs) return [];
    const settle = `The model of ${file} ${saved}: use the same, or fit another.`;
    return [problem('option-conflict', { options: `--model-file and --${option}`, settle })];
  });
  if (problems.length > 0) throw new Refusal(...problems);
}

/** @throws {Refusal} the file has no forecast by a model, or numbers that no model can have */
function readFit(fields: SavedFields): FittedPurchases {
  const model = fields.get('result.model', oneOf(purchaseModelNames));
  const parameters = fields.get('result.parameters', byName(number));
  const covariance = fields.get('result.covariance', orNull(matrix));
  const values = purchaseModels[model].parameters.map((name) => parameters[name] ?? Number.NaN);
  const all = Object.keys(parameters).length;
  if (all !== values.length || !values.every(isParameter))
    throw fields.broken('result.parameters', 'unusable');
  if (!isCovariance(covariance, values.length))
    throw fields.broken('result.covariance', 'unusable');
  const log = fields.get('result.logLikelihood', number);
  return {
    model,
    status: fields.get('result.status', oneOf(Object.values(statuses))),
    parameters,
    standardErrors: fields.find('result.standardErrors', orNull(byName(number))) ?? null,
    covariance,
    logLikelihood: log,
    aic: 2 * values.length - 2 * log,
  };
}

/** @throws {Refusal} the spend or the widening of the bands is none that a forecast can have */
function readModel(fields: SavedFields): Omit<SavedForecastModel, 'fit' | 'calendar'> {
  const spend = spendOf(fields);
  const widening = {
    purchases: fields.get('result.widening.purchases', number),
    spend: fields.get('result.widening.spend', number),
  };
  const refuse = (sound: boolean, path: string) => {
    if (!sound) throw fields.broken(path, 'unusable');
  };
  const { p, q, v } = spend.parameters ?? { p: 1, q: 1, v: 1 };
  refuse([p, q, v].every(isParameter), 'result.spend.parameters');
  refuse(isAmount(spend.mean), 'result.spend.mean');
  refuse(isCovariance(spend.covariance, 3), 'result.spend.covariance');
  refuse(Object.values(widening).every(isLogarithm), 'result.widening');
  return { spend, monthlySpend: readSpendMonths(fields), excess: widening, marked: markOf(fields) };
}

/** The mark of a saved model; that of a result without it follows from how many of its customers had bought again. */
function markOf(fields: SavedFields): ForecastShortage | null {
  const marked = fields.find('result.total.marked', orNull(oneOf(forecastShortages)));
  if (marked !== undefined) return marked;
  const customers = fields.find('result.total.customers', number);
  const oneTime = fields.find('result.total.oneTime', number);
  if (customers === undefined || oneTime === undefined) return null;
  return shortageOf(customers - oneTime);
}

/** The spend on a purchase: by Gamma-Gamma where it was fitted, else the mean of all. */
function spendOf(fields: SavedFields): SavedForecastModel['spend'] {
  const isFitted = fields.get('result.spend.model', text) === 'gamma-gamma';
  const parameters = isFitted ? fields.part('result.spend.parameters') : null;
  if (isFitted && parameters === null) throw fields.broken('result.spend.parameters', 'unusable');
  return {
    parameters: parameters && {
      p: parameters.get('p', number),
      q: parameters.get('q', number),
      v: parameters.get('v', number),
    },
    covariance: fields.get('result.spend.covariance', orNull(matrix)),
    mean: fields.get('result.spend.mean', number),
  };
}

type Status = FittedPurchases['status'];

/** Every status of a fit; the compiler asks for one that is added. */
const statuses = {
  converged: 'converged',
  'no-dropout': 'no-dropout',
  flat: 'flat',
} as const satisfies { readonly [S in Status]: S };

const isAmount = (value: number): boolean => value >= 0 && value < 1e15;
const isLogarithm = (value: number): boolean => Math.abs(value) <= 20;

/** What `--save` writes: the result without its customers. */
export function savedFiles(
  { save }: ForecastOptions,
  report: Report<ForecastResult>,
): readonly { readonly file: string; readonly parts: Iterable<string> }[] {
  if (save === undefined) return [];
  const { customers: _, matching: __, ...result } = report.result;
  return [{ file: save, parts: [json({ ...report, result })] }];
}
