import { expect, it } from 'vitest';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { type FitProgress, fittedForecasters } from './forecaster.ts';

it('says how far the fitting is: every model in its place, each with its evaluations counted from 1', () => {
  const cells = purchaseCells({
    purchases: Uint32Array.of(0, 1, 2, 3, 5),
    recency: Float64Array.of(0, 10, 20, 25, 30),
    age: Float64Array.of(40, 41, 42, 43, 44),
  });
  const reported: FitProgress[] = [];
  const quiet = fittedForecasters(['nbd', 'bg-nbd'], cells);
  expect(
    fittedForecasters(['nbd', 'bg-nbd'], cells, (fit) => reported.push(fit)).map(({ fit }) => fit),
  ).toEqual(quiet.map(({ fit }) => fit));
  for (const [i, model] of (['nbd', 'bg-nbd'] as const).entries()) {
    const ofModel = reported.filter((fit) => fit.model === model);
    expect(ofModel.length).toBeGreaterThan(0);
    expect(ofModel).toEqual(
      ofModel.map((_, k) => ({ model, place: i + 1, models: 2, evaluations: k + 1 })),
    );
  }
});
