import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaMean } from '../numeric/beta-mean.ts';
import { purchaseQuantiles, purchaseVariance } from './purchase-chances.ts';
import { purchaseModelNames } from './purchase-model.ts';
import { purchaseModels } from './purchase-models.ts';

const seeded = { seed: 11, numRuns: 200 };
const positive = fc.double({ min: -2, max: 2.5, noNaN: true }).map(Math.exp);
const history = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.double({ min: 0.05, max: 1, noNaN: true }))
  .map(([purchases, part]) => ({ purchases, recency: purchases === 0 ? 0 : 40 * part, age: 40 }));
const ahead = fc.double({ min: 0.1, max: 60, noNaN: true });

describe.each(purchaseModelNames)('%s', (name) => {
  const { parameters, law } = purchaseModels[name];
  const any = fc
    .tuple(...parameters.map(() => positive))
    .map((drawn) => law(drawn.map((each, i) => (parameters[i] === 'alpha' ? 3 + each : each))));

  it('has chances that add up to 1, with the mean that the model expects', () => {
    fc.assert(
      fc.property(any, history, ahead, (own, seen, time) => {
        const chances = own.chances(seen, time);
        expect(own.chances(seen, time)()).toBeCloseTo(1 - own.buysWithin(seen, time), 9);
        let sum = 0;
        let mean = 0;
        let least = 1;
        for (let k = 0; k < 3000; k++) {
          const chance = chances();
          least = Math.min(least, chance);
          sum += chance;
          mean += k * chance;
        }
        expect(least).toBeGreaterThanOrEqual(0);
        expect(sum).toBeCloseTo(1, 8);
        expect(mean / own.expected(seen, time)).toBeCloseTo(1, 6);
      }),
      { ...seeded, numRuns: 40 },
    );
  });

  it('keeps customers ever less surely, from the chance of today', () => {
    fc.assert(
      fc.property(any, history, ahead, (own, seen, time) => {
        const today = own.alive(seen);
        expect(own.aliveAfter(seen, 0)).toBeCloseTo(today, 12);
        const later = own.aliveAfter(seen, time);
        expect(later).toBeLessThanOrEqual(today + 1e-15);
        expect(own.aliveAfter(seen, 2 * time)).toBeLessThanOrEqual(later + 1e-15);
      }),
      seeded,
    );
  });
});

it('loses customers of BG/NBD at their rate of buying times their chance of stopping', () => {
  fc.assert(
    fc.property(positive, positive, positive, positive, history, ahead, (r, a, b, of, seen, t) => {
      const alpha = of + 1;
      const own = purchaseModels['bg-nbd'].law([r, alpha, a, b]);
      const [s, beta] = [r + seen.purchases, alpha + seen.age];
      // E[e^(−λpt)] over λ in closed form, over p by another sum.
      const kept = betaMean(a, b + seen.purchases, (p) =>
        Math.exp(-s * Math.log1p((p * t) / beta)),
      );
      expect(own.aliveAfter(seen, t)).toBeCloseTo(own.alive(seen) * kept, 10);
    }),
    seeded,
  );
});

it('counts the purchases of frequent customers as well', () => {
  // Poisson in the limit: r and α large, the mean 5000 and the variance nearly as much.
  const { chances, expected } = purchaseModels.nbd.law([1e9, 1e9]);
  const seen = { purchases: 0, recency: 0, age: 0 };
  expect(expected(seen, 5000)).toBeCloseTo(5000, 6);
  expect(purchaseVariance(chances(seen, 5000), 5000)).toBeCloseTo(5000 * (1 + 5e-6), 3);
  // Φ⁻¹(.9) = 1.28155: 5000 ± 1.28155 √5000.
  const [low = 0, high = 0] = purchaseQuantiles(chances(seen, 5000), [0.1, 0.9]);
  expect(Math.abs(low - 4909.4)).toBeLessThan(1.5);
  expect(Math.abs(high - 5090.6)).toBeLessThan(1.5);
});

it('has quantiles by hand', () => {
  // A geometric law: r = 1, α = 1, t = 1: chances 1/2, 1/4, 1/8, …
  const { chances } = purchaseModels.nbd.law([1, 1]);
  const seen = { purchases: 0, recency: 0, age: 0 };
  const next = chances(seen, 1);
  expect([next(), next(), next()].map((each) => each.toFixed(12))).toEqual([
    '0.500000000000',
    '0.250000000000',
    '0.125000000000',
  ]);
  expect(purchaseQuantiles(chances(seen, 1), [0.1, 0.5, 0.7, 0.9])).toEqual([0, 0, 1, 3]);
  expect(purchaseVariance(chances(seen, 1), 1)).toBeCloseTo(2, 7);
});
