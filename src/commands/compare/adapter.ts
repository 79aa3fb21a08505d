import { asDecimal } from '../../core/numeric/decimal-grid.ts';
import { type Basis, stepNames } from '../../core/value/terms.ts';
import type { Outcome, ProblemFacts } from '../../problems/problem.ts';
import { numberText } from '../../render/number-text.ts';
import { stepWords } from '../shared/economics/view-waterfall.ts';
import type { FieldFacts } from '../shared/result-schema.ts';
import { amount, number, orNull, type SavedFields, scalar, text } from '../shared/saved-fields.ts';
import { type SavedResult, savedAssumptions } from '../shared/saved-result.ts';
import knownFacts from './figures.json' with { type: 'json' };
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
   * @param saved - of any version of the result, from the first to the current one
   * @param other - the result it is compared with, which may make another figure the headline
   * @throws {Refusal} what is needed is missing, or of another kind
   */
  readonly comparable: (saved: SavedResult, other: SavedResult) => Comparable;
  /** What people call the figures, and the parts whose names do not say it. */
  readonly labels: Readonly<Record<string, string>>;
  /** The figures that came to mean something else in a version of the result. */
  readonly changedMeanings?: readonly ChangedMeaning[];
  /** The effect of each changed input, by calculating again; where a result holds all that is needed for that. */
  readonly byInput?: (before: SavedFields, after: SavedFields) => Outcome<InputBridge>;
}

/** Figures that results before a version of a command had with another meaning, or that it no longer has. */
export interface ChangedMeaning {
  readonly since: number;
  /** Their paths in the result; each has a label. */
  readonly figures: readonly string[];
  /** Whether it concerns a result; absent: every one. */
  readonly applies?: (saved: SavedResult) => boolean;
  /** What they mean now, or why they are gone, for people: "each payment counts within its period". */
  readonly now: string;
}

/** One side of a comparison. */
export interface Comparable {
  readonly conditions: readonly Condition[];
  /** Why little can be made of the figures, in words; absent where they are sound. */
  readonly caution?: string;
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

/** The value of each column that divides customers. */
type Segment = Readonly<Record<string, string>>;

export interface BreakdownPart {
  readonly name: string;
  readonly segment?: Segment;
  /** How many customers, or which share; absent where an amount is no product. */
  readonly weight?: number;
  readonly amount: number;
}

/** The currency of a saved result, as a condition. */
export const currencyText = (saved: SavedFields): string =>
  saved.get('currency', orNull(text)) ?? 'none named';

/**
 * What the amounts of a saved result are, as a condition. Before 0.2 not every command said so: then it is what the
 * assumptions make it.
 */
export const basisText = (saved: SavedFields): string =>
  saved.find('result.basis', text) ??
  ((savedAssumptions(saved).has('margin') ? 'margin' : 'spend') satisfies Basis);

/** Whether amounts of orders are net or gross, as a condition; the first version called it the basis. */
export const amountsText = ({ fields, version }: SavedResult): string =>
  fields.get(version === 1 ? 'result.basis' : 'result.amounts', orNull(text)) ?? 'of a summary';

/** What amounts are in a result from orders. In its first version, `basis` was something else. */
export const basisOfOrders = ({ fields, version }: SavedResult): string =>
  version > 1
    ? basisText(fields)
    : ((savedAssumptions(fields).has('margin') ? 'margin' : 'spend') satisfies Basis);

/** The horizon of a saved result, as a condition. */
export function horizonText(saved: SavedFields): string {
  const value = saved.find('assumptions.horizon.value', scalar);
  const unit = saved.find('assumptions.horizon.unit', orNull(text));
  return value === undefined ? 'none' : `${value}${unit ?? ''}`;
}

/** A figure of a result. */
export interface Figure extends FieldFacts {
  /** Where it is in the result: its path. */
  readonly name: string;
  readonly value: number | null;
}

/** The commands whose results can be compared. */
type ComparedCommand = keyof typeof knownFacts;

/** The names of the figures of a command that are compared. */
type FigureName<C extends ComparedCommand> = Extract<keyof (typeof knownFacts)[C], string>;

interface CommandFigures<Name extends string> {
  /** What people call each figure. */
  readonly labels: Readonly<Record<Name, string>>;
  /**
   * The figure with that value.
   *
   * @param entry - of a figure in a list: the number that tells its entry apart, as 90 in "total.after[days=90].perCustomer"
   */
  readonly valued: (name: Name, value: number | null, entry?: number) => Figure;
  /** The figure as the result has it; none where the result does not have it. */
  readonly saved: (from: SavedFields, name: Name) => readonly Figure[];
}

/**
 * The figures of a command. What they are called, what they are in, and which direction is better is registered in the
 * schema of its result; `npm run schemas` writes figures.json from there, because the schema takes long to load.
 */
export function figuresOf<C extends ComparedCommand>(command: C): CommandFigures<FigureName<C>> {
  type Name = FigureName<C>;
  const facts = knownFacts[command] as Readonly<Record<Name, FieldFacts>>;
  const valued = (name: Name, value: number | null, entry?: number): Figure => {
    const isAmount = value !== null && amountUnits.has(facts[name].unit);
    return {
      name: entry === undefined ? name : name.replace(/\]/, `=${entry}]`),
      value: isAmount ? asDecimal(value) : value,
      ...facts[name],
    };
  };
  const labels = Object.entries<FieldFacts>(facts).map(([name, { label }]) => [name, label]);
  return {
    labels: Object.fromEntries(labels) as Record<Name, string>,
    valued,
    saved: (from, name) => {
      const value = from.find(`result.${name}`, orNull(number));
      return value === undefined ? [] : [valued(name, value)];
    },
  };
}

/** Units of decimals. */
const amountUnits: ReadonlySet<FieldFacts['unit']> = new Set(['money', 'moneyPerYear', 'count']);

/** What divides the segments of a result: "home, region", in the order of their names. */
export function columnsText(segments: readonly { readonly segment: Segment }[]): string {
  const columns = Object.keys(segments[0]?.segment ?? {}).sort();
  return columns.length === 0 ? 'none' : columns.join(', ');
}

/** A name that no other segment of the same columns has, in whichever order they are. */
export const segmentKey = (segment: Segment): string =>
  JSON.stringify(
    Object.keys(segment)
      .sort()
      .map((column) => segment[column]),
  );

/** The name under which the facts of a figure are registered: of one in a list, without the entry. */
export const registeredName = (name: string): string => name.replace(/=[^\]]*/g, '');

/** What people call a figure or a part; one in a list with its entry: "Per customer within 90 days". */
export function labelOf(name: string, labels: Adapter['labels']): string {
  const entry = /\[\w+=(\d+)\]/.exec(name)?.[1];
  const label = labels[registeredName(name)] ?? name;
  return entry === undefined ? label : label.replace(/\bN\b/, numberText(Number(entry), 0));
}

/** What people call each step of a waterfall. */
export const stepLabels: Readonly<Record<string, string>> = Object.fromEntries(
  stepNames.map((step) => [step, stepWords[step].label]),
);

/** The steps of a saved waterfall. */
export const stepsOf = (waterfall: readonly SavedFields[]): readonly BreakdownPart[] =>
  waterfall.map((step) => ({ name: step.get('step', text), amount: step.get('amount', amount) }));
