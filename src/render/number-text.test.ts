import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addingUp, numberText, percentText, shortNumber } from './number-text.ts';

it('groups, rounds and signs numbers', () => {
  expect(numberText(50976)).toBe('50,976.00');
  expect(numberText(-38232)).toBe('−38,232.00');
  expect(numberText(1234567.891, 0)).toBe('1,234,568');
  expect(numberText(-0.001)).toBe('0.00');
  // Halves of the last digit go away from zero, as decimals.
  expect([1.005, 0.015, 134.505, -2.675].map((each) => numberText(each))).toEqual([
    '1.01',
    '0.02',
    '134.51',
    '−2.68',
  ]);
  expect(numberText(Infinity)).toBe('Infinity');
  expect(shortNumber(8.5)).toBe('8.5');
  expect(shortNumber(1000, 0)).toBe('1,000');
  expect(percentText(0.07)).toBe('7%');
  expect(percentText(0.333333)).toBe('33.33%');
});

it('prints parts that add up to the printed total, each within a cent', () => {
  const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), (amounts) => {
      const cents = addingUp(amounts).map((part) => Math.round(part * 100));
      const total = amounts.reduce((sum, each) => sum + each, 0);
      expect(cents.reduce((sum, each) => sum + each, 0)).toBe(Math.round(total * 100) + 0);
      for (const [i, each] of amounts.entries()) {
        expect(Math.abs((cents[i] ?? Number.NaN) - each * 100)).toBeLessThan(1.001);
      }
    }),
    { seed: 8 },
  );
});
