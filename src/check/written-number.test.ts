import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asNumber,
  difference,
  isWithin,
  numberWritten,
  rounded,
  type WrittenNumber,
  writtenNumber,
} from './written-number.ts';

const read = (text: string): WrittenNumber => {
  const number = writtenNumber(text);
  if (number === undefined) throw new Error(`${text} is no number`);
  return number;
};
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const laws = { seed: 20, numRuns: 300 };

describe('writtenNumber', () => {
  it.each([
    ['10592.10', 1059210n, -2],
    ['-12', -12n, 0],
    ['+3', 3n, 0],
    ['.5', 5n, -1],
    ['50976.', 50976n, 0],
    ['1.06e4', 106n, 2],
    ['5E-3', 5n, -3],
  ])('reads %s', (text, coefficient, exponent) => {
    expect(writtenNumber(text)).toEqual({ coefficient, exponent });
  });

  it.each(['', '.', '-', 'e5', '1,000', '0x1F', 'Infinity', 'NaN', ' 1', '1e', '1e999999999'])(
    'refuses "%s"',
    (text) => {
      expect(writtenNumber(text)).toBeUndefined();
    },
  );

  it('keeps every double', () => {
    fc.assert(
      fc.property(finite, (x) => asNumber(numberWritten(x)) === x),
      laws,
    );
  });

  it('has no digits for what is no number', () => {
    expect(() => numberWritten(Number.NaN)).toThrow(RangeError);
  });
});

describe('difference', () => {
  it('is exact where floating point is not', () => {
    expect(difference(read('8.345'), read('8.34'))).toEqual({ coefficient: 5n, exponent: -3 });
    expect(isWithin(difference(read('8.345'), read('8.34')), read('0.005'))).toBe(true);
    expect(isWithin(difference(read('8.3450001'), read('8.34')), read('0.005'))).toBe(false);
  });

  it('is nothing between a number and itself, and turns its sign when turned round', () => {
    fc.assert(
      fc.property(finite, finite, (x, y) => {
        const [a, b] = [numberWritten(x), numberWritten(y)];
        const there = difference(a, b);
        const back = difference(b, a);
        return difference(a, a).coefficient === 0n && there.coefficient === -back.coefficient;
      }),
      laws,
    );
  });
});

describe('rounded', () => {
  it.each([
    ['10592.1234', -2, '10592.12'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['123456', 2, '1235e2'],
    ['7', -2, '7.00'],
  ])('%s to 10^%i is %s', (text, exponent, expected) => {
    expect(rounded(read(text), exponent)).toEqual(read(expected));
  });

  it('is never further away than half of the last digit', () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: -20, max: 20 }), (x, exponent) => {
        const number = numberWritten(x);
        const off = difference(rounded(number, exponent), number);
        return isWithin(off, { coefficient: 5n, exponent: exponent - 1 });
      }),
      laws,
    );
  });
});
