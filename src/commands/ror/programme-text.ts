import { failure, success } from '../../core/outcome.ts';
import { decimal } from '../../core/quantity/decimal.ts';
import { quantity } from '../../core/quantity/quantity.ts';
import { isRange } from '../../core/quantity/range.ts';
import { type Assignment, assignments } from '../../core/relationship/counterfactual.ts';
import { type Outcome, type Problem, problem } from '../../problems/problem.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { Input } from '../shared/economics/input.ts';
import { type InputName, type Inputs, inputsOf, understood } from '../shared/economics/inputs.ts';
import type { Figure, RorOptions } from './options.ts';
import type { Leaf, Leaves } from './programme-file.ts';
import { programmeInputs } from './programme-names.ts';

/** An investment: when, and for what; its amount is the figure of the name. */
export interface WrittenInvestment {
  readonly year: number;
  readonly what: string;
  readonly amount: string;
}

/** What a programme file and the options say, understood; an option wins. */
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
  /** By path. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly investment: readonly WrittenInvestment[];
}

/**
 * @param leaves - of a programme file; empty where there is none
 * @throws {Refusal} with everything that cannot be read, not only the first
 */
export function programmeText(leaves: Leaves, options: RorOptions): ProgrammeText {
  const problems: Problem[] = [];
  const settle = <T>(outcome: Outcome<T>, leaf?: Leaf): T | undefined => {
    if (outcome.ok) return outcome.value;
    problems.push(leaf === undefined ? outcome.problem : { ...outcome.problem, at: leaf.at });
    return undefined;
  };
  const inputs = new Map<InputName, Input>();
  const given = inputsOf(options);
  for (const name of programmeInputs) {
    const leaf = leaves.get(name);
    const read = given.get(name) ?? (leaf && settle(understood(name, leaf), leaf));
    if (read !== undefined) inputs.set(name, read);
  }
  const figures = new Map<string, Figure>();
  for (const [path, leaf] of leaves) {
    if (leaf.kind === undefined) continue;
    const read = settle(quantity(leaf.kind, path, leaf.text), leaf);
    if (read !== undefined) figures.set(path, { ...leaf, quantity: read });
  }
  const investment = investments(leaves, settle);
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
      settle(failure(problem('out-of-range', args)), leaves.get(path));
    }
  }
  const assignment = settle(assignmentOf(leaves.get('assignment'), options), undefined);
  const customers = leaves.get('customers');
  const count = customers && settle(countOf('customers', customers), customers);
  if (problems.length > 0 || assignment === undefined) throw new Refusal(...problems);
  return {
    name: leaves.get('programme'),
    currency: leaves.get('currency'),
    customers: customers && count ? { count, leaf: customers } : undefined,
    assignment,
    inputs,
    figures,
    investment,
  };
}

function investments(
  leaves: Leaves,
  settle: <T>(outcome: Outcome<T>, leaf?: Leaf) => T | undefined,
): WrittenInvestment[] {
  const found: WrittenInvestment[] = [];
  const numbers = new Set(
    [...leaves.keys()].flatMap((path) => /^investment\.(\d+)\./.exec(path)?.[1] ?? []),
  );
  for (const number of numbers) {
    const path = `investment.${number}`;
    const [year, amount, what] = ['year', 'amount', 'what'].map((name) =>
      leaves.get(`${path}.${name}`),
    );
    const any = year ?? amount ?? what;
    const missing = year === undefined ? 'year' : amount === undefined ? 'amount' : undefined;
    if (missing !== undefined) {
      const args = { name: `the ${missing} of an investment`, example: 'year: 1, amount: 20000' };
      settle(failure(problem('programme-incomplete', args)), any);
    }
    const count = year && settle(countOf('year', year), year);
    if (count) found.push({ year: count, what: what?.text ?? '', amount: `${path}.amount` });
  }
  return found;
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
  const given =
    option !== undefined
      ? { text: option, source: '--assignment' }
      : (leaf ?? { text: 'self-selected', source: 'default' });
  const value = assignments.find((each) => each === given.text);
  if (value !== undefined) return success({ value, text: given.text, source: given.source });
  const args = { option: 'assignment', text: given.text, choices: assignments.join(', ') };
  return failure(problem('option-choice', args, leaf?.at));
}
