import { expect, it } from 'vitest';
import type { ModelName } from './family.ts';
import { comparedModels, type JudgedModel } from './model-range.ts';

const judged = (model: ModelName, aic: number, verdict: JudgedModel['verdict']): JudgedModel => ({
  fit: {
    model,
    aic,
    verdict,
    periodYears: null,
    parameters: {},
    standardErrors: {},
    logLikelihood: 0,
  } as JudgedModel['fit'],
  verdict,
});

const namesOf = (best: JudgedModel, ...others: JudgedModel[]) =>
  comparedModels(best, [...others, best]).map(({ model }) => model);

it('are those with support from the data, where the best fits', () => {
  const best = judged('weibull', 100, 'fits');
  expect(
    namesOf(
      best,
      judged('geometric', 109.9, 'doubtful'),
      judged('exponential', 110, 'fits'),
      judged('shifted-beta-geometric', 101, 'unfit'),
    ),
  ).toEqual(['geometric', 'weibull']);
});

it('are all, where the best is doubtful', () => {
  const best = judged('weibull', 100, 'doubtful');
  expect(namesOf(best, judged('exponential', 900, 'unfit'))).toEqual(['exponential', 'weibull']);
});

it('are those with support where the data are too few to judge any', () => {
  const best = judged('weibull', 100, null);
  expect(namesOf(best, judged('exponential', 102, null), judged('geometric', 111, null))).toEqual([
    'exponential',
    'weibull',
  ]);
});
