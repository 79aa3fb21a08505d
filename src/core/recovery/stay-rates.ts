import type { ProblemOutcome } from './outcomes.ts';

/** The shares of customers who stay, with no problem and after each outcome of one. */
export interface StayRates {
  /** ρ₀, in [0, 1]. */
  readonly noProblem: number;
  /** ρ_k, in [0, 1]; what is not known is absent. */
  readonly after: Readonly<Partial<Record<ProblemOutcome, number>>>;
  /** The share of a stated intention that is acted upon; 1 for rates of what customers did. */
  readonly realised: number;
}

/**
 * The share of customers with one outcome who leave because of the problem.
 *
 *     φ·max(0, ρ₀ − ρ_k)
 *
 * No recovery keeps more customers than no problem would have: surveys in which the mended say that they are
 * more loyal than the untroubled tell of satisfaction, which is not borne out by what customers do.
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

export const isShare = (value: number): boolean => value >= 0 && value <= 1;
