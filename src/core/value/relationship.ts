import { type Outcome, success } from '../outcome.ts';
import type { Curve } from '../survival/curve.ts';
import { fixedTenure } from '../survival/fixed.ts';
import { geometric } from '../survival/geometric.ts';
import type { Survival } from '../survival/survival.ts';
import { survivalOfCurve } from '../survival/survival-of-curve.ts';
import { periodSums } from './period-sums.ts';
import { stepAmounts, sumOf } from './steps.ts';
import type { Terms } from './terms.ts';

/** How long a customer is assumed to stay: a fixed time, or a share that stays each year. */
export type AssumedStay = { readonly tenureYears: number } | { readonly retention: number };

/** How long a customer stays: as assumed, or as a curve says. */
export type Stay = AssumedStay | { readonly curve: Curve };

/** One assumed customer: everything that a value is computed from. */
export interface Relationship {
  readonly annualSpend: number;
  readonly stay: AssumedStay;
  readonly terms: Terms;
}

export function survivalOf(stay: Stay): Survival {
  if ('tenureYears' in stay) return fixedTenure(stay.tenureYears);
  return 'retention' in stay ? geometric(stay.retention) : survivalOfCurve(stay.curve);
}

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
export function exactNetValue({
  annualSpend,
  stay,
  terms,
}: Omit<Relationship, 'stay'> & { readonly stay: Stay }): Outcome<number> {
  checkSpend(annualSpend);
  const sums = periodSums(survivalOf(stay), terms);
  if (!sums.ok) return sums;
  return success(sumOf(stepAmounts(annualSpend / terms.periodsPerYear, sums.value, terms)));
}
