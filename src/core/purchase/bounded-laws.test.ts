import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPurchases } from './fit-purchases.ts';
import { purchaseCells } from './purchase-cells.ts';
import { purchaseQuantiles, purchaseVariance } from './purchase-chances.ts';
import { parameterRange, purchaseModelNames } from './purchase-model.ts';
import { purchaseModels } from './purchase-models.ts';

const { least, most } = parameterRange;
const anyParameter = fc
  .double({ min: Math.log(least), max: Math.log(most), noNaN: true })
  .map((log) => Math.min(most, Math.max(least, Math.exp(log))));

const anyTime = fc.oneof(
  fc.constant(0),
  fc.double({ min: -5, max: 9, noNaN: true }).map((log) => Math.exp(log)),
);
/** As of a log in weeks: each purchase comes a day after the one before it, or later. */
const anyHistory = fc
  .tuple(fc.integer({ min: 0, max: 40 }), anyTime, anyTime)
  .map(([purchases, recency, silence]) => {
    const last = purchases === 0 ? 0 : Math.max(recency, purchases / 7);
    return { purchases, recency: last, age: last + silence };
  });

describe.each(purchaseModelNames)('%s', (name) => {
  const { parameters, law: lawOf } = purchaseModels[name];

  it('answers in finite numbers, whatever its parameters', () => {
    const drawn = fc.tuple(...parameters.map(() => anyParameter));
    fc.assert(
      fc.property(drawn, anyHistory, anyTime, (values, history, ahead) => {
        const law = lawOf(values);
        const chances = { alive: law.alive(history), later: law.aliveAfter(history, ahead) };
        for (const chance of [...Object.values(chances), law.buysWithin(history, ahead)]) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
        }
        const expected = law.expected(history, ahead);
        expect(expected).toBeGreaterThanOrEqual(0);
        expect(expected).toBeLessThan(Infinity);
        const discounted = law.discounted(history, 0.002);
        expect(discounted).toBeGreaterThanOrEqual(0);
        expect(discounted).toBeLessThan(Infinity);
        // Laws that reach beyond a thousand purchases would only take their time.
        const [, alpha = 0] = values;
        if (expected > 1000 || ahead > 1000 * (alpha + history.age)) return;
        for (const end of purchaseQuantiles(law.chances(history, ahead), [0.1, 0.9]))
          expect(end).toBeGreaterThanOrEqual(0);
        expect(purchaseVariance(law.chances(history, ahead), expected)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 8, numRuns: 100 },
    );
  });

  it('is fitted to any few customers in finite numbers', () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { minLength: 1, maxLength: 12 }), (customers) => {
        const cells = purchaseCells({
          purchases: customers.map(({ purchases }) => purchases),
          recency: customers.map(({ recency }) => recency),
          age: customers.map(({ age }) => age),
        });
        const fit = fitPurchases(name, cells);
        if (fit === null) return;
        expect(Number.isFinite(fit.logLikelihood)).toBe(true);
        for (const value of Object.values(fit.parameters)) {
          expect(value).toBeGreaterThan(least);
          expect(value).toBeLessThan(most);
        }
        for (const value of Object.values(fit.standardErrors ?? {})) {
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThan(Infinity);
        }
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});
