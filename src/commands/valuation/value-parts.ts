import { type Outcome, success } from '../../core/outcome.ts';
import {
  assumedMethod,
  customerValues,
  observedMethod,
  residualMethod,
  type ValueMethod,
} from '../../core/value/customer-values.ts';
import { survivalOf } from '../../core/value/relationship.ts';
import type { Terms } from '../../core/value/terms.ts';
import type { Parts, Valued } from './valued.ts';

/**
 * The value of every customer in its parts: one for observed and assumed stays; for expected ones what
 * is so far, valued as observed, and what is to come. Winning a customer is paid for once, so far.
 */
export function valueParts(valued: Valued): Outcome<Parts> {
  const { customers, segments, terms, staying } = valued;
  const part = (method: ValueMethod, partTerms: Terms) =>
    customerValues(customers, segments.codes, segments.keys.length, method, partTerms);
  const first = part(
    staying.kind === 'assumed'
      ? assumedMethod(survivalOf(staying.stay), terms)
      : observedMethod(customers, terms),
    terms,
  );
  if (!first.ok) return first;
  if (staying.kind !== 'expected') return success([first.value]);
  const { acquisition: _once, ...ahead } = terms;
  const lives = staying.segments.map((segment) => segment.lives);
  const toCome = part(residualMethod(customers, segments.codes, lives, ahead), ahead);
  return toCome.ok ? success([first.value, toCome.value]) : toCome;
}

/** The value of each customer: the sum of its parts. */
export function valuesOf([first, ...others]: Parts): Float64Array {
  if (others.length === 0) return first.values;
  return first.values.map((value, i) =>
    others.reduce((sum, { values }) => sum + (values[i] ?? 0), value),
  );
}
