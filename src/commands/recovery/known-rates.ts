import { lossShare, type StayRates } from '../../core/recovery/customers-lost.ts';
import { type ProblemOutcome, problemOutcomes } from '../../core/recovery/outcomes.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import { ratesOf, type StayTable } from './stay-table.ts';

/**
 * The rates for problems of a severity as core takes them. Observed and stated ones may stand side by side, each
 * with its own share of realised intent, so that this is applied here to each.
 */
export function knownRates(
  table: StayTable,
  noProblem: number,
  severity: Severity | null,
): StayRates {
  const after: Partial<Record<ProblemOutcome, number>> = {};
  for (const { outcome, stay, realised } of ratesOf(table, severity)) {
    const lost = lossShare(outcome, { noProblem, realised, after: { [outcome]: stay } }) ?? 0;
    after[outcome] = noProblem - lost;
  }
  return { noProblem, realised: 1, after };
}

/** The outcome that mending leads to where nothing says it: the best whose rate is known. */
export const bestKnown = ({ after }: StayRates): ProblemOutcome =>
  problemOutcomes.findLast((outcome) => after[outcome] !== undefined) ?? 'quickly';
