import { type Expected, isSingle } from './expected.ts';
import type { Expectation } from './fixture.ts';
import { kindOf } from './kinds.ts';
import { locate } from './locate.ts';
import type { Mismatch } from './result.ts';
import { toleranceFor } from './tolerance.ts';
import { asNumber, difference, isWithin, numberWritten } from './written-number.ts';

/** Whether a report has what a case expects of it; undefined where it has. */
export function compare(
  report: { readonly result: unknown },
  { path, line, expected }: Expectation,
): Mismatch | undefined {
  const located = locate(report, path);
  const unmet = {
    path: path.text,
    line,
    expected: expected.value,
    written: expected.written,
    actual: null,
    tolerance: expected.number === undefined ? null : asNumber(expected.number.tolerance),
    difference: null,
    found: null,
  };
  if (!located.ok) return { ...unmet, reason: located.reason, found: located.found };
  const { value } = located;
  if (!isSingle(value)) {
    return { ...unmet, reason: 'not-a-value', found: `${path.text} is ${kindOf(value)}` };
  }
  if (typeof value !== 'number' || expected.number === undefined) {
    return equals(expected, value) ? undefined : { ...unmet, reason: 'differs', actual: value };
  }
  const off = difference(numberWritten(value), expected.number.size);
  const tolerance = toleranceFor(value, expected.number.tolerance);
  if (isWithin(off, tolerance)) return undefined;
  const apart = { tolerance: asNumber(tolerance), difference: asNumber(off) };
  return { ...unmet, reason: 'differs', actual: value, ...apart };
}

function equals(expected: Expected, value: unknown): boolean {
  return expected.untyped ? String(value) === expected.written : value === expected.value;
}
