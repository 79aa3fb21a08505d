import { type Outcome, success } from '../outcome.ts';
import type { Survival } from '../survival/survival.ts';
import { periodSums } from './period-sums.ts';
import { checkSpend } from './relationship.ts';
import { stepAmounts } from './steps.ts';
import { type StepName, stepNames, stepsAsked, type Terms } from './terms.ts';
import { type Step, totals, waterfall } from './waterfall.ts';

/** What one customer is worth, and how that comes about. */
export interface Valuation {
  /** Expected years of payment: p·Σ w_k over the counted periods. */
  readonly years: number;
  readonly waterfall: readonly Step[];
  /** Exactly the sum of the steps before acquisition. */
  readonly lifetimeValue: number;
  /** Exactly the sum of all steps. */
  readonly netValue: number;
  /** The steps that the terms do not ask for. */
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
 * @returns currency a customer; amounts are multiples of 2⁻²⁰, so that steps add up exactly.
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
  const asked = stepsAsked(terms);
  const amounts = stepAmounts(annualSpend / terms.periodsPerYear, sums.value, terms);
  const steps = waterfall(amounts, asked);
  return success({
    years: sums.value.paid / terms.periodsPerYear,
    waterfall: steps,
    ...totals(steps),
    leftOut: stepNames.filter((step) => !asked.includes(step)),
  });
}
