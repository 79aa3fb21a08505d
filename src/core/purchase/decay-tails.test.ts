import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decayTails } from './decay-tails.ts';
import { paretoNbd } from './pareto-nbd.ts';
import { type PurchaseHistory, purchaseCells } from './purchase-cells.ts';

const cellsOf = (customers: readonly PurchaseHistory[]) =>
  purchaseCells({
    purchases: customers.map(({ purchases }) => purchases),
    recency: customers.map(({ recency }) => recency),
    age: customers.map(({ age }) => age),
  });

/** Few numbers of purchases, so that silences overlap; times in days, or anywhere. */
const anyHistory = fc
  .tuple(
    fc.constantFrom(0, 1, 2, 3, 40, 1000),
    fc.integer({ min: 0, max: 700 }),
    fc.oneof(fc.integer({ min: 0, max: 700 }), fc.double({ min: 0, max: 700, noNaN: true })),
  )
  .map(([purchases, recency, silence]) => {
    const last = purchases === 0 ? 0 : recency / 7;
    return { purchases, recency: last, age: last + silence / 7 };
  });
const anyHistories = fc.array(anyHistory, { minLength: 1, maxLength: 60 });
/** Logarithms of r, α, s and β. */
const anyParameters = fc.tuple(
  ...[12, 14, 12, 14].map((most) => fc.double({ min: -12, max: most, noNaN: true })),
);

it('together are what each history has alone, which is one integral held to others elsewhere', () => {
  fc.assert(
    fc.property(anyHistories, anyParameters, (customers, at) => {
      const slopes = new Float64Array(4);
      const together = paretoNbd.likelihood(cellsOf(customers))(at, slopes);
      const sums = { value: 0, sizes: 0, slopes: new Float64Array(4), slopeSizes: 1 };
      for (const customer of customers) {
        const own = new Float64Array(4);
        const value = paretoNbd.likelihood(cellsOf([customer]))(at, own);
        sums.value += value;
        sums.sizes += Math.abs(value);
        for (let i = 0; i < 4; i++) {
          sums.slopes[i] = (sums.slopes[i] ?? 0) + (own[i] ?? 0);
          sums.slopeSizes += Math.abs(own[i] ?? 0);
        }
      }
      expect(Math.abs(together - sums.value)).toBeLessThanOrEqual(1e-10 * (1 + sums.sizes));
      for (let i = 0; i < 4; i++)
        expect(Math.abs((slopes[i] ?? 0) - (sums.slopes[i] ?? 0))).toBeLessThanOrEqual(
          1e-10 * sums.slopeSizes,
        );
    }),
    { seed: 11, numRuns: 300 },
  );
});

it('are what integration in small steps finds between any two times', () => {
  const [r, alpha, s, beta] = [0.7, 6, 0.8, 25] as const;
  const histories = [1, 3, 30, 400].flatMap((purchases) =>
    [0, 1, 2, 30, 300].map((days) => ({ purchases, recency: 10, age: 10 + days / 7 })),
  );
  const cells = cellsOf(histories);
  const tails = decayTails(cells);
  tails.update(r, alpha, s, beta);
  for (let i = 0; i < cells.count; i++) {
    const [x, from, to] = [cells.purchases[i] ?? 0, cells.recency[i] ?? 0, cells.age[i] ?? 0];
    const decay = (u: number) =>
      ((alpha + from) / (alpha + u)) ** (r + x) * ((beta + from) / (beta + u)) ** (s + 1);
    // Simpson's rule, as far as f has not fallen by more than e^−40.
    const steps = 20_000;
    const end = Math.min(to, (alpha + from) * Math.exp(40 / (r + x)) - alpha);
    let sum = 0;
    for (let n = 0; n <= steps; n++) {
      const weight = n === 0 || n === steps ? 1 : n % 2 === 0 ? 2 : 4;
      sum += weight * decay(from + ((end - from) * n) / steps);
    }
    const simpson = (sum * (end - from)) / steps / 3;
    const [a, b] = [tails.from[i] ?? 0, tails.to[i] ?? 0];
    const found = (tails.whole[a] ?? 0) - decay(to) * (tails.whole[b] ?? 0);
    expect(Math.abs(found - simpson)).toBeLessThanOrEqual(1e-11 * (tails.whole[a] ?? 0));
  }
});

it('follow the times of the histories, in whatever order these come to be', () => {
  fc.assert(
    fc.property(anyHistories, fc.double({ min: 0.2, max: 3, noNaN: true }), (customers, power) => {
      const at = [-0.4, 1.8, -0.3, 3.2];
      const cells = cellsOf(customers);
      const { count } = cells;
      // As with a calendar: each history has times of its own, which are set before each evaluation.
      const times = new Float64Array(2 * count);
      const recency = times.subarray(0, count);
      const age = times.subarray(count);
      const places = Uint32Array.from({ length: 2 * count }, (_, i) => i);
      const [recencyOf, ageOf] = [places.subarray(0, count), places.subarray(count)];
      const timed = paretoNbd.likelihood({ ...cells, times, recency, age, recencyOf, ageOf });
      for (const clock of [(t: number) => t, (t: number) => (20 * t) ** power / 20]) {
        for (let i = 0; i < count; i++) {
          // The later a customer came, the slower the clock.
          const pace = 1 + (i % 3);
          recency[i] = clock(cells.recency[i] ?? 0) / pace;
          age[i] = clock(cells.age[i] ?? 0) / pace;
        }
        const own = Array.from({ length: count }, (_, i) => ({
          purchases: cells.purchases[i] ?? 0,
          recency: recency[i] ?? 0,
          age: age[i] ?? 0,
        }));
        const expected = own.reduce(
          (sum, history, i) =>
            sum +
            (cells.weight[i] ?? 0) *
              paretoNbd.likelihood(cellsOf([history]))(at, new Float64Array(4)),
          0,
        );
        const found = timed(at, new Float64Array(4));
        expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(expected)));
      }
    }),
    { seed: 12, numRuns: 60 },
  );
});
