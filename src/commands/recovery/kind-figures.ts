import { asDecimal, decimalSum } from '../../core/numeric/decimal-grid.ts';
import { customersLost, type StayRates } from '../../core/recovery/customers-lost.ts';
import { keptByMending, type Mending, mendingSpend } from '../../core/recovery/mending-spend.ts';
import {
  affected,
  complained,
  type OutcomeCounts,
  problemOutcomes,
} from '../../core/recovery/outcomes.ts';
import {
  type LeverGain,
  type LeverName,
  leverGains,
  leverNames,
} from '../../core/recovery/recovery-levers.ts';
import type { Basis } from '../../core/value/terms.ts';
import { ownEvidence } from './kind-rates.ts';
import type { CountedKind } from './kinds.ts';
import type { KindOfProblem, KindRate, ProblemFigures } from './result.ts';

/** A kind of problem with the rates that hold for it. */
export interface RatedKind {
  readonly kind: CountedKind;
  readonly rates: StayRates;
  /** The rates one by one, with what they rest on. */
  readonly rows: readonly KindRate[];
}

/** What holds for every kind alike. */
export interface CommonInputs {
  /** The recovery of one problem. */
  readonly effort: Mending;
  /** How far each lever is moved. */
  readonly step: number;
  readonly valueToCome: number | null;
  /** Costs are compared with margin only: without one they are left out, and what may be spent as well. */
  readonly basis: Basis;
  /** The time in which the problems happened; null if unknown. */
  readonly years: number | null;
  /** The number of customers who do not complain is unknown, and so is the gain if more of them complain. */
  readonly silentLeftOut: boolean;
}

/**
 * What one kind of problem costs, and how much of that can be recovered. Customers and money are the
 * decimals of `exact`; a figure is null where a rate, a cost or the value to come is not known.
 */
export function kindFigures({ kind, rates, rows }: RatedKind, inputs: CommonInputs): KindOfProblem {
  const { counts } = kind;
  const outcomes = Object.fromEntries(
    problemOutcomes.map((outcome) => [outcome, exact(counts[outcome])]),
  ) as OutcomeCounts;
  const { effort, valueToCome, years } = inputs;
  const isMargin = inputs.basis === 'margin';
  const mendingCost = isMargin ? kind.mendingCost : null;
  const lost = customersLost(counts, rates);
  const kept = keptByMending(effort, rates);
  const spend = valueToCome === null ? undefined : mendingSpend(effort, rates, valueToCome);
  const gains = knownGains(counts, rates, inputs);
  const levers = Object.fromEntries(
    leverNames.map((name) => [name, exact(gains[name].saved ?? null)]),
  ) as Record<LeverName, number | null>;
  const problems = counts[effort.from];
  const valueAtRisk = valueToCome === null ? null : exact(lost * valueToCome);
  return {
    problem: kind.problem,
    severity: kind.severity,
    customers: exact(affected(outcomes)),
    complained: exact(complained(outcomes)),
    outcomes,
    lost: exact(lost),
    lostInterval: null,
    rank: null,
    valueAtRisk,
    valueAtRiskInterval: null,
    spendPerCase: isMargin && spend !== undefined ? exact(spend) : null,
    spendPerYear:
      isMargin && valueAtRisk !== null && years !== null ? exact(valueAtRisk / years) : null,
    recoverable: kept === undefined || spend === undefined ? null : exact(problems * spend),
    recoverableCost: mendingCost === null ? null : exact(problems * mendingCost),
    recoverablePerUnit:
      spend === undefined || mendingCost === null || mendingCost === 0 || problems === 0
        ? null
        : spend / mendingCost,
    cost: isMargin ? exact(kind.cost) : null,
    mendingCost,
    days: kind.days,
    rates: rows,
    ownEvidence: ownEvidence(rows),
    levers,
  };
}

/** The gains of the levers for one kind; more complaints have an unknown gain where the silent are left out. */
export function knownGains(
  counts: OutcomeCounts,
  rates: StayRates,
  { step, silentLeftOut }: CommonInputs,
): Readonly<Record<LeverName, LeverGain>> {
  const gains = leverGains(counts, rates, step);
  return silentLeftOut ? { ...gains, complaining: { moved: 0, saved: undefined } } : gains;
}

/** The sums over all kinds; a figure that is null for one kind is null in the total. */
export function totalFigures(kinds: readonly KindOfProblem[]): ProblemFigures {
  const sum = (of: (kind: KindOfProblem) => number): number => decimalSum(kinds.map(of));
  const known = (of: (kind: KindOfProblem) => number | null): number | null =>
    kinds.every((kind) => of(kind) !== null) ? sum((kind) => of(kind) ?? 0) : null;
  const outcomes = Object.fromEntries(
    problemOutcomes.map((outcome) => [outcome, sum((kind) => kind.outcomes[outcome])]),
  ) as ProblemFigures['outcomes'];
  const recoverable = known((kind) => kind.recoverable);
  const recoverableCost = known((kind) => kind.recoverableCost);
  return {
    customers: sum((kind) => kind.customers),
    complained: sum((kind) => kind.complained),
    outcomes,
    lost: sum((kind) => kind.lost),
    lostInterval: null,
    valueAtRisk: known((kind) => kind.valueAtRisk),
    valueAtRiskInterval: null,
    spendPerYear: known((kind) => kind.spendPerYear),
    recoverable,
    recoverableCost,
    recoverablePerUnit:
      recoverable === null || recoverableCost === null || recoverableCost === 0
        ? null
        : recoverable / recoverableCost,
    cost: known((kind) => kind.cost),
    levers: Object.fromEntries(
      leverNames.map((name) => [name, known((kind) => kind.levers[name])]),
    ) as ProblemFigures['levers'],
  };
}

/** A figure as a decimal, so that the kinds add up to the total exactly. */
export function exact(figure: number): number;
export function exact(figure: number | null): number | null;
export function exact(figure: number | null): number | null {
  return figure === null ? null : asDecimal(figure);
}
