import { geometricSums } from '../numeric/geometric-sums.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import type { CalculationFacts } from '../problem.ts';
import { problem } from '../problem.ts';
import type { PeriodWeights, Survival } from '../survival/survival.ts';
import { checkTerms, type Terms, timingOffset } from './terms.ts';

/**
 * The sums over the counted periods k that a valuation depends on, where w_k is the probability of payment,
 * G_k = (1+γ)^(years since the first counted payment), D_k the discount factor at the booking time, and n_k the
 * number of counted periods before k.
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

/** The sums of one period that pays for certain, at once: the first payment of a new customer. */
export const onePayment: PeriodSums = {
  paid: 1,
  grown: 1,
  discounted: 1,
  grownDiscounted: 1,
  laterDiscounted: 0,
  laterGrownDiscounted: 0,
};

/** The sums of no period at all: nothing is paid. */
export const noPayment: PeriodSums = {
  paid: 0,
  grown: 0,
  discounted: 0,
  grownDiscounted: 0,
  laterDiscounted: 0,
  laterGrownDiscounted: 0,
};

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

/** What depends on how a payment changes from one period to the next: plain, grown, discounted and both. */
export function byFactor<T>(
  { growth, discount }: ReturnType<typeof periodLogs>,
  of: (logFactor: number) => T,
): { readonly plain: T; readonly grown: T; readonly discounted: T; readonly both: T } {
  const plain = of(0);
  const grown = growth === 0 ? plain : of(growth);
  const discounted = discount === 0 ? plain : of(discount);
  const both = discount === 0 ? grown : growth === 0 ? discounted : of(growth + discount);
  return { plain, grown, discounted, both };
}

/** The number of the first counted period. */
export const firstCounted = (terms: Terms): number => (terms.firstPayment === 'excluded' ? 1 : 0);

/**
 * The sums, in closed form where the weights have a constant ratio and term by term where they have none.
 *
 * @returns a failure that asks for a horizon where the undiscounted sum is infinite, because a discount rate must not
 *   decide whether a value exists, or where the total of an infinite sum is not known
 *
 * @throws {RangeError} a term leaves its range
 */
export function periodSums(survival: Survival, terms: Terms): Outcome<PeriodSums> {
  checkTerms(terms);
  const weights = countedWeights(survival, terms);
  const logs = periodLogs(terms);
  const first = firstCounted(terms);
  if (weights.count === Infinity) {
    const { logRatio } = weights;
    if (logRatio === undefined) return endless('curve-endless');
    if (logRatio >= 0) return endless('retention-certain');
    if (logRatio + logs.growth >= 0) return endless('growth-outruns-churn');
  }
  const rebased = Math.exp(-first * logs.growth);
  const booked = Math.exp(timingOffset[terms.timing] * logs.discount);
  const { plain, grown, discounted, both } = byFactor(logs, (log) => series(weights, first, log));
  const sums: PeriodSums = {
    paid: plain.sum,
    grown: grown.sum * rebased,
    discounted: discounted.sum * booked,
    grownDiscounted: both.sum * rebased * booked,
    laterDiscounted: discounted.later * booked,
    laterGrownDiscounted: both.later * rebased * booked,
  };
  return boundedSums(sums);
}

/** The sums if they are far below the largest double, so that an amount times a sum is finite as well. */
export const boundedSums = (sums: PeriodSums): Outcome<PeriodSums> =>
  isBounded(sums) ? success(sums) : failure(problem('value-too-large', {}));

const isBounded = (sums: PeriodSums): boolean =>
  sums.paid < largestSum &&
  sums.grown < largestSum &&
  sums.discounted < largestSum &&
  sums.grownDiscounted < largestSum &&
  sums.laterDiscounted < largestSum &&
  sums.laterGrownDiscounted < largestSum;

/** No meaningful sum of periods is larger. */
const largestSum = 1e100;

const endless = (reason: CalculationFacts['horizon-needed']['reason']) =>
  failure(problem('horizon-needed', { reason }));

/** Σ w_k·zᵏ and Σ (k − first)·w_k·zᵏ over k ≥ first, with z = e^logFactor. */
function series(
  weights: PeriodWeights,
  first: number,
  logFactor: number,
): { readonly sum: number; readonly later: number } {
  const { weight, count, logRatio } = weights;
  const term = (k: number) => (logFactor === 0 ? weight(k) : weight(k) * Math.exp(k * logFactor));
  let sum = 0;
  let later = 0;
  let k = first;
  if (logRatio !== undefined && count - 1 > first) {
    // All but the last, which may be a part of a period.
    const terms = count === Infinity ? Infinity : count - 1 - first;
    const closed = geometricSums(logRatio + logFactor, terms);
    const start = term(first);
    sum = start * closed.sum;
    later = start * closed.weighted;
    k = first + terms;
  }
  if (k === first && count > first + 1) return added(weights, first, logFactor);
  for (; k < count; k++) {
    const value = term(k);
    sum += value;
    later += (k - first) * value;
  }
  return { sum, later };
}

/** The same of weights without a constant ratio, from the last period to the first (Horner's rule). */
function added({ weight, count }: PeriodWeights, first: number, logFactor: number) {
  const z = Math.exp(logFactor);
  let sum = 0;
  let later = 0;
  for (let k = count - 1; k >= first; k--) {
    const paid = weight(k);
    sum = sum * z + paid;
    later = later * z + (k - first) * paid;
  }
  const before = Math.exp(first * logFactor);
  return { sum: sum * before, later: later * before };
}
