import { expect, it } from 'vitest';
import { bestModel } from './choose-model.ts';
import type { ModelName } from './family.ts';
import type { FittedModel } from './fit-model.ts';

const fitted = (
  model: ModelName,
  aic: number,
  parameters: Record<string, number>,
): FittedModel => ({
  model,
  periodYears: null,
  parameters,
  standardErrors: {},
  logLikelihood: Object.keys(parameters).length - aic / 2,
  aic,
});

it('takes the least AIC, and says by how much the others are worse', () => {
  const weibull = fitted('weibull', 200, { shape: 1, scale: 1 });
  const fits = [fitted('geometric', 207.5, { retention: 0.5 }), weibull];
  expect(bestModel([fitted('exponential', 203, { rate: 1 }), ...fits])).toEqual({
    best: weibull,
    beaten: [
      { model: 'exponential', aicDifference: 3 },
      { model: 'geometric', aicDifference: 7.5 },
    ],
  });
});

it('takes of equals the one with fewer parameters', () => {
  const small = fitted('geometric', 200, { retention: 0.5 });
  expect(bestModel([fitted('weibull', 200, { shape: 1, scale: 1 }), small])?.best).toBe(small);
});

it('takes as equals AICs that differ by less than a fit can tell, and of them the model in whole periods', () => {
  const exponential = fitted('exponential', 3591.24123456788, { rate: 1 });
  const geometric = fitted('geometric', 3591.24123456789, { retention: 0.5 });
  expect(bestModel([exponential, geometric])?.best).toBe(geometric);
  const weibull = fitted('weibull', 200, { shape: 1, scale: 1 });
  const discrete = fitted('discrete-weibull', 200, { shape: 1, scale: 1 });
  expect(bestModel([weibull, discrete])?.best).toBe(discrete);
});

it('has no best of none', () => {
  expect(bestModel([])).toBeNull();
});
