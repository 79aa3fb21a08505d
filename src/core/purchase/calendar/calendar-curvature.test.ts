import { expect, it } from 'vitest';
import { curvatureAt } from '../../numeric/maximise.ts';
import { purchaseCells } from '../purchase-cells.ts';
import { purchaseModelNames } from '../purchase-model.ts';
import { purchaseModels } from '../purchase-models.ts';
import { seasonsLog, seasonsShop } from '../testing/seasons-generator.ts';
import { calendarBins } from './calendar-bins.ts';
import { calendarDesign, plainShape } from './calendar-design.ts';
import { calendarLikelihood } from './calendar-likelihood.ts';
import { clockedHistories } from './clocked-histories.ts';
import { datedCells } from './dated-cells.ts';

const { customers } = seasonsShop(300);
const { from, until } = seasonsLog;
const unitDays = 7;
const cells = purchaseCells({
  purchases: customers.map(({ days }) => days.length - 1),
  recency: customers.map(({ days }) => ((days.at(-1) ?? 0) - (days[0] ?? 0)) / unitDays),
  age: customers.map(({ days }) => (until - (days[0] ?? 0)) / unitDays),
  group: customers.map(({ label }) => (label ? 1 : 0)),
});
const bins = calendarBins(from, until);
const repeats = Float64Array.from(bins.bins, (_, bin) => 5 + bin);
const shape = { ...plainShape, months: true, trend: true, heldMonths: true, oneTime: [3, 7] };

it.each(purchaseModelNames)('is that of differences of all slopes: %s', (name) => {
  const model = purchaseModels[name];
  const closed = new Set([7]);
  const design = calendarDesign(bins, shape, closed);
  const log = { bins, unitDays, repeats };
  const dated = datedCells(cells, from, until, unitDays);
  const { curvature, penalised } = calendarLikelihood(
    clockedHistories(model, dated),
    log,
    design,
    closed,
  );
  const at = [
    ...[0.6, 12, 0.7, 3].slice(0, model.parameters.length).map(Math.log),
    ...design.map((_, j) => 0.1 * Math.sin(j + 1)),
    0.3,
  ];
  const found = curvature(at);
  const expected = curvatureAt(penalised, at);
  const far = expected.flatMap((row, i) =>
    row.flatMap((entry, j) => {
      const scale = Math.sqrt((expected[i]?.[i] ?? 0) * (expected[j]?.[j] ?? 0));
      const distance = Math.abs((found[i]?.[j] ?? Number.NaN) - entry) / Math.abs(scale);
      return distance < 1e-7 ? [] : [{ i, j, entry, found: found[i]?.[j] }];
    }),
  );
  expect(far).toEqual([]);
});
