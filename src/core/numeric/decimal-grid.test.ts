import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amountOf,
  asDecimal,
  decimalSum,
  gridFor,
  halfUnit,
  isDecimal,
  onGrid,
  unitsOf,
} from './decimal-grid.ts';
import { printed, printedSum } from './testing/printed-sum.ts';

describe('the grid', () => {
  it('has six decimals up to 10⁹, and one fewer for each ten times as much', () => {
    expect([0, 50_976, 1e9].map((bound) => gridFor(bound))).toEqual([6, 6, 6]);
    expect([1e9 + 1, 1e10, 1e15, 1e16, 1e40].map((bound) => gridFor(bound))).toEqual([
      5, 5, 0, -1, -25,
    ]);
    expect(gridFor(0.7, 15)).toBe(15);
    expect(gridFor(7, 15)).toBe(14);
    expect(() => gridFor(Number.NaN)).toThrow(RangeError);
    expect(() => gridFor(Infinity)).toThrow(RangeError);
  });

  it('rounds to the nearest unit, halves away from zero, and never to −0', () => {
    expect([233.3100004196167, -1.23456789, 1 / 3].map((each) => onGrid(each, 6))).toEqual([
      233.31, -1.234568, 0.333333,
    ]);
    expect([0.5, -0.5, 2.5].map((each) => unitsOf(each, 0))).toEqual([1, -1, 3]);
    expect(Object.is(onGrid(-0.0000001, 6), 0)).toBe(true);
    expect(onGrid(1234.5, -2)).toBe(1200);
    expect(onGrid(1.25e40, -25)).toBe(1.25e40);
    expect(halfUnit(6)).toBe(0.000_000_5);
  });
});

const anyAmount = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.double({ min: -1e14, max: 1e14, noNaN: true }),
  fc.double({ min: -1e60, max: 1e60, noNaN: true }),
);

describe('any amounts', () => {
  it('print with the decimals of their grid, as whole units of it', () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        const grid = gridFor(Math.abs(amount));
        const unit = printed(amountOf(1, grid));
        expect(printed(onGrid(amount, grid))).toBe(BigInt(unitsOf(amount, grid)) * unit);
        expect(String(onGrid(amount, Math.max(0, grid)))).toMatch(/^-?\d+(\.\d{1,6})?$|e/);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  it('on one grid add up to their sum as decimals', () => {
    fc.assert(
      fc.property(fc.array(anyAmount, { maxLength: 40 }), (amounts) => {
        const grid = gridFor(amounts.reduce((sum, amount) => sum + Math.abs(amount), 0));
        const placed = amounts.map((amount) => onGrid(amount, grid));
        expect(printed(decimalSum(placed))).toBe(printedSum(placed));
        expect(asDecimal(decimalSum(placed))).toBe(decimalSum(placed));
        expect(placed.every(isDecimal)).toBe(true);
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });
});

it('an amount that is a decimal stays as it is, and what has more digits is none', () => {
  expect([0.1, 233.31, -7155.96, 4e-6, 123_456_789.123_456].map(asDecimal)).toEqual([
    0.1, 233.31, -7155.96, 4e-6, 123_456_789.123_456,
  ]);
  expect([0.1 + 0.2, 20.500_000_000_000_17, 7155.960_000_000_001].map(asDecimal)).toEqual([
    0.3, 20.5, 7155.96,
  ]);
  expect([1 / 3, 1e-7, Infinity, Number.NaN].some(isDecimal)).toBe(false);
  expect(asDecimal(Infinity)).toBe(Infinity);
});
