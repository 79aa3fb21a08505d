import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum } from './exact-sum.ts';
import { geometricSums } from './geometric-sums.ts';

it('by hand: 1 + ½ + ¼, and 0 + ½ + 2·¼', () => {
  const { sum, weighted } = geometricSums(Math.log(0.5), 3);
  expect(sum).toBeCloseTo(1.75, 15);
  expect(weighted).toBeCloseTo(1, 15);
});

it('of a ratio of 1 are whole numbers: n, and n(n − 1)/2', () => {
  for (const n of [1, 2, 7, 12_000, 365_250]) {
    expect(geometricSums(0, n)).toEqual({ sum: n, weighted: (n * (n - 1)) / 2 });
  }
});

it('without an end are 1/(1 − q) and q/(1 − q)², or infinite', () => {
  const { sum, weighted } = geometricSums(Math.log(0.75), Infinity);
  expect(sum).toBeCloseTo(4, 13);
  expect(weighted).toBeCloseTo(0.75 / 0.0625, 12);
  expect(geometricSums(0, Infinity)).toEqual({ sum: Infinity, weighted: Infinity });
  expect(geometricSums(0.1, Infinity).sum).toBe(Infinity);
});

describe('the sum of the terms, one by one', () => {
  const terms = fc.integer({ min: 0, max: 2000 });
  // From falling to a millionth in one step, through hardly changing, to growing.
  const logRatio = fc.oneof(
    fc.double({ min: -14, max: 0.1, noNaN: true }),
    fc.double({ min: -1e-6, max: 1e-6, noNaN: true }),
    fc.double({ min: -1e-15, max: 1e-15, noNaN: true }),
  );

  it('within 1e-13', () => {
    fc.assert(
      fc.property(logRatio, terms, (log, n) => {
        const sum = new ExactSum();
        const weighted = new ExactSum();
        for (let k = 0; k < n; k++) {
          sum.add(Math.exp(k * log));
          weighted.add(k * Math.exp(k * log));
        }
        const closed = geometricSums(log, n);
        expect(Math.abs(closed.sum - sum.total())).toBeLessThanOrEqual(1e-13 * sum.total());
        expect(Math.abs(closed.weighted - weighted.total())).toBeLessThanOrEqual(
          1e-13 * weighted.total(),
        );
      }),
      { seed: 31 },
    );
  });
});

it('refuses what is no series', () => {
  expect(() => geometricSums(Number.NaN, 3)).toThrow(RangeError);
  expect(() => geometricSums(-Infinity, 3)).toThrow(RangeError);
  expect(() => geometricSums(-1, 2.5)).toThrow(RangeError);
  expect(() => geometricSums(-1, -1)).toThrow(RangeError);
  // Its binary digits are taken from 31 bits.
  expect(() => geometricSums(-1e-9, 2 ** 31)).toThrow(RangeError);
  const most = 2 ** 31 - 1;
  expect(geometricSums(-1e-9, most).sum).toBeCloseTo(
    Math.expm1(-1e-9 * most) / Math.expm1(-1e-9),
    -2,
  );
});
