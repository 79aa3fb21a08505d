import { expect, it } from 'vitest';
import { randomSource } from '../numeric/random.ts';
import { purchaseShape } from './regularity.ts';
import { purchaseDays } from './testing/purchase-days.ts';

const daysOf = (customers: readonly (readonly number[])[]) =>
  purchaseDays(customers.map((days) => days.map((day) => [day, 0] as const)));

/** Whole days of purchases whose gaps are gamma of shape `halves` / 2, each customer at a pace of their own. */
function simulated(customers: number, halves: number, fastest: number, seed: number) {
  const random = randomSource(seed);
  const normal = () => Math.sqrt(-2 * Math.log1p(-random())) * Math.cos(2 * Math.PI * random());
  // A squared normal number, halved, is gamma of shape 1/2; sums add the shapes.
  const gamma = () => {
    let sum = 0;
    for (let i = 0; i < halves; i++) sum += normal() ** 2 / 2;
    return (2 * sum) / halves;
  };
  return daysOf(
    Array.from({ length: customers }, () => {
      const meanGap = fastest * (1 + 4 * random());
      const until = meanGap * (2 + 10 * random());
      const days = new Set<number>();
      for (let at = 0; at < until; at += meanGap * gamma()) days.add(Math.floor(at));
      return [...days];
    }),
  );
}

it('is what two gaps give by hand', () => {
  // M = 1/4 of 10 and 30: (1/16) / (1 − 2/40). M = 1/2 of 20 and 20: nothing. Mean 0.0328947…
  const shape = purchaseShape(daysOf([[0, 10, 40], [5, 25, 45], [7], [8, 9]]));
  const variance = 0.0625 / 0.95 / 2;
  expect(shape?.k).toBeCloseTo(1 / (8 * variance) - 0.5, 12);
  expect(shape?.customers).toBe(2);
  expect(shape?.high).toBe(Infinity);
});

it('takes pairs that do not overlap, and each customer once', () => {
  // The first has the pairs (1, 3) and (4, 2), and a gap left over; 4/(4·4·2) and 4/(4·6·4): mean 0.0729166…
  const shape = purchaseShape(
    daysOf([
      [0, 1, 4, 8, 10, 50],
      [0, 10, 40],
    ]),
  );
  const variance = ((4 / 32 + 4 / 96) / 2 + 0.0625 / 0.95) / 2;
  expect(shape?.k).toBeCloseTo(1 / (8 * variance) - 0.5, 12);
});

it('is nothing without two customers, and infinite for clockwork', () => {
  expect(purchaseShape(daysOf([]))).toBeNull();
  expect(purchaseShape(daysOf([[1], [2, 3], [0, 10, 40]]))).toBeNull();
  // Two gaps of a day are the only pair of two days: they say nothing.
  expect(
    purchaseShape(
      daysOf([
        [1, 2, 3],
        [0, 10, 40],
      ]),
    ),
  ).toBeNull();
  expect(
    purchaseShape(
      daysOf([
        [0, 30, 60],
        [5, 12, 19],
      ]),
    ),
  ).toEqual({
    k: Infinity,
    low: Infinity,
    high: Infinity,
    customers: 2,
  });
});

/** Of 100 logs, those whose interval holds k: 95, less three standard errors of such a count. */
const mostly = 88;

it.each([0.02, 0.3, 0.7])('covers the 1 of random buying on whole days, at %d a day', (chance) => {
  let covered = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const random = randomSource(seed);
    const days = Array.from({ length: 200 }, () =>
      Array.from({ length: 200 }, (_, day) => day).filter(() => random() < chance),
    );
    const shape = purchaseShape(daysOf(days));
    if (shape !== null && shape.low <= 1 && shape.high >= 1) covered += 1;
  }
  expect(covered).toBeGreaterThanOrEqual(mostly);
});

it.each([
  [1, 2],
  [2, 4],
  [4, 8],
  [8, 16],
])('covers a known k of %d as often as it says, where gaps are long', (k, halves) => {
  let covered = 0;
  for (let seed = 1; seed <= 100; seed++) {
    const shape = purchaseShape(simulated(200, halves, 60, seed * 7919 + halves));
    if (shape !== null && shape.low <= k && k <= shape.high) covered += 1;
  }
  expect(covered).toBeGreaterThanOrEqual(mostly);
});

it.each([
  [0.5, 1],
  [2, 4],
  [8, 16],
])('says rather too little than too much of a k of %d where gaps are short', (k, halves) => {
  const shape = purchaseShape(simulated(4000, halves, 6, 9));
  expect(Math.abs(Math.log(shape?.k ?? 0))).toBeLessThan(Math.abs(Math.log(k)));
  expect(Math.sign((shape?.k ?? 0) - 1)).toBe(Math.sign(k - 1));
});
