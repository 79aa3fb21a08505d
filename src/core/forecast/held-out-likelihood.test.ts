import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerSummary } from '../purchase/customer-summary.ts';
import { purchaseCells } from '../purchase/purchase-cells.ts';
import { purchaseModelNames } from '../purchase/purchase-model.ts';
import { purchaseModels } from '../purchase/purchase-models.ts';
import { purchaseTotals } from '../purchase/purchase-totals.ts';
import { purchaseDays } from '../purchase/testing/purchase-days.ts';
import { heldOutLogLikelihood } from './held-out-likelihood.ts';
import { splitDays } from './split-days.ts';

const end = 400;
const parameter = fc.double({ min: -3, max: 4, noNaN: true }).map(Math.exp);
const theta = fc.record({
  r: parameter,
  alpha: parameter,
  a: parameter,
  b: parameter,
  s: parameter,
  beta: parameter,
});
/** A log in which everybody first buys by day 100. */
const log = fc
  .array(
    fc.record({
      first: fc.integer({ min: 0, max: 100 }),
      later: fc.uniqueArray(fc.integer({ min: 101, max: end }), { maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((customers) =>
    purchaseDays(customers.map(({ first, later }) => [first, ...later].map((day) => [day, 100]))),
  );

describe.each(purchaseModelNames)('the held-out log-likelihood of %s', (name) => {
  it('adds up over the parts of the time held out', () => {
    const day = fc.integer({ min: 100, max: end });
    fc.assert(
      fc.property(log, theta, day, day, (days, parameters, one, other) => {
        const [a, b] = [Math.min(one, other), Math.max(one, other)];
        const at = (until: number) =>
          purchaseCells(
            customerSummary(purchaseTotals(splitDays(days, until, end + 1).known), {
              until,
              unit: 'week',
              includeFirst: false,
            }),
          );
        const between = (from: number, to: number) =>
          heldOutLogLikelihood(name, parameters, { cells: at(from), whole: at(to) });
        const whole = between(a, end);
        expect(Number.isFinite(whole)).toBe(true);
        const parts = between(a, b) + between(b, end);
        expect(Math.abs(parts - whole)).toBeLessThan(1e-9 * (1 + Math.abs(whole)));
      }),
      { seed: 17, numRuns: 100 },
    );
  });

  it('is the logarithm of 1 − P(buys) for a customer who does not buy again', () => {
    const history = fc
      .record({
        purchases: fc.integer({ min: 0, max: 60 }),
        recency: fc.double({ min: 0, max: 80, noNaN: true }),
        silent: fc.double({ min: 0, max: 80, noNaN: true }),
      })
      .map(({ purchases, recency, silent }) => {
        const last = purchases === 0 ? 0 : recency;
        return { purchases, recency: last, age: last + silent };
      });
    const ahead = fc.double({ min: 0.1, max: 100, noNaN: true });
    fc.assert(
      fc.property(history, theta, ahead, ({ purchases, recency, age }, parameters, length) => {
        const until = (later: number) =>
          purchaseCells({ purchases: [purchases], recency: [recency], age: [age + later] });
        const log = heldOutLogLikelihood(name, parameters, {
          cells: until(0),
          whole: until(length),
        });
        const model = purchaseModels[name];
        const law = model.law(model.parameters.map((each) => parameters[each as 'r']));
        const silent = 1 - law.buysWithin({ purchases, recency, age }, length);
        expect(Math.exp(log)).toBeCloseTo(silent, 9);
      }),
      { seed: 18, numRuns: 300 },
    );
  });
});
