import { expect, it } from 'vitest';
import { sameAtPeriods } from '../../core/survival/choose-model.ts';
import type { FittedRetention } from './model-result.ts';
import { bestText, fineParametersText, parametersText } from './view-best-model.ts';

const fitted = {
  parameters: { alpha: 61.7596, beta: 1140.2, retention: 0.95721, shape: 3.3923 },
  standardErrors: { alpha: 1694.4, beta: 31_162, retention: 0.000031, shape: 0.4365 },
};

it('shows no digit that the standard error makes chance, and two of the error itself', () => {
  expect(parametersText(fitted)).toBe(
    'alpha 62 ± 1,694, beta 1,140 ± 31,162, retention 0.957210 ± 0.000031, shape 3.39 ± 0.44',
  );
});

it('shows more where parameters are to be compared', () => {
  expect(fineParametersText(fitted)).toContain('shape 3.3923 ± 0.4365');
  expect(fineParametersText(fitted)).toContain('alpha 61.7596 ± 1,694');
});

it('compares no model with the one that is the same at whole periods', () => {
  const of = (model: FittedRetention['model'], aic: number): FittedRetention => ({
    model,
    parameters: { rate: 1 },
    standardErrors: { rate: 0.1 },
    logLikelihood: -1,
    aic,
    fit: null,
    meanYears: 1,
    extrapolatedShare: 0,
  });
  const best = of('geometric', 100);
  const models = [
    best,
    of('exponential', 100),
    of('discrete-weibull', 101.5),
    of('weibull', 101.5),
  ];
  const words = bestText(best, { models }, { kind: 'customers', tenureUnit: 'mo' });
  expect(words).toContain('at whole periods the same as exponential; ');
  expect(words).toContain('indistinguishable from discrete-weibull (AIC 1.5 more);');
});

it('compares it where stays within periods tell the two apart', () => {
  const of = (model: FittedRetention['model'], aic: number) => ({ model, aic, parameters: {} });
  expect(sameAtPeriods(of('geometric', 100), of('exponential', 100))).toBe(true);
  expect(sameAtPeriods(of('geometric', 100), of('exponential', 101))).toBe(false);
  expect(sameAtPeriods(of('geometric', 100), of('weibull', 100))).toBe(false);
});
