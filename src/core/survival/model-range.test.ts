import { expect, it } from 'vitest';
import type { ModelName } from './family.ts';
import type { FitVerdict } from './model-fit.ts';
import { comparedModels, type JudgedModel, judgedModels } from './model-range.ts';
import { cohortStays } from './stays.ts';

const judged = (model: ModelName, aic: number, verdict: FitVerdict | null): JudgedModel => ({
  fitted: { model, aic, periodYears: null, parameters: {}, standardErrors: {}, logLikelihood: 0 },
  fit: verdict && { verdict, years: 1, model: 0.5, data: 0.5, allowed: 0.1 },
});

const namesOf = (...all: JudgedModel[]) => comparedModels(all).map(({ model }) => model);

it('are those with support from the data, where the best fits', () => {
  expect(
    namesOf(
      judged('weibull', 100, 'fits'),
      judged('shifted-beta-geometric', 101, 'unfit'),
      judged('geometric', 109.9, 'doubtful'),
      judged('exponential', 110, 'fits'),
    ),
  ).toEqual(['weibull', 'geometric']);
});

it('are all, where the best is doubtful', () => {
  expect(namesOf(judged('weibull', 100, 'doubtful'), judged('exponential', 900, 'unfit'))).toEqual([
    'weibull',
    'exponential',
  ]);
});

it('are none where the best is unfit, or there is none', () => {
  expect(namesOf(judged('weibull', 100, 'unfit'), judged('exponential', 101, 'fits'))).toEqual([]);
  expect(namesOf()).toEqual([]);
});

it('are those with support where the data are too few to judge any', () => {
  const few = [judged('weibull', 100, null), judged('exponential', 102, null)];
  expect(namesOf(...few, judged('geometric', 111, null))).toEqual(['weibull', 'exponential']);
});

it('are judged by the stays that they were fitted to, the best first', () => {
  const stays = cohortStays([0, 1, 2], [1000, 500, 250]);
  const rate = (value: number, aic: number) => ({
    ...judged('exponential', aic, null).fitted,
    parameters: { rate: value },
  });
  const [best, worse] = judgedModels(stays, [rate(3, 20), rate(Math.LN2, 10)]);
  expect(best?.fitted.aic).toBe(10);
  expect(best?.fit?.verdict).toBe('fits');
  expect(worse?.fit).toMatchObject({ verdict: 'unfit', years: 1, data: 0.5 });
});
