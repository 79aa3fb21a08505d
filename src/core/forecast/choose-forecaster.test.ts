import { expect, it } from 'vitest';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import type { PurchaseModelName } from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import { isClearlyNearer } from './backtest.ts';
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

const always = () => true;
const never = () => false;

it('takes the least held-out error, where it is clear or AIC has nothing against it', () => {
  const candidates = [
    { forecaster: fitted('nbd', 120), mae: 1 },
    { forecaster: fitted('mbg-nbd', 100), mae: 1.1 },
  ];
  expect(chooseForecaster(candidates, pastRate, always)).toMatchObject({
    chosen: { name: 'nbd' },
    chosenBy: 'held-out error',
  });
  expect(chooseForecaster(candidates, pastRate, never)).toMatchObject({
    chosen: { name: 'mbg-nbd' },
    chosenBy: 'aic after a tie',
  });
  const near = [{ forecaster: fitted('nbd', 109), mae: 1 }, ...candidates.slice(1)];
  expect(chooseForecaster(near, pastRate, never).chosen.name).toBe('nbd');
});

it('goes by AIC without a backtest, and names what it does not tell apart', () => {
  const candidates = [fitted('nbd', 104), fitted('bg-nbd', 101.9), fitted('pareto-nbd', 100)].map(
    (forecaster) => ({ forecaster }),
  );
  expect(chooseForecaster(candidates, pastRate, always)).toMatchObject({
    chosen: { name: 'pareto-nbd' },
    chosenBy: 'aic',
    indistinguishable: ['bg-nbd', 'pareto-nbd'],
  });
});

it('leaves out models in which nobody is seen to stop, and falls back where nothing is fitted', () => {
  const candidates = [
    { forecaster: fitted('nbd', 104), mae: 2 },
    { forecaster: fitted('bg-nbd', 90, 'no-dropout'), mae: 1 },
  ];
  expect(chooseForecaster(candidates, pastRate, always)).toMatchObject({
    chosen: { name: 'nbd' },
    chosenBy: 'only',
  });
  expect(chooseForecaster([], pastRate, always).chosenBy).toBe('fallback');
});

it('tells a better prediction from chance by the differences of errors', () => {
  // NBD with r = 1, α = 1: (1 + x)/(1 + T) a week. Twenty customers of whom one law knows the rate.
  const cells = purchaseCells({
    purchases: Array<number>(20).fill(4),
    recency: Array<number>(20).fill(8),
    age: Array<number>(20).fill(9),
  });
  const [slow, fast] = [purchaseModels.nbd.law([1, 1]), purchaseModels.nbd.law([6, 1])];
  const histories = (bought: (i: number) => number) => ({
    cells,
    actual: Float64Array.from({ length: 20 }, (_, i) => bought(i)),
    length: 10,
  });
  // They expect 5 and 10 of each. All buy 5 or 6: clear. Half buy 5 and half 10: a tie.
  expect(
    isClearlyNearer(
      slow,
      fast,
      histories((i) => 5 + (i % 2)),
    ),
  ).toBe(true);
  expect(
    isClearlyNearer(
      fast,
      slow,
      histories((i) => 5 + (i % 2)),
    ),
  ).toBe(false);
  expect(
    isClearlyNearer(
      slow,
      fast,
      histories((i) => 5 + 5 * (i % 2)),
    ),
  ).toBe(false);
});
