import { forecasterOf } from '../../core/forecast/forecaster.ts';
import type { GivenModel } from '../../core/forecast/purchase-forecast.ts';
import { problem } from '../../core/problem.ts';
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
  const { model, parameters, status, spend, widening, logLikelihood } = result;
  if (
    model === undefined ||
    model === 'past-rate' ||
    parameters == null ||
    status == null ||
    spend === undefined ||
    widening === undefined
  )
    throw brokenAt(file, 'result.model');
  const values = Object.values(parameters);
  if (!values.every((value) => value > 0 && value < Infinity))
    throw brokenAt(file, 'result.parameters');
  return {
    forecaster: forecasterOf({
      model,
      status,
      parameters,
      standardErrors: result.standardErrors ?? null,
      covariance: result.covariance ?? null,
      logLikelihood: logLikelihood ?? 0,
      aic: 2 * values.length - 2 * (logLikelihood ?? 0),
    }),
    spend: {
      parameters: spend.model === 'gamma-gamma' ? spend.parameters : null,
      mean: spend.mean,
    },
    excess: widening,
  };
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
