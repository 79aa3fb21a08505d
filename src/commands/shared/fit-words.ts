import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { FitResult, ModelFit } from '../../core/survival/model-fit.ts';
import type { RankedModel } from '../../core/survival/model-range.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { shortNumber } from '../../render/number-text.ts';
import { fixedPercent } from './table.ts';

const unitNames: Readonly<Record<TimeUnit, string>> = {
  y: 'year',
  mo: 'month',
  w: 'week',
  d: 'day',
};

/** From so many years on, a time is in years where the data have no unit of their own. */
const manyYears = 3;

/** "72 months", "1 year", "2.5 months". */
function timeText(years: number, unit: TimeUnit | null): string {
  const known = unit ?? (years < manyYears ? 'mo' : 'y');
  const number = shortNumber(years * unitsPerYear[known]);
  return `${number} ${unitNames[known]}${number === '1' ? '' : 's'}`;
}

/**
 * Where a model is farthest from the data: "at 72 months the model says 36.1%, the data 13.4%".
 *
 * @param unit - in which the files have tenures; null: none
 */
function fitPlace(
  { years, model, data }: Pick<ModelFit, 'years' | 'model' | 'data'>,
  unit: TimeUnit | null,
  what = 'the model',
): string {
  return `at ${timeText(years, unit)} ${what} says ${fixedPercent(model)}, the data ${fixedPercent(data)}`;
}

/** The same with whether the model fits, as an item of a list. */
export function fitText(fit: ModelFit | null, unit: TimeUnit | null): string {
  if (fit === null) return 'too few at risk to compare it with the data';
  return `${resultWords[fit.result]}: ${fitPlace(fit, unit)}`;
}

const resultWords: Readonly<Record<FitResult, string>> = {
  fits: 'farthest from the data',
  doubtful: 'doubtful',
  unfit: 'does not fit',
};

/** The facts of a problem with the fit of a model. */
function fitFacts({ fitted }: RankedModel, fit: ModelFit, segment: string, unit: TimeUnit | null) {
  const place = fitPlace(fit, unit, 'it');
  return {
    model: fitted.model,
    segment,
    place,
    allowed: `${shortNumber(100 * fit.allowed, 1)} points`,
  };
}

/**
 * What to report of how the model fits on which figures beyond the data rest; null where nothing is.
 *
 * @param chosen - by an option
 */
export function fitFinding(
  ranked: RankedModel,
  segment: string,
  unit: TimeUnit | null,
  chosen: boolean,
): Problem | null {
  const { fit } = ranked;
  if (fit === null || fit.result === 'fits') return null;
  const facts = { ...fitFacts(ranked, fit, segment, unit), chosen };
  return problem(fit.result === 'doubtful' ? 'model-doubtful' : 'model-unfit', facts);
}

/**
 * The refusal to go beyond the data by a model that does not fit them; null where it cannot be told.
 *
 * @param reachYears - how far the data reach
 */
export function noModelFits(
  ranked: RankedModel,
  segment: string,
  reachYears: number,
  unit: TimeUnit | null,
): Problem | null {
  const { fit } = ranked;
  if (fit === null) return null;
  const within = `${shortNumber(Math.floor(100 * reachYears * (1 + 1e-12)) / 100)}y`;
  return problem('no-model-fits', {
    ...fitFacts(ranked, fit, segment, unit),
    horizon: within,
  });
}
