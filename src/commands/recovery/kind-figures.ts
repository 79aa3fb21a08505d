import type { StayRates } from '../../core/recovery/customers-lost.ts';
import { customersLost } from '../../core/recovery/customers-lost.ts';
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
import type { CountedKind } from './counted-kind.ts';
import { exact } from './exact.ts';
import type { KindOfProblem, ProblemFigures } from './result.ts';

/** A kind of problem with the rates that hold for it. */
export interface RatedKind {
  readonly kind: CountedKind;
  readonly rates: StayRates;
}

/** What is asked about every kind alike. */
export interface Asked {
  readonly mending: Mending;
  /** How far each lever is moved. */
  readonly step: number;
  readonly valueToCome: number | null;
  /** Nothing tells of those who do not complain, nor what hearing of them is worth. */
  readonly silentLeftOut: boolean;
}

/** What one kind of problem costs, and what of it can be recovered. */
export function kindFigures({ kind, rates }: RatedKind, asked: Asked): KindOfProblem {
  const { counts, mendingCost } = kind;
  const { mending, valueToCome } = asked;
  const lost = customersLost(counts, rates);
  const kept = keptByMending(mending, rates);
  const spend = valueToCome === null ? undefined : mendingSpend(mending, rates, valueToCome);
  const gains = knownGains(counts, rates, asked);
  const levers = Object.fromEntries(
    leverNames.map((name) => [name, exact(gains[name].saved ?? null)]),
  ) as Record<LeverName, number | null>;
  const many = counts[mending.from];
  return {
    problem: kind.problem,
    severity: kind.severity,
    customers: affected(counts),
    complained: complained(counts),
    outcomes: counts,
    lost: exact(lost),
    valueAtRisk: valueToCome === null ? null : exact(lost * valueToCome),
    recoverable: kept === undefined || spend === undefined ? null : exact(many * spend),
    recoverableCost: mendingCost === null ? null : exact(many * mendingCost),
    recoverablePerUnit:
      spend === undefined || mendingCost === null || mendingCost === 0 || many === 0
        ? null
        : spend / mendingCost,
    cost: exact(kind.cost),
    mendingCost,
    days: kind.days,
    levers,
  };
}

/** What the levers keep of one kind; nothing is said of hearing more where nothing tells of the silent. */
export function knownGains(
  counts: OutcomeCounts,
  rates: StayRates,
  { step, silentLeftOut }: Asked,
): Readonly<Record<LeverName, LeverGain>> {
  const gains = leverGains(counts, rates, step);
  return silentLeftOut ? { ...gains, complaining: { moved: 0, saved: undefined } } : gains;
}

/** The kinds together; what one of them does not know, the total does not know either. */
export function totalFigures(kinds: readonly KindOfProblem[]): ProblemFigures {
  const sum = (of: (kind: KindOfProblem) => number): number =>
    kinds.reduce((total, kind) => total + of(kind), 0);
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
    valueAtRisk: known((kind) => kind.valueAtRisk),
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
