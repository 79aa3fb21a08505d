import { finestTolerance, isOnGrid } from '../core/value/waterfall.ts';
import { isWithin, numberWritten, type WrittenNumber, writtenNumber } from './written-number.ts';

const wholeNumber = /^[+-]?\d+$/;

/**
 * How far a result may lie from an expected number and still be what was written down: half of the last
 * digit written, so 0.005 for `10592.12` and 50 for `1.06e4`. A whole number without a point stands for
 * itself alone, since counts are written like that; `50976.` with a point allows 0.5.
 */
export function impliedTolerance(text: string, number: WrittenNumber): WrittenNumber {
  if (wholeNumber.test(text)) return { coefficient: 0n, exponent: 0 };
  return { coefficient: 5n, exponent: number.exponent - 1 };
}

/** A tolerance as a fixture gives it: a number that is not negative, or undefined. */
export function readTolerance(text: string): WrittenNumber | undefined {
  const number = writtenNumber(text);
  return number !== undefined && number.coefficient >= 0n ? number : undefined;
}

/**
 * The tolerance for a result: no finer than the grid on which amounts lie. 0 asks for the very number, and what does not
 * lie on the grid is no amount.
 */
export function toleranceFor(result: number, own: WrittenNumber): WrittenNumber {
  if (own.coefficient === 0n || !isOnGrid(result)) return own;
  const finest = numberWritten(finestTolerance(result));
  return isWithin(own, finest) ? finest : own;
}
