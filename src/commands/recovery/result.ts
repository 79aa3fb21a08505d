import type { ProblemOutcome } from '../../core/recovery/outcomes.ts';
import type { LeverName } from '../../core/recovery/recovery-levers.ts';
import type { Severity } from '../../core/recovery/stated-intention.ts';

/** Where a stay rate comes from: what customers did, what the user says, or what others once said that they would do. */
export type RateSource = 'observed' | 'given' | 'stated intention';

/** What `recovery` answers; see docs/guide.md for each field. Money is null where no value to come is known. */
export interface RecoveryResult {
  /** Whether the file lists kinds of problem, or cases. */
  readonly shape: 'kinds' | 'cases';
  /** In the customer file; null without one. */
  readonly customers: number | null;
  /** The time in which the problems happened; null where nothing says it. */
  readonly years: number | null;
  /** For how long all customers together were there in that time; null where it is not known. */
  readonly customerYears: number | null;
  /** Whether nothing tells of those who do not complain: they are missing from every figure. */
  readonly silentLeftOut: boolean;
  readonly rates: Rates;
  readonly valueToCome: ValueToCome;
  /** The pain points, the most valuable first. */
  readonly kinds: readonly KindOfProblem[];
  readonly total: ProblemFigures;
  readonly levers: readonly Lever[];
  readonly presentEffort: PresentEffortFigures | null;
  readonly breakEven: BreakEven;
  /** With `--by`: the same for the customers of each segment. */
  readonly segments?: readonly SegmentBreakEven[];
  /** With `--customer`. */
  readonly customer?: CustomerBreakEven;
}

export interface Rates {
  /** The least sure of the sources of the outcomes. */
  readonly source: RateSource;
  /** The share of a stated intention that is taken to be acted upon; 1 for what customers did. */
  readonly realised: number;
  readonly noProblem: NoProblem;
  readonly outcomes: readonly OutcomeRate[];
}

export interface NoProblem {
  readonly stay: number;
  /**
   * `observed`: of customers without a case, in the time since the cases; `recorded`: by the rate at which all that are
   * recorded have left; `inferred` from who stays of all.
   */
  readonly source: 'given' | 'observed' | 'recorded' | 'inferred';
  /** The share who stay that it is told from: of those without a case, or of all customers. */
  readonly observed: number | null;
}

export interface OutcomeRate {
  readonly outcome: ProblemOutcome;
  /** Which kinds of problem it holds for; null: all. */
  readonly severity: Severity | null;
  readonly stay: number;
  readonly source: RateSource;
  /** Of observed rates: customers with that outcome, those who stayed, and the 95 % interval of the share. */
  readonly customers: number | null;
  readonly stayed: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ValueToCome {
  /** Of a customer who stays. */
  readonly amount: number | null;
  /** `given`; `affected` and `customers`, the mean of those still active among the affected or all; `assumed` by the stay given. */
  readonly source: 'given' | 'affected' | 'customers' | 'assumed' | null;
  /** How many it is the mean of. */
  readonly customers: number | null;
}

export interface ProblemFigures {
  /** Customers with the problem, each once. */
  readonly customers: number;
  readonly complained: number;
  readonly outcomes: Readonly<Record<ProblemOutcome, number>>;
  /** Customers who leave because of it. */
  readonly lost: number;
  readonly valueAtRisk: number | null;
  /** Kept by mending every complaint that ends as `breakEven.from` today, as `breakEven.to`. */
  readonly recoverable: number | null;
  /** What that costs. */
  readonly recoverableCost: number | null;
  readonly recoverablePerUnit: number | null;
  /** What mending costs today, in all. */
  readonly cost: number | null;
  /** Customers saved. */
  readonly levers: Readonly<Record<LeverName, number | null>>;
}

export interface KindOfProblem extends ProblemFigures {
  readonly problem: string;
  readonly severity: Severity | null;
  /** Of mending one. */
  readonly mendingCost: number | null;
  /** Mean days to resolve one. */
  readonly days: number | null;
}

export interface Lever {
  readonly lever: LeverName;
  /** How far it is moved: a share of the problems, or points of the other shares. */
  readonly step: number;
  /** Customers to whom it makes a difference. */
  readonly moved: number;
  readonly customersSaved: number | null;
  readonly valueSaved: number | null;
  readonly cost: number | null;
  /** What `estimate` and `value` take; null for what is not mended but prevented, and where it saves nobody. */
  readonly options: LeverOptions | null;
}

export interface LeverOptions {
  /** A year; null where the time or the number of customers is not known. */
  readonly incidents: number | null;
  readonly mended: number;
  readonly kept: number;
  readonly mendingCost: number | null;
}

/** What mending does today, against leaving every complaint unresolved. */
export interface PresentEffortFigures {
  readonly mended: number;
  readonly customersSaved: number;
  readonly valueSaved: number | null;
  readonly cost: number | null;
  /** The part of the cost for customers who would have stayed unmended. */
  readonly costOfStayers: number | null;
  readonly net: number | null;
}

export interface BreakEven {
  readonly from: ProblemOutcome;
  readonly to: ProblemOutcome;
  readonly success: number;
  /** The kinds of problem differ where severities do: the rates of this one. */
  readonly severity: Severity | null;
  /** Customers kept by mending one, who would have left. */
  readonly kept: number | null;
  readonly valueToCome: number | null;
  /** The most that mending one is worth. */
  readonly spend: number | null;
}

export interface SegmentBreakEven {
  readonly segment: Readonly<Record<string, string>>;
  /** Active ones: the value to come is their mean. */
  readonly customers: number;
  readonly valueToCome: number | null;
  readonly spend: number | null;
}

export interface CustomerBreakEven {
  readonly id: string;
  readonly active: boolean;
  readonly valueToCome: number | null;
  readonly spend: number | null;
}
