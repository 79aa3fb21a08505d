import { noDay } from '../../core/customers.ts';
import { unitsPerYear } from '../../core/quantity/time-unit.ts';
import {
  complained,
  type OutcomeCounts,
  type ProblemOutcome,
} from '../../core/recovery/outcomes.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';
import type { Records } from '../../input/records/records.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { outcomeIn } from '../shared/reading/outcome-word.ts';
import { type CountedKind, severityIn } from './kinds.ts';

/** One case of a problem. Blank cells are NaN, or absent. */
export interface Case {
  readonly customer: string;
  readonly problem: string;
  readonly outcome: ProblemOutcome;
  readonly severity: Severity | null;
  readonly cost: number;
  /** Years until the problem was resolved. */
  readonly years: number;
  readonly day: number | undefined;
  /** Its row in the file. */
  readonly row: number;
}

/**
 * The cases of a file, the earliest first; cases without a date come last, in the order of the rows.
 * A row without a customer or without a readable outcome is set aside.
 *
 * @param quickYears - the time within which a resolved case counts as resolved quickly; without it, only cases whose
 *   outcome says so do
 */
export function casesOf(records: Records, quickYears: number | undefined): readonly Case[] {
  const names = records.text('problem');
  const customers = records.text('customer');
  const outcomes = records.text('outcome');
  const severities = records.text('severity');
  const costs = records.numbers('cost');
  const times = records.numbers('days');
  const days = records.days('date');
  const cases: Case[] = [];
  for (let row = 0; row < records.count; row++) {
    const customer = customers[row] ?? '';
    const text = outcomes[row] ?? '';
    const severityText = severities[row] ?? '';
    const outcome = outcomeIn(text);
    const severity = severityText === '' ? null : severityIn(severityText);
    if (customer === '' || text === '') {
      const meaning = customer === '' ? 'who had the problem' : 'the outcome of the case';
      records.setAside(row, problem('cell-blank', { meaning }));
    } else if (outcome === undefined) {
      records.setAside(row, problem('outcome-unreadable', { text }));
    } else if (severity === undefined) {
      records.setAside(row, problem('severity-unreadable', { text: severityText }));
    } else {
      const years = times[row] ?? Number.NaN;
      const day = days[row] ?? noDay;
      const isQuick = outcome === 'resolved' && quickYears !== undefined && years <= quickYears;
      cases.push({
        customer,
        problem: names[row] ?? '',
        outcome: isQuick ? 'quickly' : outcome,
        severity,
        cost: costs[row] ?? Number.NaN,
        years,
        day: day === noDay ? undefined : day,
        row,
      });
    }
  }
  return cases.sort((a, b) => (a.day ?? never) - (b.day ?? never) || a.row - b.row);
}

/** After every date. Finite, because the difference of two infinities is NaN, by which nothing can be sorted. */
const never = Number.MAX_SAFE_INTEGER;

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
