import { failure, type Outcome, success } from '../outcome.ts';
import { problem } from '../problem.ts';
import type { PeriodWeights, Survival } from '../survival/survival.ts';
import { checkTerms } from './check-terms.ts';
import { type Terms, timingOffset } from './terms.ts';

/**
 * Everything that a valuation needs to know of time, summed over the counted periods k: with w_k the
 * probability of payment, G_k = (1+γ)^(years since the first counted payment), D_k the discount
 * factor at the booking time, and n_k the number of counted periods before k.
 */
export interface PeriodSums {
  /** Σ w_k */
  readonly paid: number;
  /** Σ w_k·G_k */
  readonly grown: number;
  /** Σ w_k·D_k */
  readonly discounted: number;
  /** Σ w_k·G_k·D_k */
  readonly grownDiscounted: number;
  /** Σ n_k·w_k·D_k: the payments after each period, added up over the periods before them. */
  readonly laterDiscounted: number;
  /** Σ n_k·w_k·G_k·D_k */
  readonly laterGrownDiscounted: number;
}

/** The weights of the counted periods, cut off at the horizon. */
export const countedWeights = (survival: Survival, terms: Terms): PeriodWeights =>
  survival.inPeriods(terms.periodsPerYear, terms.horizonYears);

/** The logarithm by which growth and discount change a payment from one period to the next. */
export function periodLogs(terms: Terms): { readonly growth: number; readonly discount: number } {
  return {
    growth: Math.log1p(terms.growth ?? 0) / terms.periodsPerYear,
    discount: -Math.log1p(terms.discount ?? 0) / terms.periodsPerYear,
  };
}

/** The number of the first counted period. */
export const firstCounted = (terms: Terms): number => (terms.firstPayment === 'excluded' ? 1 : 0);

/**
 * The sums, in closed form for an endless geometric curve and term by term for a finite one.
 * A failure asks for a horizon: the undiscounted sum would be infinite, and no discount rate
 * may decide whether a value exists.
 *
 * @throws {RangeError} a term leaves its range
 */
export function periodSums(survival: Survival, terms: Terms): Outcome<PeriodSums> {
  checkTerms(terms);
  const weights = countedWeights(survival, terms);
  const logs = periodLogs(terms);
  const first = firstCounted(terms);
  if (weights.count === Infinity) {
    const ratio = weights.ratio;
    if (ratio === undefined) throw new RangeError('an endless curve needs a constant ratio');
    if (ratio >= 1) return failure(problem('horizon-needed', { reason: 'retention-certain' }));
    if (Math.log(ratio) + logs.growth >= 0) {
      return failure(problem('horizon-needed', { reason: 'growth-outruns-churn' }));
    }
  }
  const rebased = Math.exp(-first * logs.growth);
  const booked = Math.exp(timingOffset[terms.timing] * logs.discount);
  const plain = series(weights, first, 0);
  const grown = logs.growth === 0 ? plain : series(weights, first, logs.growth);
  const discounted = logs.discount === 0 ? plain : series(weights, first, logs.discount);
  const both =
    logs.discount === 0
      ? grown
      : logs.growth === 0
        ? discounted
        : series(weights, first, logs.growth + logs.discount);
  const sums: PeriodSums = {
    paid: plain.sum,
    grown: grown.sum * rebased,
    discounted: discounted.sum * booked,
    grownDiscounted: both.sum * rebased * booked,
    laterDiscounted: discounted.later * booked,
    laterGrownDiscounted: both.later * rebased * booked,
  };
  // Far below the largest double, so that money times a sum is a number as well.
  const bounded = Object.values(sums).every((sum) => sum < largestSum);
  return bounded ? success(sums) : failure(problem('value-too-large', {}));
}

/** No sum of periods that means anything is larger. */
const largestSum = 1e100;

/** Σ w_k·zᵏ and Σ (k − first)·w_k·zᵏ over k ≥ first, with z = e^logFactor. */
function series(
  weights: PeriodWeights,
  first: number,
  logFactor: number,
): { readonly sum: number; readonly later: number } {
  if (weights.count === Infinity && weights.ratio !== undefined) {
    // Σ_{k≥f} qᵏ = q^f/(1−q) and Σ_{k≥f} (k−f)·qᵏ = q^(f+1)/(1−q)², with 1−q kept exact near 1.
    const logQ = Math.log(weights.ratio) + logFactor;
    const left = -Math.expm1(logQ);
    const sum = Math.exp(first * logQ) / left;
    return { sum, later: (sum * Math.exp(logQ)) / left };
  }
  let sum = 0;
  let later = 0;
  for (let k = first; k < weights.count; k++) {
    const term = logFactor === 0 ? weights.weight(k) : weights.weight(k) * Math.exp(k * logFactor);
    sum += term;
    later += (k - first) * term;
  }
  return { sum, later };
}
