import { lossShare, type StayRates } from './customers-lost.ts';
import { checkCounts, type OutcomeCounts } from './outcomes.ts';

/** The effect of resolving complaints today. */
export interface PresentEffort {
  /** Complaints that are resolved, quickly or not. */
  readonly mended: number;
  /** Customers who stay because of it. */
  readonly saved: number;
  /** Customers whose complaint is resolved and who would have stayed anyway: they cost the same. */
  readonly stayedAnyway: number;
}

/**
 * The number of customers that the present recoveries save, compared with leaving every complaint unresolved.
 *
 *     saved = Σ_k n_k·φ·(ρ_k − ρ_unresolved), k resolved and quickly
 *
 * The share ρ₀ − φ(ρ₀ − ρ_unresolved) of customers with a resolved complaint would have stayed anyway.
 *
 * @returns undefined where the rate after an unresolved complaint, or after an outcome that occurs, is not known
 * @throws {RangeError} a count or a rate leaves its range
 */
export function presentEffort(counts: OutcomeCounts, rates: StayRates): PresentEffort | undefined {
  checkCounts(counts);
  const mended = counts.resolved + counts.quickly;
  if (mended === 0) return { mended, saved: 0, stayedAnyway: 0 };
  const unresolved = lossShare('unresolved', rates);
  if (unresolved === undefined) return undefined;
  let saved = 0;
  for (const outcome of ['resolved', 'quickly'] as const) {
    const lost = lossShare(outcome, rates);
    if (counts[outcome] === 0) continue;
    if (lost === undefined) return undefined;
    saved += counts[outcome] * (unresolved - lost);
  }
  return { mended, saved, stayedAnyway: mended * (rates.noProblem - unresolved) };
}
