import { checkCounts, type OutcomeCounts, problemOutcomes } from './outcomes.ts';
import { lossShare, type StayRates } from './stay-rates.ts';

/**
 * Customers who leave because of problems, and would have stayed without.
 *
 *     N·p·φ·[(1−κ)(ρ₀−ρ_silent) + κ·Σ_k w_k(ρ₀−ρ_k)]
 *
 * N·p customers have a problem, κ of them complain, and w_k of those who do are answered so; here these are
 * counts, N·p·(1−κ) silent and N·p·κ·w_k of each outcome. Each customer counts once.
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
