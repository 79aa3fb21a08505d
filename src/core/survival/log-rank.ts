import { chiSquaredUpperTail } from '../numeric/chi-squared.ts';
import { quadraticForm } from '../numeric/symmetric-matrix.ts';
import { atRiskAtTimes, dividedStays, intervalEnds, type RiskSets, riskSets } from './risk-sets.ts';
import { pooledStays, type Stays } from './stays.ts';

/** A test of more groups takes minutes, and only tells that not all of them are equal. */
export const mostCompared = 200;

/** A log-rank test: if all groups have the same survival, χ² exceeds this value with probability p. */
export interface LogRank {
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/**
 * The log-rank test of k groups: at each time when somebody ended, each group is expected to have its
 * share of them, by how many of it were observed.
 *
 *     Z_i = Σⱼ (d_ij − dⱼ·n_ij/nⱼ),    V_il = Σⱼ dⱼ·(nⱼ − dⱼ)/(nⱼ − 1)·n_ij/nⱼ·(δ_il − n_lj/nⱼ),    χ² = Zᵀ V⁻ Z
 *
 * V is the covariance of hypergeometric draws. Its rank, k − 1 where all groups were observed at the same times, is
 * the number of degrees of freedom.
 *
 * @param groups - of customers with weight 1 each
 * @returns null where nothing can be compared: fewer than two groups, or no time at which two of them were at risk,
 *   somebody ended and somebody stayed
 * @see Mantel (1966); Kalbfleisch & Prentice (2002), The Statistical Analysis of Failure Time Data, 1.5
 */
export function logRank(groups: readonly Stays[]): LogRank | null {
  const pooled = pooledStays(groups);
  const all = riskSets(pooled);
  const ends = intervalEnds(pooled);
  const atRisk = groups.map((group) => atRiskAtTimes(dividedStays(group, ends), all.years));
  const excess = groups.map((group, i) =>
    observedLessExpected(group, all, atRisk[i] ?? all.atRisk),
  );
  const { value, rank } = quadraticForm(excess, covariance(all, atRisk));
  if (rank === 0) return null;
  return { chiSquared: value, degreesOfFreedom: rank, p: chiSquaredUpperTail(value, rank) };
}

/** Z_i: the number of customers of the group who ended, less the number expected. */
function observedLessExpected(group: Stays, all: RiskSets, atRisk: Float64Array): number {
  let excess = riskSets(group).endedTotal;
  for (let j = 0; j < all.years.length; j++) {
    excess -= ((all.ended[j] ?? 0) * (atRisk[j] ?? 0)) / (all.atRisk[j] ?? 1);
  }
  return excess;
}

/** V, each row up to the diagonal. */
function covariance(all: RiskSets, atRisk: readonly Float64Array[]): Float64Array[] {
  const factors = all.atRisk.map((n, j) => {
    const d = all.ended[j] ?? 0;
    return n > d ? ((d / n) * (n - d)) / (n - 1) / n : 0;
  });
  return atRisk.map((ofGroup, i) => {
    const weighted = factors.map((factor, j) => factor * (ofGroup[j] ?? 0));
    const others = all.atRisk.map((n, j) => n - (ofGroup[j] ?? 0));
    return Float64Array.from(atRisk.slice(0, i + 1), (other, l) =>
      l === i ? product(weighted, others) : -product(weighted, other),
    );
  });
}

function product(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < left.length; j++) sum += (left[j] ?? 0) * (right[j] ?? 0);
  return sum;
}
