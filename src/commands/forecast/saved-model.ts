import { forecasterOf } from '../../core/forecast/forecaster.ts';
import type { GivenModel } from '../../core/forecast/purchase-forecast.ts';
import { problem } from '../../core/problem.ts';
import { isParameter } from '../../core/purchase/purchase-model.ts';
import { purchaseModels } from '../../core/purchase/purchase-models.ts';
import type { Assumption, Report } from '../../core/report.ts';
import { Refusal } from '../../problems/refusal.ts';
import { json } from '../../render/json.ts';
import type { OptionValues, World } from '../command.ts';
import { asReport, brokenAt, savedFile } from '../compare/saved-result.ts';
import type { NamedCurrency } from '../economics/currency.ts';
import { reportSchema } from '../report-schema.ts';
import type { ForecastResult } from './result.ts';
import type { Settings } from './settings.ts';

/** The model of a forecast that was saved, and what it goes by. */
export interface SavedModel {
  readonly model: GivenModel;
  readonly settings: Pick<Settings, 'unit' | 'includeFirst'>;
  readonly currency: NamedCurrency;
  readonly assumptions: Readonly<Record<string, Assumption>>;
}

/** What says how a model is to be fitted, and so says nothing of one that is. */
const ofFitting = ['model', 'holdout'] as const;

/**
 * The model that `--model-file` names; undefined without it.
 *
 * @throws {Refusal} the file is no forecast, or options contradict what its model goes by
 */
export async function savedModel(
  options: OptionValues,
  world: World,
): Promise<SavedModel | undefined> {
  const file = options['model-file'];
  if (typeof file !== 'string') return undefined;
  const idle = ofFitting.filter((name) => options[name] !== undefined);
  if (idle.length > 0)
    throw new Refusal(
      ...idle.map((name) => {
        const settle = 'A saved model is not fitted anew: leave out one of the two.';
        return problem('option-conflict', { options: `--model-file and --${name}`, settle });
      }),
    );
  // Loaded only here: a forecast without a saved model needs no schema.
  const { resultSchema } = await import('./schema.ts');
  const report = asReport<ForecastResult>(
    await savedFile(file, world),
    reportSchema('forecast', resultSchema),
  );
  const { result, assumptions, currency } = report;
  const includeFirst = assumptions['includeFirstOrder']?.value === true;
  refuseOther(options, file, result, includeFirst);
  return {
    model: givenModel(file, result),
    settings: { unit: result.unit, includeFirst },
    currency: { currency, where: file },
    assumptions: {
      modelFile: { value: file, unit: null, text: file, source: '--model-file' },
    },
  };
}

/** A model counts in one unit, and spend on one basis: another one would be read as something else. */
function refuseOther(
  options: OptionValues,
  file: string,
  { unit, basis }: ForecastResult,
  includeFirst: boolean,
): void {
  const differing: readonly (readonly [option: string, differs: boolean, saved: string])[] = [
    ['unit', options['unit'] !== undefined && options['unit'] !== unit, `counts in ${unit}s`],
    ['basis', basis !== null && (options['basis'] ?? 'net') !== basis, `goes by ${basis} spend`],
    [
      'include-first-order',
      options['include-first-order'] === true && !includeFirst,
      'goes by repeat purchases',
    ],
  ];
  const problems = differing.flatMap(([option, differs, saved]) => {
    if (!differs) return [];
    const settle = `The model of ${file} ${saved}: ask for the same, or fit another.`;
    return [problem('option-conflict', { options: `--model-file and --${option}`, settle })];
  });
  if (problems.length > 0) throw new Refusal(...problems);
}

/** @throws {Refusal} the file holds no forecast by a model, or numbers that cannot be one's */
function givenModel(file: string, result: ForecastResult): GivenModel {
  const { model, parameters, status, spend, widening, logLikelihood = 0 } = result;
  const covariance = result.covariance ?? null;
  if (
    model === undefined ||
    model === 'past-rate' ||
    parameters == null ||
    status == null ||
    spend === undefined ||
    widening === undefined
  )
    throw brokenAt(file, 'result.model');
  const refuse = (sound: boolean, where: string) => {
    if (!sound) throw brokenAt(file, where);
  };
  const names = purchaseModels[model].parameters;
  const values = names.map((name) => parameters[name] ?? Number.NaN);
  const all = Object.keys(parameters).length;
  refuse(all === names.length && values.every(isParameter), 'result.parameters');
  refuse(isCovariance(covariance, names.length), 'result.covariance');
  const law = spend.model === 'gamma-gamma' ? spend.parameters : null;
  const ofSpend = law === null ? [] : [law.p, law.q, law.v];
  refuse(ofSpend.every(isParameter) && isAmount(spend.mean), 'result.spend');
  refuse(isCovariance(spend.covariance, 3), 'result.spend.covariance');
  refuse(Object.values(widening).every(isLogarithm), 'result.widening');
  const log = logLikelihood ?? 0;
  return {
    forecaster: forecasterOf({
      model,
      status,
      parameters,
      standardErrors: result.standardErrors ?? null,
      covariance,
      logLikelihood: log,
      aic: 2 * values.length - 2 * log,
    }),
    spend: { parameters: law, covariance: spend.covariance, mean: spend.mean },
    excess: widening,
  };
}

const isAmount = (value: number): boolean => value >= 0 && value < 1e15;
const isLogarithm = (value: number): boolean => Math.abs(value) <= 20;

/** Whether it can be a covariance of so many logarithms; null stands for one that is not known. */
function isCovariance(matrix: readonly (readonly number[])[] | null, size: number): boolean {
  if (matrix === null) return true;
  const at = (i: number, j: number) => matrix[i]?.[j] ?? Number.NaN;
  return (
    matrix.length === size &&
    matrix.every(
      (row, i) =>
        row.length === size &&
        at(i, i) >= 0 &&
        row.every((entry, j) => entry === at(j, i) && Math.abs(entry) < 1e6),
    ) &&
    matrix.every((row, i) =>
      row.every((entry, j) => entry * entry <= at(i, i) * at(j, j) * (1 + 1e-9)),
    )
  );
}

/** What `--save` writes: the result without its customers. */
export function savedFiles(
  { save }: OptionValues,
  report: Report<ForecastResult>,
): readonly { readonly file: string; readonly parts: Iterable<string> }[] {
  if (typeof save !== 'string') return [];
  const { customers: _, matching: __, ...result } = report.result;
  return [{ file: save, parts: [json({ ...report, result })] }];
}
