/** What `compare` answers; see docs/guide.md for each field. */
export interface CompareResult {
  /** The command whose results these are. */
  readonly command: string;
  readonly before: { readonly file: string };
  readonly after: { readonly file: string };
  /** What two results must have in common to be compared, and these have. */
  readonly common: readonly { readonly what: string; readonly text: string }[];
  readonly headline: FigureChange;
  /** Explanations of one change each, the most telling first. */
  readonly bridges: readonly Bridge[];
  /** Figures that are better than before, the largest relative change first. */
  readonly better: readonly FigureChange[];
  readonly worse: readonly FigureChange[];
  /** Figures of which neither more nor less is better. */
  readonly otherwise: readonly FigureChange[];
  readonly assumptionsChanged: readonly AssumptionChange[];
}

/** What a figure is in, which decides how people read it. */
export type Unit =
  | 'money'
  | 'moneyPerYear'
  | 'years'
  | 'months'
  | 'rate'
  | 'share'
  | 'count'
  | 'ratio';

/** Which way a figure improves; null where neither does. */
export type Better = 'up' | 'down' | null;

export interface FigureChange {
  /** Where it stands in the saved result: "total.meanYears". */
  readonly name: string;
  readonly unit: Unit;
  readonly better: Better;
  /** Null where there is no number, such as a payback that never comes. */
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  /** Of the size of `before`; null where that is 0 or no number. */
  readonly changeShare: number | null;
}

export type BridgeBy = 'input' | 'segment' | 'step' | 'component' | 'problem';

/** `before + Σ effect = after`, to the last digit and in any order. */
export interface Bridge {
  readonly by: BridgeBy;
  /** The name of the figure that is explained. */
  readonly of: string;
  readonly unit: Unit;
  readonly better: Better;
  /** Whether the parts add up to the figure, or it is their mean weighted by shares. */
  readonly combined: 'sum' | 'mean';
  readonly before: number;
  readonly after: number;
  /** What made it better, the largest effect first; then what made it worse; then what did nothing. */
  readonly parts: readonly BridgePart[];
}

export interface BridgePart {
  readonly name: string;
  /** Of a segment: the value of each `--by` column. */
  readonly segment?: Readonly<Record<string, string>>;
  readonly kind: 'changed' | 'new' | 'vanished';
  /** Of an input its text; of a part of a sum its amount, of a mean its own level. Null where it was not there. */
  readonly before: number | string | null;
  readonly after: number | string | null;
  readonly effect: number;
  /** Of a part with a weight: because each unit of it is worth more or less. */
  readonly levelEffect?: number;
  /** Because there is more or less of it. */
  readonly weightEffect?: number;
  readonly weightBefore?: number;
  readonly weightAfter?: number;
}

export interface AssumptionChange {
  readonly name: string;
  /** As it was written; null where it was not given. */
  readonly before: string | null;
  readonly after: string | null;
}
