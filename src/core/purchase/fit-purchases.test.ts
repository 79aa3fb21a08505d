import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import { fitPurchases } from './fit-purchases.ts';
import { purchaseCells } from './purchase-cells.ts';
import { purchaseModelNames } from './purchase-model.ts';
import { purchaseModels } from './purchase-models.ts';

/** Customers whose rates of buying are gamma(1, 16), and who stop after a purchase with a chance that is beta(1, 1/stops − 1). */
function simulated(customers: number, seed: number, stops: number) {
  const random = randomSource(seed);
  const wait = (rate: number) => -Math.log1p(-random()) / rate;
  return Array.from({ length: customers }, () => {
    const rate = wait(16);
    const own = stops === 0 ? 0 : 1 - Math.exp(Math.log1p(-random()) / (1 / stops - 1));
    const age = 30 + Math.floor(random() * 30);
    let purchases = 0;
    let last = 0;
    for (let at = wait(rate); at < age; at += wait(rate)) {
      purchases += 1;
      last = at;
      if (random() < own) break;
    }
    return { purchases, recency: Math.round(last * 7) / 7, age };
  });
}

type Customers = ReturnType<typeof simulated>;

const cellsOf = (customers: Customers, unit = 1) =>
  purchaseCells({
    purchases: customers.map(({ purchases }) => purchases),
    recency: customers.map(({ recency }) => recency * unit),
    age: customers.map(({ age }) => age * unit),
  });

describe.each(purchaseModelNames)('%s', (model) => {
  const customers = simulated(800, 7, 0.2);
  const law = (parameters: Readonly<Record<string, number>> = {}) =>
    purchaseModels[model].law(Object.values(parameters));

  it('is the same to the last bit in whatever order the customers come', () => {
    const there = fitPurchases(model, cellsOf(customers));
    const back = fitPurchases(model, cellsOf([...customers].reverse()));
    expect(back).toEqual(there);
  });

  it('expects the same when days count instead of weeks', () => {
    const weeks = fitPurchases(model, cellsOf(customers));
    const days = fitPurchases(model, cellsOf(customers, 7));
    const history = { purchases: 2, recency: 20, age: 40 };
    const inDays = { purchases: 2, recency: 140, age: 280 };
    const [one, other] = [law(weeks?.parameters), law(days?.parameters)];
    // The top of a likelihood is flat: its place is known to about the root of its rounding.
    expect(other.expected(inDays, 70)).toBeCloseTo(one.expected(history, 10), 6);
    expect(other.alive(inDays)).toBeCloseTo(one.alive(history), 6);
    // Each repeat purchase is a density in time: a seventh as dense a day as a week.
    const repeats = customers.reduce((sum, { purchases }) => sum + purchases, 0);
    const difference = (weeks?.logLikelihood ?? 0) - (days?.logLikelihood ?? 0);
    // Where the likelihood only rises towards a limit, the search ends a little below it.
    const digits = weeks?.status === 'converged' ? 5 : 3;
    expect(difference).toBeCloseTo(repeats * Math.log(7), digits);
  });

  it('has slopes that are those of its likelihood', () => {
    const likelihood = purchaseModels[model].likelihood(cellsOf(customers.slice(0, 60)));
    const size = purchaseModels[model].parameters.length;
    const step = 1e-5;
    const ignored = new Float64Array(size);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: size, maxLength: size }),
        (at) => {
          const slopes = new Float64Array(size);
          likelihood(at, slopes);
          for (let i = 0; i < size; i++) {
            const moved = (by: number) =>
              likelihood(
                at.map((x, k) => (k === i ? x + by : x)),
                ignored,
              );
            const found = (moved(step) - moved(-step)) / (2 * step);
            expect(Math.abs(found - (slopes[i] ?? 0))).toBeLessThan(1e-4 * (1 + Math.abs(found)));
          }
        },
      ),
      { seed: 5, numRuns: 40 },
    );
  });

  it('expects no more of a longer silence, and no less of a longer time ahead', () => {
    const found = law(fitPurchases(model, cellsOf(customers))?.parameters);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 0.01, max: 300, noNaN: true }),
        (purchases, recency, silence, ahead) => {
          const one = { purchases, recency, age: recency + silence };
          const longer = { purchases, recency, age: recency + silence + 5 };
          expect(found.alive(longer)).toBeLessThanOrEqual(found.alive(one));
          expect(found.expected(one, ahead * 1.1)).toBeGreaterThanOrEqual(
            found.expected(one, ahead),
          );
          expect(found.buysWithin(one, ahead)).toBeLessThanOrEqual(
            Math.min(found.alive(one), found.expected(one, ahead)) * (1 + 1e-12),
          );
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });

  it('has a discounted sum that is the sum of what is expected, discounted', () => {
    const found = law(fitPurchases(model, cellsOf(customers))?.parameters);
    const history = { purchases: 3, recency: 25, age: 40 };
    const discount = 0.02;
    // ∫ e^(−δt) dE(t) = δ ∫ e^(−δt) E(t) dt, by Simpson's rule to where e^(−δt) ends.
    const [end, pieces] = [2500, 20_000];
    const width = end / pieces;
    let sum = 0;
    for (let i = 0; i <= pieces; i++) {
      const weight = i === 0 || i === pieces ? 1 : i % 2 === 1 ? 4 : 2;
      const at = i * width;
      sum += weight * Math.exp(-discount * at) * (i === 0 ? 0 : found.expected(history, at));
    }
    expect(found.discounted(history, discount)).toBeCloseTo((discount * width * sum) / 3, 6);
  });
});

test('customers who never stop have models without dropout, like NBD', () => {
  const customers = simulated(3000, 11, 0);
  const cells = cellsOf(customers);
  const plain = fitPurchases('nbd', cells);
  for (const model of ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const) {
    const fit = fitPurchases(model, cells);
    expect(fit?.logLikelihood).toBeGreaterThan((plain?.logLikelihood ?? 0) - 1e-3);
    expect(Object.values(fit?.parameters ?? { none: Number.NaN }).every(Number.isFinite)).toBe(
      true,
    );
    // A little dropout may fit chance a little better; more than that would be found where there is none.
    expect((fit?.logLikelihood ?? 0) - (plain?.logLikelihood ?? 0)).toBeLessThan(4);
  }
});

test('nothing is fitted to customers of whom nobody has bought again', () => {
  const once = purchaseCells({ purchases: [0, 0], recency: [0, 0], age: [10, 20] });
  for (const model of purchaseModelNames) expect(fitPurchases(model, once)).toBeNull();
});

test.each([
  ['one customer', [5], [10], [12]],
  ['all on one day', [3, 3, 3], [9, 9, 9], [9, 9, 9]],
  ['a giant', [5000, 0, 1, 0, 2], [99, 0, 3, 0, 40], [100, 90, 80, 70, 60]],
  ['no time', [1, 0], [0, 0], [0, 0]],
])('%s ends in numbers or in none', (_what, purchases, recency, age) => {
  for (const model of purchaseModelNames) {
    const fit = fitPurchases(model, purchaseCells({ purchases, recency, age }));
    if (fit === null) continue;
    expect(Number.isFinite(fit.logLikelihood)).toBe(true);
    expect(Object.values(fit.parameters).every((value) => value > 0 && value < Infinity)).toBe(
      true,
    );
  }
});

it.each(purchaseModelNames)(
  '%s is no likelier than it can be where one rate explains all',
  (name) => {
    // A purchase every week until today, of one customer: at best a Poisson law of the very rate, which nobody leaves.
    const cells = purchaseCells({ purchases: [4], recency: [28], age: [28] });
    const best = 4 * Math.log(4 / 28) - 4;
    const found = fitPurchases(name, cells)?.logLikelihood ?? 0;
    expect(found).toBeLessThanOrEqual(best + 1e-12);
    // Pareto/NBD and NBD come near it; a purchase may always be the last in MBG/NBD and BG/NBD, less and less.
    expect(found).toBeGreaterThan(best - 0.01);
  },
);
