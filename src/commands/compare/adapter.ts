import type { Outcome, ProblemFacts } from '../../problems/problem.ts';
import { orNull, type SavedFields, text } from '../shared/saved-fields.ts';
import type { ComparedCommand, Figure } from './figures.ts';
import type { InputBridge } from './input-bridge.ts';
import type { BridgeBy } from './result.ts';

/**
 * How the results of one command are compared: which figures they have, which parts these consist of, and what
 * two of them must have in common. A command whose results can be compared has one of these, and is
 * listed in adapters.ts.
 */
export interface Adapter {
  readonly command: ComparedCommand;
  /**
   * Reads from a saved result what is needed to compare it, and no more.
   *
   * @param other - the result it is compared with, which may make another figure the headline
   * @throws {Refusal} what is needed is missing, or of another kind
   */
  readonly comparable: (saved: SavedFields, other: SavedFields) => Comparable;
  /** What people call the figures, and the parts whose names do not say it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Tells changed inputs apart by calculating again, where a result holds all that is needed for that. */
  readonly byInput?: (before: SavedFields, after: SavedFields) => Outcome<InputBridge>;
}

/** One side of a comparison. */
export interface Comparable {
  readonly conditions: readonly Condition[];
  /** The headline first. */
  readonly figures: readonly [Figure, ...Figure[]];
  readonly breakdowns: readonly Breakdown[];
}

/** What two results must have in common to be compared, in words. */
export interface Condition {
  readonly what: ProblemFacts['results-differ']['what'];
  readonly text: string;
}

/** A figure taken apart. */
export interface Breakdown {
  readonly by: Exclude<BridgeBy, 'input'>;
  readonly of: Figure;
  readonly combined: 'sum' | 'mean';
  readonly parts: readonly BreakdownPart[];
}

export interface BreakdownPart {
  readonly name: string;
  readonly segment?: Readonly<Record<string, string>>;
  /** How many customers, or which share; absent where an amount is no product. */
  readonly weight?: number;
  readonly amount: number;
}

export const currencyText = (saved: SavedFields): string =>
  saved.get('currency', orNull(text)) ?? 'none named';
