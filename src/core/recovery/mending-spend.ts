import { isShare, lossShare, type StayRates } from './customers-lost.ts';
import type { ProblemOutcome } from './outcomes.ts';

/** An effort to turn one outcome of a problem into a better one. */
export interface Mending {
  readonly from: ProblemOutcome;
  readonly to: ProblemOutcome;
  /** P(success) of the effort, in [0, 1]. */
  readonly success: number;
}

/**
 * The share of customers that an effort keeps who would have left.
 *
 *     P(success)·φ·(ρ_to − ρ_from), with both rates at most ρ₀
 *
 * @returns undefined where a rate is not known
 * @throws {RangeError} a rate or the probability leaves [0, 1]
 */
export function keptByMending(
  { from, to, success }: Mending,
  rates: StayRates,
): number | undefined {
  if (!isShare(success)) throw new RangeError(`success of ${success}`);
  const before = lossShare(from, rates);
  const after = lossShare(to, rates);
  return before === undefined || after === undefined ? undefined : success * (before - after);
}

/**
 * The most that is worth spending on the recovery of one customer: above this, losing the customer costs less.
 *
 * @param valueToCome - the present value of the later payments of a customer who stays
 * @returns money a customer, 0 where the effort keeps nobody; undefined where a rate is not known
 * @throws {RangeError} a rate or the probability leaves [0, 1], or the value is no number
 * @example
 * const after = { unresolved: 0.19, quickly: 0.82 };
 * const mending = { from: 'unresolved', to: 'quickly', success: 1 } as const;
 * mendingSpend(mending, { noProblem: 0.9, after, realised: 1 }, 1000); // => 630
 */
export function mendingSpend(
  mending: Mending,
  rates: StayRates,
  valueToCome: number,
): number | undefined {
  if (!Number.isFinite(valueToCome)) throw new RangeError(`value to come of ${valueToCome}`);
  const kept = keptByMending(mending, rates);
  return kept === undefined ? undefined : Math.max(0, kept * valueToCome);
}
