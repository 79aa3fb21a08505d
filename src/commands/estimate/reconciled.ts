import { exactNetValue, type Relationship } from '../../core/value/lifetime-value.ts';
import type { AsWritten, Reading } from '../../core/value/reconcile.ts';
import { reconcile } from '../../core/value/reconcile.ts';
import { lowAndHigh, rangedInputs } from '../shared/economics/ends.ts';
import type { InputName, Inputs } from '../shared/economics/inputs.ts';
import { atBase, type Pick } from '../shared/economics/terms.ts';
import type { Target } from './options.ts';
import { readingOptions } from './reading-options.ts';
import type { ReadingRow, ReconciliationResult } from './result.ts';

/**
 * The conventions that turn the same inputs into the given number, or come nearest to it. With ranges
 * the number may also belong to their low or their high end.
 */
export function reconciled(
  { value: target, halfDigit }: Target,
  inputs: Inputs,
  at: (pick: Pick) => Relationship,
): ReconciliationResult {
  const ends =
    rangedInputs(inputs).length > 0
      ? lowAndHigh(inputs, (pick) => exactNetValue(at(pick)))
      : undefined;
  const written: AsWritten = {
    units: {
      stay: unitOf(inputs, 'tenure', 'retention', 'churn'),
      discount: unitOf(inputs, 'discount'),
    },
    ...(ends !== undefined && { low: at(ends.low), high: at(ends.high) }),
  };
  const { tolerance, matches, nearest } = reconcile(at(atBase), target, halfDigit, written);
  const row = (reading: Reading): ReadingRow => {
    const end = reading.changes.find(({ convention }) => convention === 'range')?.to;
    const pinned = end === 'low' ? ends?.low : end === 'high' ? ends?.high : undefined;
    const { changes, figure, value } = reading;
    return {
      flags: readingOptions(reading, inputs, pinned),
      changes: changes.map(({ convention, to }) => `${convention}=${to}`),
      figure,
      value,
      difference: value - target,
    };
  };
  return { target, tolerance, matches: matches.map(row), nearest: row(nearest) };
}

/** The unit of the one of these inputs that is given; a year where it needs none. */
const unitOf = (inputs: Inputs, ...names: readonly InputName[]) =>
  names.map((name) => inputs.get(name)?.quantity?.unit).find((unit) => unit) ?? 'y';
