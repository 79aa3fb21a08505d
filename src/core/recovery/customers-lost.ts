import {
  checkCounts,
  type OutcomeCounts,
  type ProblemOutcome,
  problemOutcomes,
} from './outcomes.ts';

/** The shares of customers who stay, with no problem and after each outcome of one. */
export interface StayRates {
  /** ρ₀, in [0, 1]. */
  readonly noProblem: number;
  /** ρ_k, in [0, 1]; absent where it is not known. */
  readonly after: Readonly<Partial<Record<ProblemOutcome, number>>>;
  /** The share of a stated intention that is acted upon; 1 for rates of what customers did. */
  readonly realised: number;
}

/**
 * The share of customers with one outcome who leave because of the problem.
 *
 *     φ·max(0, ρ₀ − ρ_k)
 *
 * A recovery is assumed to keep no more customers than would have stayed without a problem. In some surveys recovered
 * customers say that they are more loyal than customers without a problem, but this is not confirmed by what they do.
 *
 * @returns undefined where the rate of the outcome is not known
 * @throws {RangeError} a rate leaves [0, 1]
 * @see de Matos, Henrique & Rossi (2007), J. Service Research 10(1); Knox & van Oest (2014), J. Marketing 78(5)
 * @example lossShare('silent', { noProblem: 0.9, after: { silent: 0.09 }, realised: 1 }); // => 0.81
 */
export function lossShare(outcome: ProblemOutcome, rates: StayRates): number | undefined {
  const { noProblem, realised } = rates;
  const stay = rates.after[outcome];
  if (!isShare(noProblem) || !isShare(realised) || !(stay === undefined || isShare(stay))) {
    throw new RangeError(`stay rates ${noProblem}, ${stay} realised by ${realised}`);
  }
  return stay === undefined ? undefined : realised * Math.max(0, noProblem - stay);
}

/** Whether a number is in [0, 1]. */
export const isShare = (value: number): boolean => value >= 0 && value <= 1;

/**
 * The number of customers who leave because of problems, and would have stayed without.
 *
 *     N·p·φ·[(1−κ)(ρ₀−ρ_silent) + κ·Σ_k w_k(ρ₀−ρ_k)]
 *
 * N·p customers have a problem, the share κ of them complains, and the share w_k of these complaints has outcome k. The
 * counts are N·p·(1−κ) silent and N·p·κ·w_k of each outcome. Each customer counts once.
 *
 * @throws {RangeError} a count or a rate leaves its range, or customers have an outcome whose rate is absent
 * @example
 * const after = { silent: 0.09, unresolved: 0.19, resolved: 0.54, quickly: 0.82 };
 * customersLost(
 *   { silent: 1000, unresolved: 300, resolved: 400, quickly: 300 },
 *   { noProblem: 0.9, after, realised: 1 },
 * ); // => 1191
 */
export function customersLost(counts: OutcomeCounts, rates: StayRates): number {
  checkCounts(counts);
  let lost = 0;
  for (const outcome of problemOutcomes) {
    const share = lossShare(outcome, rates);
    if (counts[outcome] === 0) continue;
    if (share === undefined) throw new RangeError(`no stay rate after ${outcome}`);
    lost += counts[outcome] * share;
  }
  return lost;
}
