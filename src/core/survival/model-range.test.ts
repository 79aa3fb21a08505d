import { expect, it } from 'vitest';
import type { ModelName } from './family.ts';
import type { FitResult } from './model-fit.ts';
import { modelsInRange, type RankedModel, rankedModels } from './model-range.ts';
import { cohortStays } from './stays.ts';

const ranked = (model: ModelName, aic: number, result: FitResult | null): RankedModel => ({
  fitted: { model, aic, periodYears: null, parameters: {}, standardErrors: {}, logLikelihood: 0 },
  fit: result && { result: result, years: 1, model: 0.5, data: 0.5, allowed: 0.1 },
});

const namesOf = (...all: RankedModel[]) => modelsInRange(all).map(({ model }) => model);

it('are those with support from the data, where the best fits', () => {
  expect(
    namesOf(
      ranked('weibull', 100, 'fits'),
      ranked('shifted-beta-geometric', 101, 'unfit'),
      ranked('geometric', 109.9, 'doubtful'),
      ranked('exponential', 110, 'fits'),
    ),
  ).toEqual(['weibull', 'geometric']);
});

it('are all, where the best is doubtful', () => {
  expect(namesOf(ranked('weibull', 100, 'doubtful'), ranked('exponential', 900, 'unfit'))).toEqual([
    'weibull',
    'exponential',
  ]);
});

it('are none where the best is unfit, or there is none', () => {
  expect(namesOf(ranked('weibull', 100, 'unfit'), ranked('exponential', 101, 'fits'))).toEqual([]);
  expect(namesOf()).toEqual([]);
});

it('are those with support where the data are too few to compare any', () => {
  const few = [ranked('weibull', 100, null), ranked('exponential', 102, null)];
  expect(namesOf(...few, ranked('geometric', 111, null))).toEqual(['weibull', 'exponential']);
});

it('are ranked by the stays that they were fitted to, the best first', () => {
  const stays = cohortStays([0, 1, 2], [1000, 500, 250]);
  const rate = (value: number, aic: number) => ({
    ...ranked('exponential', aic, null).fitted,
    parameters: { rate: value },
  });
  const [best, worse] = rankedModels(stays, [rate(3, 20), rate(Math.LN2, 10)]);
  expect(best?.fitted.aic).toBe(10);
  expect(best?.fit?.result).toBe('fits');
  expect(worse?.fit).toMatchObject({ result: 'unfit', years: 1, data: 0.5 });
});
