import { type Outcome, success } from '../outcome.ts';
import { fixedTenure } from '../survival/fixed.ts';
import { geometric } from '../survival/geometric.ts';
import type { Survival } from '../survival/survival.ts';
import { periodSums } from './period-sums.ts';
import { stepAmounts, sumOf } from './steps.ts';
import { stepsAsked, type Terms } from './terms.ts';

/** How long a customer is assumed to stay: a fixed time, or a share that stays each year. */
export type Stay = { readonly tenureYears: number } | { readonly retention: number };

/** One assumed customer: everything that a value is computed from. */
export interface Relationship {
  readonly annualSpend: number;
  readonly stay: Stay;
  readonly terms: Terms;
}

export const survivalOf = (stay: Stay): Survival =>
  'tenureYears' in stay ? fixedTenure(stay.tenureYears) : geometric(stay.retention);

/** @throws {RangeError} the spend is not finite, or negative */
export function checkSpend(annualSpend: number): void {
  if (!(annualSpend >= 0 && annualSpend < Infinity)) {
    throw new RangeError(`annual spend must be finite and at least 0, not ${annualSpend}`);
  }
}

/**
 * Net value of the relationship, unrounded: for searching, where a grid would be in the way.
 *
 * @throws {RangeError} the spend or a term leaves its range
 */
export function exactNetValue({ annualSpend, stay, terms }: Relationship): Outcome<number> {
  checkSpend(annualSpend);
  const sums = periodSums(survivalOf(stay), terms);
  if (!sums.ok) return sums;
  const asked = stepsAsked(terms);
  const amounts = stepAmounts(annualSpend / terms.periodsPerYear, sums.value, terms);
  return success(sumOf(amounts, (step) => asked.includes(step)));
}
