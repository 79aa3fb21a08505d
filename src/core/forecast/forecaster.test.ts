import { expect, it } from 'vitest';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { type FitProgress, fittedForecasters } from './forecaster.ts';

it('says how far the fitting is: every model in its place, each with its evaluations counted from 1', () => {
  const cells = purchaseCells({
    purchases: Uint32Array.of(0, 1, 2, 3, 5),
    recency: Float64Array.of(0, 10, 20, 25, 30),
    age: Float64Array.of(40, 41, 42, 43, 44),
  });
  const told: FitProgress[] = [];
  const quiet = fittedForecasters(['nbd', 'bg-nbd'], cells);
  expect(
    fittedForecasters(['nbd', 'bg-nbd'], cells, (fit) => told.push(fit)).map(({ fit }) => fit),
  ).toEqual(quiet.map(({ fit }) => fit));
  for (const [i, model] of (['nbd', 'bg-nbd'] as const).entries()) {
    const own = told.filter((fit) => fit.model === model);
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(
      own.map((_, k) => ({ model, place: i + 1, models: 2, evaluations: k + 1 })),
    );
  }
});
