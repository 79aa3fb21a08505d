import { expect, it } from 'vitest';
import { correlation } from '../numeric/correlation.ts';
import { randomSource } from '../numeric/random.ts';
import { thinnedCells } from '../purchase/purchase-cells.ts';
import { deciles } from './deciles.ts';
import { expectedSpend } from './expected-spend.ts';
import { pastRateLaw } from './forecaster.ts';
import { parameterDraws } from './parameter-draws.ts';
import { gapQuantile } from './slipping.ts';
import { bandOf } from './total-spread.ts';

it('correlates by hand', () => {
  // Means 2 and 13/3; Σ dx dy = 5, Σ dx² = 2, Σ dy² = 38/3: 5/√(76/3).
  expect(correlation([1, 2, 3], [2, 4, 7])).toBeCloseTo(5 / Math.sqrt(76 / 3), 14);
  expect(correlation([1, 2, 3], [5, 5, 5])).toBeNull();
  expect(correlation([1, 2], [5, 6])).toBeNull();
});

it('parts customers into tenths of the same size, the most valuable first', () => {
  const values = Float64Array.from({ length: 105 }, (_, i) => (i * 37) % 105);
  const { of, count } = deciles(values);
  expect(count).toBe(10);
  const sizes = Array.from({ length: 10 }, (_, k) => of.filter((each) => each === k).length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  for (const [i, own] of of.entries())
    for (const [j, other] of of.entries())
      if (own < other) expect(values[i]).toBeGreaterThan(values[j] ?? 0);
  expect(deciles(Float64Array.of(3, 2, 1)).count).toBe(1);
});

it('finds the pause that so many do not exceed', () => {
  const days = {
    customers: 2,
    customer: Uint32Array.of(0, 0, 0, 0, 1, 1),
    day: Int32Array.of(0, 7, 14, 44, 3, 103),
    amount: new Float64Array(6),
    minorUnits: 1,
  };
  // Pauses 7, 7, 30 and 100.
  expect([0.5, 0.75, 0.9].map((share) => gapQuantile(days, share))).toEqual([7, 30, 100]);
  const once = { ...days, customer: Uint32Array.of(0), day: Int32Array.of(0) };
  expect(gapQuantile(once, 0.9)).toBeNull();
});

it('draws parameters with the covariances of their logarithms', () => {
  const covariance = [
    [0.04, 0.03],
    [0.03, 0.09],
  ];
  const next = parameterDraws({ parameters: [2, 5], covariance }, randomSource(4));
  const drawn = Array.from({ length: 40_000 }, () => next().map(Math.log));
  const mean = [0, 1].map((k) => drawn.reduce((sum, d) => sum + (d[k] ?? 0), 0) / drawn.length);
  const cov = (a: number, b: number) =>
    drawn.reduce(
      (sum, d) => sum + ((d[a] ?? 0) - (mean[a] ?? 0)) * ((d[b] ?? 0) - (mean[b] ?? 0)),
      0,
    ) / drawn.length;
  expect(mean[0]).toBeCloseTo(Math.log(2), 2);
  expect(mean[1]).toBeCloseTo(Math.log(5), 2);
  expect(cov(0, 0)).toBeCloseTo(0.04, 2);
  expect(cov(0, 1)).toBeCloseTo(0.03, 2);
  expect(cov(1, 1)).toBeCloseTo(0.09, 2);
});

it('puts bands about a total by hand', () => {
  // Nothing but chance: ±1.2816 s. Nothing but factors: times and divided by e^(1.2816 σ).
  const none = { parameters: [], missed: 0, chance: 0 };
  expect(bandOf(100, { ...none, chance: 10 }).low).toBeCloseTo(100 - 12.815515655, 8);
  expect(bandOf(100, { ...none, chance: 10 }).high).toBeCloseTo(100 + 12.815515655, 8);
  const two = { ...none, parameters: [0.3, 0.4] };
  expect(bandOf(100, two).high).toBeCloseTo(100 * Math.exp(1.2815515655 * 0.5), 6);
  expect(bandOf(100, two).low).toBeCloseTo(100 / Math.exp(1.2815515655 * 0.5), 6);
  expect(bandOf(1, { ...none, chance: 10 }).low).toBe(0);
  // What was missed widens both ends; far too few, and the upper end stays where it makes sense.
  expect(bandOf(100, { ...none, missed: 0.5 }).high).toBeCloseTo(190, 0);
  expect(bandOf(100, { ...none, missed: 0.5 }).low).toBeCloseTo(53, 0);
  expect(bandOf(100, { ...none, missed: -7 }).low).toBeCloseTo(0.01, 2);
  expect(bandOf(100, { ...none, missed: -7 }).high).toBeCloseTo(200, 0);
});

it('expects customers to spend as they did, drawn towards all, and outside the model nothing', () => {
  const known = {
    purchases: [3, 2, 5, 1, 2, 0, 2],
    meanSpend: [10, 12, 9, 30, 20, Number.NaN, -4],
    overall: 11,
  };
  const found = expectedSpend(known);
  expect(found).toMatchObject({ customers: 5, leftOut: 1 });
  expect(found.each[5]).toBe(found.mean);
  expect(found.each[6]).toBe(0);
  // Of nobody who paid more than once anything is known: the mean of all purchases stands in.
  const nobody = expectedSpend({ purchases: [0, 0], meanSpend: [NaN, NaN], overall: 11 });
  expect(nobody).toMatchObject({ model: 'mean', customers: 0, mean: 11 });
  expect([...nobody.each]).toEqual([11, 11]);
});

it('goes on at the past rate as Poisson says', () => {
  const seen = { purchases: 4, recency: 3, age: 8 };
  expect(pastRateLaw.expected(seen, 6)).toBe(3);
  const chances = pastRateLaw.chances(seen, 6);
  // e^−3 3^k/k!
  for (const expected of [0.049787, 0.149361, 0.224042, 0.224042, 0.168031])
    expect(chances()).toBeCloseTo(expected, 6);
  expect(pastRateLaw.expected({ purchases: 0, recency: 0, age: 0 }, 6)).toBe(0);
});

it('lets few histories stand for all of them', () => {
  const count = 1000;
  const all = {
    count,
    purchases: Float64Array.from({ length: count }, (_, i) => i),
    recency: new Float64Array(count),
    age: new Float64Array(count),
    weight: Float64Array.from({ length: count }, (_, i) => (i % 3) + 1),
    counts: new Float64Array(),
    countOf: new Uint32Array(),
    times: new Float64Array(),
    recencyOf: new Uint32Array(),
    ageOf: new Uint32Array(),
    cellOf: new Uint32Array(),
    customers: 0,
  };
  const cells = { ...all, customers: all.weight.reduce((sum, weight) => sum + weight, 0) };
  const some = thinnedCells(cells, 100);
  const mean = (of: typeof some) =>
    of.purchases.reduce((sum, x, i) => sum + x * (of.weight[i] ?? 0), 0) /
    of.weight.reduce((sum, weight) => sum + weight, 0);
  expect(some.count).toBe(100);
  expect(some.weight.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(cells.customers, 6);
  expect(mean(some) / mean(thinnedCells(cells, 1000))).toBeCloseTo(1, 2);
});
