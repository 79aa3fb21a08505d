import { checkCounts, type OutcomeCounts } from './outcomes.ts';
import { lossShare, type StayRates } from './stay-rates.ts';

/** What mending complaints does today. */
export interface PresentEffort {
  /** Complaints that are resolved, quickly or not. */
  readonly mended: number;
  /** Customers who stay because they are. */
  readonly saved: number;
  /** Customers who are compensated and would have stayed unmended: a cost of the programme all the same. */
  readonly stayedAnyway: number;
}

/**
 * What the present recoveries save, against leaving every complaint unresolved.
 *
 *     saved = Σ_k n_k·φ·(ρ_k − ρ_unresolved), k resolved and quickly
 *
 * Of those mended, ρ₀ − φ(ρ₀ − ρ_unresolved) would have stayed without.
 *
 * @returns undefined where the rate of an unresolved complaint, or of one that there is, is not known
 * @throws {RangeError} a count or a rate leaves its range
 */
export function presentEffort(counts: OutcomeCounts, rates: StayRates): PresentEffort | undefined {
  checkCounts(counts);
  const mended = counts.resolved + counts.quickly;
  if (mended === 0) return { mended, saved: 0, stayedAnyway: 0 };
  const unmended = lossShare('unresolved', rates);
  if (unmended === undefined) return undefined;
  let saved = 0;
  for (const outcome of ['resolved', 'quickly'] as const) {
    const lost = lossShare(outcome, rates);
    if (counts[outcome] === 0) continue;
    if (lost === undefined) return undefined;
    saved += counts[outcome] * (unmended - lost);
  }
  return { mended, saved, stayedAnyway: mended * (rates.noProblem - unmended) };
}
