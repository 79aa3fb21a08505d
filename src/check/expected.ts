import { impliedTolerance } from './tolerance.ts';
import { asNumber, type WrittenNumber, writtenNumber } from './written-number.ts';

/** What a path must lead to in order to be compared: one value, not a list or an object. */
export type Single = number | string | boolean | null;

/** A value that a case expects. */
export interface Expected {
  readonly value: Single;
  /** As the fixture has it: `10592.10`, where the value is 10592.1. */
  readonly written: string;
  /** Where the value can be read as a number. */
  readonly number?: { readonly size: WrittenNumber; readonly tolerance: WrittenNumber };
  /** A cell of a CSV has no type: `true` is the text and the boolean, `12` the text and the number. */
  readonly untyped?: true;
}

/** A number by its digits; undefined where the text is none. */
export function expectedNumber(text: string, tolerance?: WrittenNumber): Expected | undefined {
  const size = writtenNumber(text);
  if (size === undefined) return undefined;
  return {
    value: asNumber(size),
    written: text,
    number: { size, tolerance: tolerance ?? impliedTolerance(text, size) },
  };
}

/** A text, a boolean or null, which a result must equal exactly. */
export function expectedExactly(value: string | boolean | null): Expected {
  return { value, written: typeof value === 'string' ? value : String(value) };
}

/** The content of a cell, whatever it will turn out to be. */
export function expectedCell(text: string, tolerance?: WrittenNumber): Expected {
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
