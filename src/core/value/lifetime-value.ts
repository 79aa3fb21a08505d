import { type Outcome, success } from '../outcome.ts';
import type { Curve } from '../survival/curve.ts';
import type { Survival } from '../survival/survival.ts';
import { fixedTenure, geometric } from '../survival/survival.ts';
import { survivalOfCurve } from '../survival/survival-of-curve.ts';
import { periodSums } from './period-sums.ts';
import { includedSteps, type StepName, stepNames, type Terms } from './terms.ts';
import { type Step, stepAmounts, sumOf, totals, waterfall } from './waterfall.ts';

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

/** The survival that a stay describes. */
export function survivalOf(stay: Stay): Survival {
  if ('tenureYears' in stay) return fixedTenure(stay.tenureYears);
  return 'retention' in stay ? geometric(stay.retention) : survivalOfCurve(stay.curve);
}

/**
 * A spend below 0 is that of customers who send back more than they keep.
 *
 * @throws {RangeError} the spend is not finite
 */
export function checkSpend(annualSpend: number): void {
  if (!Number.isFinite(annualSpend))
    throw new RangeError(`annual spend must be finite, not ${annualSpend}`);
}

/**
 * Net value of the relationship, not rounded to the grid of amounts, for searches.
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

/** The lifetime value of one customer, and its steps. */
export interface Valuation {
  /** Expected years of payment: p·Σ w_k over the counted periods. */
  readonly years: number;
  readonly waterfall: readonly Step[];
  /** Exactly the sum of the steps before acquisition. */
  readonly lifetimeValue: number;
  /** Exactly the sum of all steps. */
  readonly netValue: number;
  /** The steps that the terms do not include. */
  readonly leftOut: readonly StepName[];
}

/**
 * Lifetime value of one customer: the payments of periods k = 0, 1, … of length p, each made with
 * probability w_k, booked at its start, middle or end, grown, reduced to margin and discounted.
 *
 *     V = Σ_k w_k·(m_k)·(1+d)^−(k+offset)·p,  m_k = a·g·(1+γ)^(k·p) − c·p
 *
 * @param annualSpend - currency a year, finite, ≥ 0
 * @param survival - how long the customer stays
 * @param terms - everything else; what is absent is left out
 * @returns currency a customer; amounts have six decimals, so that steps add up exactly.
 *   A failure asks for a horizon where the undiscounted sum is infinite.
 * @throws {RangeError} spend leaves its range
 * @see Fader & Hardie, "Reconciling and Clarifying CLV Formulas" (2012), for the conventions
 * @example lifetimeValue(12744, fixedTenure(4), { periodsPerYear: 12, timing: 'mid', firstPayment: 'included' })
 *   // => lifetimeValue 50976
 */
export function lifetimeValue(
  annualSpend: number,
  survival: Survival,
  terms: Terms,
): Outcome<Valuation> {
  checkSpend(annualSpend);
  const sums = periodSums(survival, terms);
  if (!sums.ok) return sums;
  const included = includedSteps(terms);
  const amounts = stepAmounts(annualSpend / terms.periodsPerYear, sums.value, terms);
  const steps = waterfall(amounts, included);
  return success({
    years: sums.value.paid / terms.periodsPerYear,
    waterfall: steps,
    ...totals(steps),
    leftOut: stepNames.filter((step) => !included.includes(step)),
  });
}
