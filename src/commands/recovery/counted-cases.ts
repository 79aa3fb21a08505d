import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import {
  complained,
  type OutcomeCounts,
  type ProblemOutcome,
} from '../../core/recovery/outcomes.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { Case } from './cases.ts';
import type { CountedKind } from './kinds.ts';

/** The cases of a file by kind, and the customers by their first case. */
interface CountedCases {
  readonly kinds: readonly CountedKind[];
  /** The first case of each customer, by which the customer is counted, in the order of the cases. */
  readonly firsts: readonly Case[];
}

/**
 * Counts cases by kind of problem. A customer can leave only once, so each counts under the first of their
 * cases; the cost of recovery is that of all cases. Customers with several kinds of problem are noted.
 *
 * @param cases - the earliest first
 * @param complaining - the share of customers with a problem who complain, in (0, 1]; without it, only customers
 *   with a case are counted
 * @param note - takes the problem of a row
 */
export function countedCases(
  cases: readonly Case[],
  complaining: number | undefined,
  note: (row: number, problem: Problem) => void,
): CountedCases {
  const firsts = new Map<string, Case>();
  const kinds = new Map<string, KindSums>();
  const noted = new Set<string>();
  for (const each of cases) {
    const kind = kinds.get(each.problem) ?? newKind(each);
    kinds.set(each.problem, kind);
    addCase(kind, each);
    const first = firsts.get(each.customer);
    if (first === undefined) {
      firsts.set(each.customer, each);
      kind.counts[each.outcome] += 1;
    } else if (first.problem !== each.problem && !noted.has(each.customer)) {
      noted.add(each.customer);
      const args = { id: each.customer, kept: first.problem, other: each.problem };
      note(each.row, problem('customer-in-several-kinds', args));
    }
  }
  return {
    kinds: [...kinds.values()].map((kind) => countedKind(kind, complaining)),
    firsts: [...firsts.values()],
  };
}

/** Sums over the cases of a kind. */
interface KindSums {
  readonly problem: string;
  severity: Case['severity'];
  readonly counts: Record<ProblemOutcome, number>;
  cost: number;
  /** Cases with a cost. */
  costs: number;
  resolvedCost: number;
  /** Resolved cases with a cost. */
  resolvedCosts: number;
  years: number;
  /** Resolved cases with a time. */
  times: number;
}

const newKind = ({ problem: name, severity }: Case): KindSums => ({
  problem: name,
  severity,
  counts: { silent: 0, unresolved: 0, resolved: 0, quickly: 0 },
  cost: 0,
  costs: 0,
  resolvedCost: 0,
  resolvedCosts: 0,
  years: 0,
  times: 0,
});

function addCase(kind: KindSums, { outcome, severity, cost, years }: Case): void {
  const isResolved = outcome === 'resolved' || outcome === 'quickly';
  // The severity of a kind is the highest of its cases.
  if (severity !== null && kind.severity !== 'major') kind.severity = severity;
  if (!Number.isNaN(cost)) {
    kind.cost += cost;
    kind.costs += 1;
    if (isResolved) kind.resolvedCost += cost;
    if (isResolved) kind.resolvedCosts += 1;
  }
  if (isResolved && !Number.isNaN(years)) {
    kind.years += years;
    kind.times += 1;
  }
}

function countedKind(kind: KindSums, complaining: number | undefined): CountedKind {
  return {
    problem: kind.problem,
    severity: kind.severity,
    counts: withSilent(kind.counts, complaining),
    mendingCost: kind.resolvedCosts === 0 ? null : kind.resolvedCost / kind.resolvedCosts,
    cost: kind.costs === 0 ? null : kind.cost,
    days: kind.times === 0 ? null : (kind.years / kind.times) * unitsPerYear.d,
  };
}

/** Adds the silent customers: where a share κ of all complains, (1 − κ)/κ are silent for each who does. */
function withSilent(counts: OutcomeCounts, complaining: number | undefined): OutcomeCounts {
  if (complaining === undefined) return counts;
  return { ...counts, silent: (complained(counts) * (1 - complaining)) / complaining };
}
