import { isShare } from './customers-lost.ts';
import type { ProblemOutcome } from './outcomes.ts';

/** Customers whose stay is known, and how many of them stayed. */
export interface StayCount {
  readonly customers: number;
  readonly stayed: number;
}

/** The customers with one kind of problem, by its outcome; absent where no stays are known. */
export type StayCounts = Readonly<Partial<Record<ProblemOutcome, StayCount>>>;

/** How far the stay rates of kinds of problem differ. */
export interface KindSpread {
  /** X², Pearson's statistic of kinds × (stayed, left), added up over the outcomes. */
  readonly chiSquared: number;
  /** ν, its degrees of freedom: one less than the kinds of each outcome, added up; 0 where there is nothing to compare. */
  readonly degrees: number;
  /** n₀, the mean number of customers of a kind with an outcome, less where kinds are of different sizes. */
  readonly meanSize: number;
}

/**
 * How far the stay rates of kinds of problem differ from those of all kinds after the same outcome.
 *
 *     X² = Σ_o Σ_i n_io·(r_io − r_o)² / (r_o·(1 − r_o))
 *     ν  = Σ_o (K_o − 1),   n₀ = Σ_o (N_o − Σ_i n_io²/N_o) / ν
 *
 * n_io customers with problem i and outcome o, the share r_io of whom stayed; K_o kinds and N_o customers with outcome o,
 * the share r_o of whom stayed. An outcome after which all stayed, or nobody, shows no difference and is left out.
 *
 * @throws {RangeError} more customers stayed than there are
 * @example
 * // 30 and 10 of 40 stayed: r = .5, X² = 2 × 40 × .0625 / .25
 * const kind = (stayed: number) => ({ resolved: { customers: 40, stayed } });
 * kindSpread([kind(30), kind(10)]); // => { chiSquared: 20, degrees: 1, meanSize: 40 }
 */
export function kindSpread(kinds: readonly StayCounts[]): KindSpread {
  let chiSquared = 0;
  let degrees = 0;
  let size = 0;
  for (const outcome of new Set(kinds.flatMap((kind) => Object.keys(kind) as ProblemOutcome[]))) {
    const counts = kinds.flatMap((kind) => known(kind[outcome]));
    const { customers: all, stayed } = sumOf(counts);
    const rate = stayed / all;
    if (counts.length < 2 || rate === 0 || rate === 1) continue;
    degrees += counts.length - 1;
    size += all;
    for (const { customers, stayed: own } of counts) {
      const difference = own / customers - rate;
      chiSquared += (customers * difference * difference) / (rate * (1 - rate));
      size -= (customers * customers) / all;
    }
  }
  return { chiSquared, degrees, meanSize: degrees === 0 ? 0 : size / degrees };
}

const known = (count: StayCount | undefined): readonly StayCount[] => {
  if (count === undefined || count.customers === 0) return [];
  const { customers, stayed } = count;
  if (!(stayed >= 0 && stayed <= customers && customers < Infinity))
    throw new RangeError(`${stayed} of ${customers} stayed`);
  return [count];
};

/** All customers with an outcome, over the kinds. */
export const sumOf = (counts: readonly StayCount[]): StayCount => ({
  customers: counts.reduce((sum, { customers }) => sum + customers, 0),
  stayed: counts.reduce((sum, { stayed }) => sum + stayed, 0),
});

/**
 * The correlation ψ of two customers with the same kind of problem and the same outcome: 0 where kinds differ no more
 * than by chance, 1 where only the kind decides. The rates of kinds then have the variance ψ·r_o·(1 − r_o).
 *
 *     ψ = (X²/χ − 1) / (n₀ − 1), from 0 to 1
 *
 * With χ = ν, what X² is on average without a difference, this is the moment estimate. With a draw from the χ²
 * distribution of ν degrees it is a draw of ψ, since X²/(1 + ψ(n₀ − 1)) has about that distribution.
 *
 * @param chi - χ, > 0
 * @see Kleinman (1973), J. American Statistical Association 68(341), with the numbers of customers as weights
 * @example correlationOf({ chiSquared: 20, degrees: 1, meanSize: 40 }); // => 19/39 = 0.487…
 */
export function correlationOf(
  { chiSquared, degrees, meanSize }: KindSpread,
  chi: number = degrees,
): number {
  if (degrees === 0 || meanSize <= 1) return 0;
  return Math.min(1, Math.max(0, (chiSquared / chi - 1) / (meanSize - 1)));
}

/** A stay rate of one kind of problem, and how much of it is that kind's own. */
export interface ShrunkenStay {
  readonly stay: number;
  /** The weight of the kind's own share, in [0, 1]; the rest is that of the pooled rate. */
  readonly weight: number;
}

/**
 * The share who stay after one kind of problem, between that of its own customers and that of all kinds: the mean of
 * the beta-binomial posterior.
 *
 *     r = w·min(stayed/n, ρ₀) + (1 − w)·min(pooled, ρ₀),   w = n·ψ / (1 + (n − 1)·ψ)
 *
 * The prior of a kind's rate is a beta distribution of mean `pooled` that weighs as much as M = (1 − ψ)/ψ customers,
 * so that w = n/(n + M). A problem gains no customers, by neither share, so that the customers lost after an outcome
 * lie between those by the one and those by the other.
 *
 * @param pooled - the share of all kinds, in [0, 1]
 * @param correlation - ψ, in [0, 1]
 * @param noProblem - ρ₀, in [0, 1]
 * @throws {RangeError} a share leaves its range
 * @see Casella (1985), The American Statistician 39(2), for empirical Bayes estimates
 * @example
 * // 3 of 12 stayed, 40 % of all kinds; ψ = 1/13 weighs 12 customers.
 * shrunkenStay({ customers: 12, stayed: 3 }, 0.4, 1 / 13, 0.9); // => stay 0.325, weight 0.5
 */
export function shrunkenStay(
  { customers, stayed }: StayCount,
  pooled: number,
  correlation: number,
  noProblem: number,
): ShrunkenStay {
  if (![pooled, correlation, noProblem].every(isShare))
    throw new RangeError(`a stay rate of ${pooled}, ${correlation}, at most ${noProblem}`);
  const common = Math.min(pooled, noProblem);
  if (customers === 0) return { stay: common, weight: 0 };
  const weight = (customers * correlation) / (1 + (customers - 1) * correlation);
  return { stay: common + weight * (Math.min(stayed / customers, noProblem) - common), weight };
}
