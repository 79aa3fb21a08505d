import { failure, success } from '../../core/outcome.ts';
import { decimal } from '../../core/quantity/decimal.ts';
import { isRange, type Range } from '../../core/quantity/range.ts';
import { perYear } from '../../core/quantity/rate.ts';
import { type TimeUnit, unitsPerYear } from '../../core/quantity/time-unit.ts';
import { typedQuantity } from '../../core/quantity/typed-quantity.ts';
import { type Assignment, assignments } from '../../core/relationship/counterfactual.ts';
import { type RelationshipPart, relationshipParts } from '../../core/relationship/ledger.ts';
import type { Assumption } from '../../core/report.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Input } from '../shared/economics/input.ts';
import {
  economicOptions,
  type InputName,
  type Inputs,
  inputsOf,
  understood,
} from '../shared/economics/inputs.ts';
import type { Figure, RorOptions } from './options.ts';
import type { Leaf, Leaves } from './programme-file.ts';

/** The economic inputs of a programme: options, and names at the top of a programme file. */
export const programmeInputs: readonly InputName[] = economicOptions('ror').map(({ name }) => name);

/** An investment of a programme. */
interface Investment {
  /** The year at whose beginning it is spent, from 1. */
  readonly year: number;
  readonly what: string;
  /** The path of its amount among the figures. */
  readonly amount: string;
}

/** What is perceived besides what has a name of its own in the file. */
interface PerceivedText {
  readonly part: RelationshipPart;
  readonly what: string;
  /** The path of its number and its price among the figures. */
  readonly path: string;
}

/** The inputs of a programme, read from its file and the options. */
export interface ProgrammeText {
  readonly name: Leaf | undefined;
  readonly currency: Leaf | undefined;
  readonly customers: { readonly count: number; readonly leaf: Leaf } | undefined;
  readonly assignment: {
    readonly value: Assignment;
    readonly text: string;
    readonly source: string;
  };
  readonly inputs: Inputs;
  /** The quantities of the programme, by path: "after.spend". */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly investment: readonly Investment[];
  readonly perceived: readonly PerceivedText[];
}

/**
 * Reads the values of a programme file and the options as quantities; an option wins.
 *
 * @param leaves - of the programme file; empty without one
 * @throws {Refusal} with everything that cannot be read, not only the first
 */
export function programmeText(leaves: Leaves, options: RorOptions): ProgrammeText {
  const problems: Problem[] = [];
  const accept: Accept = (outcome, leaf) => {
    if (outcome.ok) return outcome.value;
    problems.push(leaf === undefined ? outcome.problem : { ...outcome.problem, at: leaf.at });
    return undefined;
  };
  const inputs = new Map<InputName, Input>();
  const optionInputs = inputsOf(options);
  for (const name of programmeInputs) {
    const leaf = leaves.get(name);
    const read = optionInputs.get(name) ?? (leaf && accept(understood(name, leaf), leaf));
    if (read !== undefined) inputs.set(name, read);
  }
  const figures = new Map<string, Figure>();
  for (const [path, leaf] of leaves) {
    if (leaf.kind === undefined) continue;
    const read = accept(typedQuantity(leaf.kind, path, leaf.text), leaf);
    if (read !== undefined) figures.set(path, { ...leaf, quantity: read });
  }
  const investment = investments(leaves, accept);
  if (options.investment !== undefined) {
    for (const path of [...figures.keys()]) {
      if (path.startsWith('investment.')) figures.delete(path);
    }
    investment.length = 0;
    for (const [i, figure] of options.investment.entries()) {
      const amount = `investment.${i + 1}.amount`;
      investment.push({ year: i + 1, what: '', amount });
      figures.set(amount, figure);
    }
  }
  for (const path of figures.keys()) {
    const figure = figures.get(path);
    if (!path.startsWith('targets.') || figure === undefined) continue;
    if (isRange(figure.quantity.range)) {
      const args = { what: path, text: figure.text, allowed: 'one figure: a target is no range' };
      accept(failure(problem('out-of-range', args)), leaves.get(path));
    }
  }
  const perceived = othersPerceived(leaves, accept);
  const assignment = accept(assignmentOf(leaves.get('assignment'), options), undefined);
  const customers = leaves.get('customers');
  const count = customers && accept(countOf('customers', customers), customers);
  if (problems.length > 0 || assignment === undefined) throw new Refusal(...problems);
  return {
    name: leaves.get('programme'),
    currency: leaves.get('currency'),
    customers: customers && count ? { count, leaf: customers } : undefined,
    assignment,
    inputs,
    figures,
    investment,
    perceived,
  };
}

/** The value of an outcome; of a failure undefined, after its problem is noted at the place of the leaf. */
type Accept = <T>(outcome: Outcome<T>, leaf: Leaf | undefined) => T | undefined;

function investments(leaves: Leaves, accept: Accept): Investment[] {
  const list: Investment[] = [];
  for (const path of elementsOf('investment', leaves)) {
    const [year, amount, what] = ['year', 'amount', 'what'].map((name) =>
      leaves.get(`${path}.${name}`),
    );
    const any = year ?? amount ?? what;
    const missing = year === undefined ? 'year' : amount === undefined ? 'amount' : undefined;
    if (missing !== undefined) {
      const args = { name: `the ${missing} of an investment`, example: 'year: 1, amount: 20000' };
      accept(failure(problem('programme-incomplete', args)), any);
    }
    const count = year && accept(countOf('year', year), year);
    if (count) list.push({ year: count, what: what?.text ?? '', amount: `${path}.amount` });
  }
  return list;
}

/** The paths of the elements of a list: "investment.1". */
const elementsOf = (list: string, leaves: Leaves): ReadonlySet<string> =>
  new Set(
    [...leaves.keys()].flatMap((path) => {
      if (!path.startsWith(`${list}.`)) return [];
      const [number = ''] = path.slice(list.length + 1).split('.');
      return [`${list}.${number}`];
    }),
  );

function othersPerceived(leaves: Leaves, accept: Accept): PerceivedText[] {
  const list: PerceivedText[] = [];
  for (const path of elementsOf('perceived.others', leaves)) {
    const [part, what, number] = ['part', 'what', 'number'].map((name) =>
      leaves.get(`${path}.${name}`),
    );
    const missing = part === undefined ? 'part' : what === undefined ? 'what' : 'number';
    if (part === undefined || what === undefined || number === undefined) {
      const example = 'part: recommendations, what: comments, number: 4000/y';
      const args = { name: `the ${missing} of what is perceived`, example };
      accept(failure(problem('programme-incomplete', args)), part ?? what ?? number);
      continue;
    }
    // The schema of the file has checked the word.
    const known = relationshipParts.find((each) => each === part.text);
    if (known !== undefined) list.push({ part: known, what: what.text, path });
  }
  return list;
}

/** A whole number from 1. */
function countOf(what: string, { text }: Leaf): Outcome<number> {
  const count = decimal(text);
  if (count === undefined) {
    return failure(problem('quantity-unreadable', { what, text, examples: '1, 2000' }));
  }
  return Number.isSafeInteger(count) && count >= 1
    ? success(count)
    : failure(problem('out-of-range', { what, text, allowed: 'a whole number from 1' }));
}

function assignmentOf(
  leaf: Leaf | undefined,
  { assignment: option }: RorOptions,
): Outcome<ProgrammeText['assignment']> {
  const input =
    option !== undefined
      ? { text: option, source: '--assignment' }
      : (leaf ?? { text: 'self-selected', source: 'default' });
  const value = assignments.find((each) => each === input.text);
  if (value !== undefined) return success({ value, text: input.text, source: input.source });
  const args = { option: 'assignment', text: input.text, choices: assignments.join(', ') };
  return failure(problem('option-choice', args, leaf?.at));
}

/** The figure to take of the range of a quantity, by its name: an economic input, or a path in the file. */
export type PickFigure = (name: string, range: Range) => number;

/** The base of every range. */
export const atBase: PickFigure = (_, { base }) => base;

/** A quantity of the programme, per year if it is per some time; undefined where it is missing. */
export function yearlyFigure(
  figures: ProgrammeText['figures'],
  path: string,
  pick: PickFigure,
): number | undefined {
  const read = figures.get(path)?.quantity;
  if (read === undefined) return undefined;
  const value = pick(path, read.range);
  const isFlow = read.dimension === 'money' || read.dimension === 'count';
  return isFlow && read.unit !== null ? perYear(value, read.unit) : value;
}

/** The ranges on which the return depends, by name: all but those of what is perceived. */
export function cashRanges({ inputs, figures }: ProgrammeText): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>();
  for (const [name, { quantity }] of [...inputs, ...figures]) {
    if (name.startsWith('perceived.') || quantity === undefined) continue;
    if (isRange(quantity.range)) ranges.set(name, quantity.range);
  }
  return ranges;
}

/** How often customers pay: by `--period`, else once in the usual unit; `text` is as `--period` takes it. */
export function paymentPeriod(
  { inputs }: ProgrammeText,
  usual: TimeUnit,
): { readonly perYear: number; readonly text: string } {
  const period = inputs.get('period');
  const { unit, range } = period?.quantity ?? {};
  return period === undefined || unit == null
    ? { perYear: unitsPerYear[usual], text: usual }
    : { perYear: unitsPerYear[unit] / (range?.base ?? 1), text: period.text };
}

/** An input that no option and no file gives. */
export const byDefault = (text: string): Assumption => ({
  value: text,
  unit: null,
  text,
  source: 'default',
});
