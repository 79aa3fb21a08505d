import { expect, it } from 'vitest';
import { fineParametersText, parametersText } from './view-models.ts';

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
