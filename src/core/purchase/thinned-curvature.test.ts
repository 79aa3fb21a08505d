import { expect, test } from 'vitest';
import { simulatedLog } from '../forecast/testing/simulated-log.ts';
import { refineMaximum } from '../numeric/bfgs.ts';
import { inverse } from '../numeric/symmetric-matrix.ts';
import { customerSummary } from './customer-summary.ts';
import { fitPurchases } from './fit-purchases.ts';
import { purchaseCells } from './purchase-cells.ts';
import { purchaseModels } from './purchase-models.ts';
import { purchaseTotals } from './purchase-totals.ts';

test('20,000 histories that stand for many leave the parameters and their errors as they are', () => {
  const untilDay = 900;
  const days = simulatedLog({
    customers: 60_000,
    seed: 3,
    intakeDays: 600,
    untilDay,
    gapDays: 40,
    stops: 0.15,
  });
  const cells = purchaseCells(
    customerSummary(purchaseTotals(days), { unit: 'week', until: untilDay, includeFirst: false }),
  );
  expect(cells.count).toBeGreaterThan(40_000);
  const fit = fitPurchases('mbg-nbd', cells);
  const parameters = Object.values(fit?.parameters ?? {});
  // The same top with the curvature of all histories.
  const all = purchaseModels['mbg-nbd'].likelihood(cells);
  const logs = parameters.map(Math.log);
  const slopes = new Float64Array(logs.length);
  const value = all(logs, slopes);
  const { at, curvature } = refineMaximum(all, { at: logs, value, slopes });
  const errors = inverse(curvature).map((row, i) => Math.sqrt(row[i] ?? 0));
  for (const [i, x] of at.entries()) {
    expect(Math.abs((parameters[i] ?? 0) / Math.exp(x) - 1)).toBeLessThan(1e-9);
    const own = Math.sqrt(fit?.covariance?.[i]?.[i] ?? 0);
    expect(Math.abs(own / (errors[i] ?? 0) - 1)).toBeLessThan(0.02);
  }
});
