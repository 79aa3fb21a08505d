import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import type { OutcomeCounts, ProblemOutcome } from '../../core/recovery/outcomes.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Case } from './cases.ts';
import type { CountedKind } from './counted-kind.ts';

export interface CountedCases {
  readonly kinds: readonly CountedKind[];
  /** The case by which each customer counts, in the order of the cases. */
  readonly firsts: readonly Case[];
}

/**
 * Cases counted into kinds of problem. A customer who leaves is lost once: each counts under the first of
 * their cases, while the cost of mending is that of all cases. Customers of several kinds are named.
 *
 * @param cases - the earliest first
 * @param complaining - the share of those with a problem who complain; absent: as many as the cases tell of
 */
export function countedCases(
  cases: readonly Case[],
  complaining: number | undefined,
  tell: (row: number, found: Problem) => void,
): CountedCases {
  const firsts = new Map<string, Case>();
  const kinds = new Map<string, Kind>();
  const told = new Set<string>();
  for (const each of cases) {
    const kind = kinds.get(each.problem) ?? newKind(each);
    kinds.set(each.problem, kind);
    addCase(kind, each);
    const first = firsts.get(each.customer);
    if (first === undefined) {
      firsts.set(each.customer, each);
      kind.counts[each.outcome] += 1;
    } else if (first.problem !== each.problem && !told.has(each.customer)) {
      told.add(each.customer);
      const args = { id: each.customer, kept: first.problem, other: each.problem };
      tell(each.row, problem('customer-in-several-kinds', args));
    }
  }
  return {
    kinds: [...kinds.values()].map((kind) => finished(kind, complaining)),
    firsts: [...firsts.values()],
  };
}

interface Kind {
  readonly problem: string;
  severity: Case['severity'];
  readonly counts: Record<ProblemOutcome, number>;
  cost: number;
  costs: number;
  mendedCost: number;
  mendedCosts: number;
  years: number;
  lengths: number;
}

const newKind = ({ problem: name, severity }: Case): Kind => ({
  problem: name,
  severity,
  counts: { silent: 0, unresolved: 0, resolved: 0, quickly: 0 },
  cost: 0,
  costs: 0,
  mendedCost: 0,
  mendedCosts: 0,
  years: 0,
  lengths: 0,
});

function addCase(kind: Kind, { outcome, severity, cost, years }: Case): void {
  const mended = outcome === 'resolved' || outcome === 'quickly';
  // A kind is as grave as the gravest of its cases.
  if (severity !== null && kind.severity !== 'major') kind.severity = severity;
  if (!Number.isNaN(cost)) {
    kind.cost += cost;
    kind.costs += 1;
    if (mended) kind.mendedCost += cost;
    if (mended) kind.mendedCosts += 1;
  }
  if (mended && !Number.isNaN(years)) {
    kind.years += years;
    kind.lengths += 1;
  }
}

function finished(kind: Kind, complaining: number | undefined): CountedKind {
  return {
    problem: kind.problem,
    severity: kind.severity,
    counts: grossedUp(kind.counts, complaining),
    mendingCost: kind.mendedCosts === 0 ? null : kind.mendedCost / kind.mendedCosts,
    cost: kind.costs === 0 ? null : kind.cost,
    days: kind.lengths === 0 ? null : (kind.years / kind.lengths) * unitsPerYear.d,
  };
}

/** For κ who complain, (1 − κ)/κ are silent. */
function grossedUp(counts: OutcomeCounts, complaining: number | undefined): OutcomeCounts {
  if (complaining === undefined) return counts;
  const heard = counts.unresolved + counts.resolved + counts.quickly;
  return { ...counts, silent: (heard * (1 - complaining)) / complaining };
}
