import { quantile } from '../../core/numeric/distribution.ts';
import type { StayCounts } from '../../core/recovery/kind-rates.ts';
import { lostDraws, type NoProblemEvidence } from '../../core/recovery/lost-draws.ts';
import { rankIntervals } from '../../core/uncertainty/rank-intervals.ts';
import type { Drawing } from '../shared/result-schema.ts';
import { exact, type RatedKind } from './kind-figures.ts';
import type { KindOfProblem, ProblemFigures } from './result.ts';
import { ratesOf, type StayTable } from './stay-rates.ts';

/** With more kinds than this, all pairs of them take too long to compare. */
export const mostRanked = 500;

/** What the intervals rest on. */
export interface IntervalEvidence {
  readonly rated: readonly RatedKind[];
  /** Of each kind, after the outcomes whose rates are observed. */
  readonly stays: readonly StayCounts[];
  readonly table: StayTable;
  readonly noProblem: NoProblemEvidence;
  /** Whether the customers who did not complain are counted by the complaints. */
  readonly silentPerComplaint: boolean;
  readonly valueToCome: number | null;
}

/** A kind, or all of them, with what is not known before it is drawn. */
type Uncertain = 'lostInterval' | 'valueAtRiskInterval' | 'rank';

/**
 * The intervals of the customers lost to each kind of problem and to all, and the ranks that chance leaves open.
 *
 * @param kinds - the figures of the rated kinds, in their order
 * @returns the same figures with their intervals
 */
export function withIntervals(
  kinds: readonly KindOfProblem[],
  total: ProblemFigures,
  { rated, stays, table, noProblem, silentPerComplaint, valueToCome }: IntervalEvidence,
  { draws, seed }: Drawing,
): { readonly kinds: readonly KindOfProblem[]; readonly total: ProblemFigures } {
  const observed = table.outcomes
    .filter(({ source }) => source === 'observed')
    .map(({ outcome }) => outcome);
  const evidence = rated.map(({ kind }, k) => {
    const stated = ratesOf(table, kind.severity).filter(
      ({ outcome }) => !observed.includes(outcome),
    );
    return {
      counts: kind.counts,
      stays: stays[k] ?? {},
      stated: Object.fromEntries(stated.map(({ outcome, ...rate }) => [outcome, rate])),
    };
  });
  const lost = lostDraws({ kinds: evidence, observed, noProblem, silentPerComplaint }, draws, seed);
  const ranks = rankIntervals(
    kinds.map((kind) => kind.lost),
    lost,
  );
  const all = new Float64Array(draws);
  for (const column of lost)
    for (const [d, each] of column.entries()) all[d] = (all[d] ?? 0) + each;
  return {
    kinds: kinds.map((kind, k) => ({
      ...kind,
      ...intervals(lost[k] ?? all, valueToCome),
      rank: ranks[k] ?? null,
    })),
    total: { ...total, ...intervals(all, valueToCome) },
  };
}

/** Sorts the draws in place. */
function intervals(
  lost: Float64Array,
  valueToCome: number | null,
): Pick<KindOfProblem, Exclude<Uncertain, 'rank'>> {
  lost.sort();
  const [low, high] = [quantile(lost, 0.025), quantile(lost, 0.975)];
  return {
    lostInterval: { low: exact(low), high: exact(high) },
    valueAtRiskInterval:
      valueToCome === null
        ? null
        : { low: exact(low * valueToCome), high: exact(high * valueToCome) },
  };
}
