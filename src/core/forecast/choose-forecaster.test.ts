import { expect, it } from 'vitest';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import { chooseForecaster } from './choose-forecaster.ts';
import { type Forecaster, forecasterOf, pastRate } from './forecaster.ts';

const fitted = (
  model: PurchaseModelName,
  aic: number,
  status: 'converged' | 'no-dropout' | 'flat' = 'converged',
): Forecaster =>
  forecasterOf({
    model,
    status,
    parameters: Object.fromEntries(purchaseModels[model].parameters.map((name) => [name, 1])),
    standardErrors: null,
    covariance: null,
    logLikelihood: 0,
    aic,
  });

it('takes the least AIC, and names what it does not distinguish from it', () => {
  const fits = [fitted('nbd', 104), fitted('bg-nbd', 101.9), fitted('pareto-nbd', 100)];
  expect(chooseForecaster(fits, pastRate)).toMatchObject({
    chosen: { name: 'pareto-nbd' },
    chosenBy: 'aic',
    indistinguishable: ['bg-nbd', 'pareto-nbd'],
  });
});

it('does not call a difference of 2 indistinguishable', () => {
  const { indistinguishable } = chooseForecaster(
    [fitted('nbd', 102), fitted('bg-nbd', 100)],
    pastRate,
  );
  expect(indistinguishable).toEqual(['bg-nbd']);
});

it('leaves out models in which nobody is seen to stop, and falls back where nothing is fitted', () => {
  const without = fitted('bg-nbd', 90, 'no-dropout');
  expect(chooseForecaster([fitted('nbd', 104), without], pastRate)).toMatchObject({
    chosen: { name: 'nbd' },
    chosenBy: 'only',
    indistinguishable: ['nbd'],
  });
  expect(chooseForecaster([without], pastRate)).toMatchObject({
    chosen: { name: 'past-rate' },
    chosenBy: 'fallback',
  });
  expect(chooseForecaster([], pastRate).chosenBy).toBe('fallback');
});

it('names models by their AIC, whether their parameters are determined or not', () => {
  const fits = [fitted('pareto-nbd', 99, 'flat'), fitted('mbg-nbd', 100)];
  expect(chooseForecaster(fits, pastRate)).toMatchObject({
    chosen: { name: 'pareto-nbd' },
    indistinguishable: ['pareto-nbd', 'mbg-nbd'],
  });
});

it('takes a model whose parameters are not determined by its AIC too', () => {
  const flat = fitted('pareto-nbd', 90, 'flat');
  expect(chooseForecaster([flat, fitted('nbd', 104)], pastRate)).toMatchObject({
    chosen: { name: 'pareto-nbd' },
    chosenBy: 'aic',
  });
  expect(chooseForecaster([flat, fitted('bg-nbd', 80, 'no-dropout')], pastRate).chosen.name).toBe(
    'pareto-nbd',
  );
});
