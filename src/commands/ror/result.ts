import type { Assignment, Comparison, Label } from '../../core/relationship/cause.ts';
import type { EntryKind, Line, LineTotals } from '../../core/relationship/ledger.ts';

/** What `ror` answers; see docs/guide.md for each field. */
export interface RorResult {
  /** What the programme calls itself; null where nothing names it. */
  readonly programme: string | null;
  /** What may be said of its effect. */
  readonly label: Label;
  readonly assignment: Assignment;
  /** The weaker of those by which spend and retention were compared. */
  readonly comparison: Comparison;
  readonly comparisons: { readonly annualSpend: Comparison; readonly retention: Comparison };
  /** Customers whom the programme treats. */
  readonly customers: number;
  readonly horizonYears: number;
  /** The share of the treated customers' counted years that lies beyond what was observed; null for a programme file. */
  readonly extrapolatedShare: number | null;
  readonly groups: Groups;
  /** Present values by kind and year, in the order in which they are shown. */
  readonly ledger: readonly LedgerRow[];
  readonly real: LineTotals<'real'>;
  readonly cost: LineTotals<'cost'>;
  /** real.total − cost.total */
  readonly netValue: number;
  /** netValue / cost.total; null where the programme costs nothing. */
  readonly returnOnRelationship: number | null;
  /** Null where nothing says how uncertain the figures are; `noInterval` says why. */
  readonly interval: ReturnInterval | null;
  readonly noInterval: NoInterval | null;
  readonly perceived: PerceivedValue;
  /** The first year from which on the real value covers the cost until the horizon; null: none. */
  readonly breakEvenYear: number | null;
  readonly years: readonly YearRow[];
  readonly targets: readonly TargetRow[];
  readonly countedOnce: readonly CountedOnceRow[];
  /** Kinds of amounts that were not asked for. */
  readonly leftOut: readonly EntryKind[];
}

export interface LedgerRow {
  readonly line: Line;
  readonly kind: EntryKind;
  readonly year: number;
  /** Present value; costs are positive. */
  readonly amount: number;
}

export interface ReturnInterval {
  readonly low: number;
  readonly high: number;
  /** 0.8 from P10 to P90 of ranges, 0.95 of customers drawn anew. */
  readonly level: number;
  /** Of the draws, the share with a return above 0. */
  readonly probabilityPositive: number;
  readonly draws: number;
  readonly seed: number;
}

/** Why there is no interval: no quantity is a range, the programme costs nothing, or a group is a single customer. */
export type NoInterval = 'no-ranges' | 'no-cost' | 'too-few-customers';

export interface PerceivedValue {
  readonly sharing: number;
  readonly knowledge: number;
  readonly total: { readonly low: number; readonly base: number; readonly high: number };
}

export interface YearRow {
  readonly year: number;
  readonly real: number;
  readonly cost: number;
  /** Real value less cost, of this year and all before. */
  readonly cumulative: number;
}

export interface TargetRow {
  readonly target: 'return' | 'netValue' | 'spend' | 'retention' | 'breakEven';
  readonly goal: number;
  readonly actual: number | null;
  readonly met: boolean;
}

export interface CountedOnceRow {
  readonly customer: string;
  /** The one amount in which the customer counts. */
  readonly countedAs: 'treated' | 'comparison' | 'referral';
  /** Where the customer was named as well. */
  readonly alsoIn: 'referral' | 'recovery';
}

export interface Groups {
  readonly treated: Group;
  readonly comparison: Group | null;
  /** What the treated customers are taken to have done without the programme. */
  readonly counterfactual: Behaviour;
}

export interface Group {
  /** Null where a programme file does not say it. */
  readonly customers: number | null;
  readonly before: Partial<Behaviour> | null;
  readonly after: Behaviour;
}

export interface Behaviour {
  /** Spend a year of a customer who stays. */
  readonly annualSpend: number;
  /** The share that stays for a year. */
  readonly retention: number;
}
