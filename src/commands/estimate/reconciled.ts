import { failure, success } from '../../core/outcome.ts';
import { decimal, decimalsWritten } from '../../core/quantity/decimal.ts';
import { exactNetValue, type Relationship } from '../../core/value/lifetime-value.ts';
import type { AsWritten, Reading } from '../../core/value/reconcile.ts';
import { reconcile } from '../../core/value/reconcile.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { lowAndHigh, rangedInputs, valueOrRefusal } from '../shared/economics/ends.ts';
import type { InputName } from '../shared/economics/inputs.ts';
import type { Inputs } from '../shared/economics/read-inputs.ts';
import { atBase, type Pick } from '../shared/economics/terms.ts';
import { readingOptions } from './reading-options.ts';
import type { ReadingRow, ReconciliationResult } from './result.ts';

/**
 * The conventions that turn the same inputs into the given number, or come nearest to it. With ranges
 * the number may also belong to their low or their high end.
 */
export function reconciled(
  option: unknown,
  inputs: Inputs,
  at: (pick: Pick) => Relationship,
): ReconciliationResult {
  const { target, halfDigit } = valueOrRefusal(targetOf(String(option)));
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

/** A number is met within half of its last digit, though no finer than amounts are. */
function targetOf(text: string): Outcome<{ target: number; halfDigit: number }> {
  const unsigned = text.trim().replace(/^\p{Sc}/u, '');
  const target = decimal(unsigned);
  if (target === undefined) {
    return failure(
      problem('quantity-unreadable', { what: '--reconcile', text, examples: '9102.86' }),
    );
  }
  return success({ target, halfDigit: 0.5 * 10 ** -decimalsWritten(unsigned) });
}
