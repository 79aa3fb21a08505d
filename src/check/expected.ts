import { isDecimal } from '../core/numeric/decimal-grid.ts';
import { finestTolerance } from '../core/value/waterfall.ts';
import {
  asNumber,
  isWithin,
  numberWritten,
  percentOf,
  type WrittenNumber,
  writtenNumber,
} from './written-number.ts';

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

/** How far off a number may be: by so much, or by so many percent of the expected number. */
export interface Tolerance {
  readonly size: WrittenNumber;
  readonly unit: 'amount' | 'percent';
}

/** A tolerance as a fixture gives it, `200` or `1%`: a number that is not negative, or undefined. */
export function readTolerance(text: string): Tolerance | undefined {
  const [, digits = '', percent] = /^(.*?)( ?%)?$/s.exec(text) ?? [];
  const size = writtenNumber(digits);
  if (size === undefined || size.coefficient < 0n) return undefined;
  return { size, unit: percent === undefined ? 'amount' : 'percent' };
}

/**
 * The tolerance for a result: no finer than the grid on which amounts lie. 0 asks for the very number, and what does not
 * lie on the grid is no amount.
 */
export function toleranceFor(result: number, own: WrittenNumber): WrittenNumber {
  if (own.coefficient === 0n || !isDecimal(result)) return own;
  const finest = numberWritten(finestTolerance(result));
  return isWithin(own, finest) ? finest : own;
}

/** What a path must lead to in order to be compared: one value, not a list or an object. */
export type Single = number | string | boolean | null;

/** A value that a case expects. */
export interface Expected {
  readonly value: Single;
  /** As the fixture has it: `10592.10`, where the value is 10592.1. */
  readonly written: string;
  /** Where the value can be read as a number. */
  readonly number?: {
    readonly size: WrittenNumber;
    readonly tolerance: WrittenNumber;
    /** Where the tolerance is that many percent of the number. */
    readonly percent?: WrittenNumber;
  };
  /** A cell of a CSV has no type: `true` is the text and the boolean, `12` the text and the number. */
  readonly untyped?: true;
}

/** A number by its digits; undefined where the text is none. */
export function expectedNumber(text: string, tolerance?: Tolerance): Expected | undefined {
  const size = writtenNumber(text);
  if (size === undefined) return undefined;
  return { value: asNumber(size), written: text, number: { size, ...off(text, size, tolerance) } };
}

function off(text: string, size: WrittenNumber, tolerance: Tolerance | undefined) {
  if (tolerance === undefined) return { tolerance: impliedTolerance(text, size) };
  if (tolerance.unit === 'amount') return { tolerance: tolerance.size };
  return { tolerance: percentOf(size, tolerance.size), percent: tolerance.size };
}

/** A text, a boolean or null, which a result must equal exactly. */
export function expectedExactly(value: string | boolean | null): Expected {
  return { value, written: typeof value === 'string' ? value : String(value) };
}

/** The content of a cell, whatever it will turn out to be. */
export function expectedCell(text: string, tolerance?: Tolerance): Expected {
  return { ...(expectedNumber(text, tolerance) ?? expectedExactly(text)), untyped: true };
}

export function isSingle(value: unknown): value is Single {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}
