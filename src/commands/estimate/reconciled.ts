import { failure, type Outcome, success } from '../../core/outcome.ts';
import { problem } from '../../core/problem.ts';
import { decimal, decimalsWritten } from '../../core/quantity/decimal.ts';
import { type Change, type Reading, reconcile } from '../../core/value/conventions.ts';
import type { Relationship } from '../../core/value/relationship.ts';
import { valueOrRefusal } from '../economics/ends.ts';
import type { ReadingRow, ReconciliationResult } from './result.ts';

/** The conventions that turn the same inputs into the given number, or come nearest to it. */
export function reconciled(option: unknown, base: Relationship): ReconciliationResult {
  const { target, tolerance } = valueOrRefusal(targetOf(String(option)));
  const { matches, nearest } = reconcile(base, target, tolerance);
  const row = (reading: Reading) => readingRow(reading, target);
  return { target, tolerance, matches: matches.map(row), nearest: row(nearest) };
}

/** A number is met within half of its last digit. */
function targetOf(text: string): Outcome<{ target: number; tolerance: number }> {
  const unsigned = text.trim().replace(/^\p{Sc}/u, '');
  const target = decimal(unsigned);
  if (target === undefined) {
    return failure(
      problem('quantity-unreadable', { what: '--reconcile', text, examples: '9102.86' }),
    );
  }
  return success({ target, tolerance: 0.5 * 10 ** -decimalsWritten(unsigned) });
}

function readingRow({ changes, figure, value }: Reading, target: number): ReadingRow {
  return {
    flags: changes.flatMap(flag).join(' '),
    changes: changes.map(({ convention, to }) => `${convention}=${to}`),
    figure,
    value,
    difference: value - target,
  };
}

/** The option that makes a change, where one does. */
function flag({ convention, to }: Change): string[] {
  switch (convention) {
    case 'timing':
      return [`--timing ${to}`];
    case 'firstPayment':
      return [`--first-payment ${to}`];
    case 'period':
      return [`--period ${to === '12' ? 'mo' : 'y'}`];
    default:
      return [];
  }
}
