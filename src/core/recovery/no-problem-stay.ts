import { isShare } from './stay-rates.ts';

/** Customers with one outcome of a problem, and the share of them who stay. */
export interface Troubled {
  readonly customers: number;
  readonly stay: number;
  /** The share of a stated intention that is acted upon. */
  readonly realised: number;
}

/**
 * The share who would stay if nobody had a problem, ρ₀, from the share of all customers who do stay.
 *
 *     ρ_obs = ρ₀ − Σ_k p_k·φ_k·max(0, ρ₀ − ρ_k)
 *
 * p_k is the share of all customers with outcome k. Where no rate exceeds ρ₀ that is
 * ρ₀ = (ρ_obs − pφ·ρ̄)/(1 − pφ), with p the share of customers with a problem and ρ̄ their mean rate. The right
 * side rises in ρ₀ in straight pieces, so that there is one solution, which is found piece by piece.
 *
 * @param observed - ρ_obs, in [0, 1]
 * @param customers - all of them, with a problem or without; > 0
 * @returns above 1 where the inputs contradict each other: so few stay that problems of this size cannot explain
 *   it; `Infinity` where nobody without a problem is left to tell
 * @throws {RangeError} a rate leaves its range, or more customers have a problem than there are
 * @example noProblemStay(0.8, 100, [{ customers: 20, stay: 0.4, realised: 1 }]); // => 0.9
 */
export function noProblemStay(
  observed: number,
  customers: number,
  troubled: readonly Troubled[],
): number {
  const all = troubled.reduce((sum, each) => sum + each.customers, 0);
  const sound = troubled.every(
    (each) => each.customers >= 0 && isShare(each.stay) && isShare(each.realised),
  );
  if (!(isShare(observed) && customers > 0 && all <= customers * (1 + 1e-12) && sound)) {
    throw new RangeError(`${observed} stay of ${customers}, ${all} of them with a problem`);
  }
  const rising = troubled
    .filter((each) => each.customers > 0)
    .sort((one, other) => one.stay - other.stay);
  let weight = 0;
  let weighted = 0;
  let solution = observed;
  for (const { customers: count, stay, realised } of rising) {
    // Everybody from here on stays more surely than anybody without a problem would: they lose nobody.
    if (stay >= solution) break;
    const share = (count / customers) * realised;
    weight += share;
    weighted += share * stay;
    solution = weight < 1 - 1e-12 ? (observed - weighted) / (1 - weight) : Infinity;
  }
  return solution;
}
