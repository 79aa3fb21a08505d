import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PurchaseDays } from '../purchase-totals.ts';
import { comparedPurchases, relativeFit, slopeMoments } from './relative-spend.ts';

const daysOf = (rows: readonly (readonly [number, number, number])[]): PurchaseDays => ({
  customers: 1 + Math.max(...rows.map(([customer]) => customer)),
  customer: Uint32Array.from(rows, ([customer]) => customer),
  day: Int32Array.from(rows, ([, day]) => day),
  amount: Float64Array.from(rows, ([, , amount]) => amount),
  minorUnits: 100,
});
const tens = (day: number) => Math.floor(day / 10);

describe('comparedPurchases', () => {
  it('leaves out single purchases, and those that are free or refunded', () => {
    const compared = comparedPurchases(
      daysOf([
        [0, 3, 100],
        [0, 14, 0],
        [0, 15, 300],
        [1, 3, 100],
        [2, 1, 500],
        [2, 2, -500],
        [3, 11, 40],
        [3, 12, 40],
      ]),
      tens,
      2,
    );
    expect(compared.customers).toBe(2);
    expect([...compared.start]).toEqual([0, 2, 4]);
    expect([...compared.bin]).toEqual([0, 1, 1, 1]);
    expect([...compared.relative]).toEqual([0.5, 1.5, 1, 1]);
    expect([...compared.counts]).toEqual([1, 3, 2]);
  });
});

describe('relativeFit and slopeMoments', () => {
  const two = comparedPurchases(
    daysOf([
      [0, 3, 100],
      [0, 14, 300],
    ]),
    tens,
    2,
  );

  it('are those of two purchases of 100 and 300, by hand', () => {
    const slopes = new Float64Array(3);
    // r = ½ and 3/2; L = −2 log 2.
    expect(relativeFit(two, new Float64Array(3), slopes)).toBeCloseTo(-2 * Math.log(2), 14);
    expect([...slopes]).toEqual([-0.5, 0.5, -0.5]);
    // s² = ½; C is ½ where both are of one kind, −½ otherwise; the first purchase is in bin 0.
    const { covariance, information } = slopeMoments(two, new Float64Array(3));
    const signs = [
      [1, -1, 1],
      [-1, 1, -1],
      [1, -1, 1],
    ];
    expect(covariance.map((row) => [...row])).toEqual(signs.map((row) => row.map((x) => x / 4)));
    expect(information.map((row) => [...row])).toEqual(
      signs.map((row) => row.map((x) => (x * 3) / 8)),
    );
  });

  it('have nothing left where the effects explain the amounts', () => {
    const effects = Float64Array.of(0, Math.log(3), 0);
    const slopes = new Float64Array(3);
    relativeFit(two, effects, slopes);
    for (const slope of slopes) expect(slope).toBeCloseTo(0, 14);
    const { covariance } = slopeMoments(two, effects);
    expect(covariance.map((row) => [...row])).toEqual(new Array(3).fill([0, 0, 0]));
  });

  const rows = fc
    .array(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 39 }), fc.integer({ min: 1, max: 9999 })), {
        minLength: 1,
        maxLength: 6,
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((customers) =>
      customers.flatMap((purchases, i) =>
        [...new Map(purchases)]
          .sort(([a], [b]) => a - b)
          .map(([day, amount]) => [i, day, amount] as const),
      ),
    );
  const effectsOf = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 5,
    maxLength: 5,
  });

  it('has the differences of its values as slopes', () => {
    fc.assert(
      fc.property(rows, effectsOf, (log, at) => {
        const compared = comparedPurchases(daysOf(log), tens, 4);
        const slopes = new Float64Array(5);
        const valueAt = (k: number, by: number) =>
          relativeFit(
            compared,
            Float64Array.from(at, (x, i) => (i === k ? x + by : x)),
            new Float64Array(5),
          );
        relativeFit(compared, Float64Array.from(at), slopes);
        for (let k = 0; k < 5; k++) {
          const difference = (valueAt(k, 1e-5) - valueAt(k, -1e-5)) / 2e-5;
          expect(slopes[k]).toBeCloseTo(difference, 6);
        }
      }),
      { seed: 7 },
    );
  });

  it('do not depend on the size of a customer’s purchases', () => {
    fc.assert(
      fc.property(rows, effectsOf, (log, at) => {
        const effects = Float64Array.from(at);
        const [one, other] = [1, 1000].map((factor) => {
          const scaled = log.map(([i, day, a]) => [i, day, i % 2 ? a * factor : a] as const);
          const compared = comparedPurchases(daysOf(scaled), tens, 4);
          const slopes = new Float64Array(5);
          const value = relativeFit(compared, effects, slopes);
          const { covariance } = slopeMoments(compared, effects);
          return [value, ...slopes, ...covariance.flatMap((row) => [...row])];
        });
        for (const [k, x] of one?.entries() ?? []) expect(other?.[k]).toBeCloseTo(x, 9);
      }),
      { seed: 8 },
    );
  });
});
