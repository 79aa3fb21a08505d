import { failure, success } from '../../core/outcome.ts';
import { lifetimeValue, survivalOf } from '../../core/value/lifetime-value.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { keyOf } from '../option.ts';
import { economicInputs } from '../shared/economics/economic-inputs.ts';
import type { Input } from '../shared/economics/input.ts';
import { type InputName, type Inputs, understood } from '../shared/economics/inputs.ts';
import { atBase, relationshipOf } from '../shared/economics/terms.ts';
import { number, type SavedFields } from '../shared/saved-fields.ts';
import { type SavedAssumption, savedAssumptions } from '../shared/saved-result.ts';

/** A saved estimate with the inputs that it was given, read again from their texts. */
export interface SavedEstimate {
  readonly assumptions: ReadonlyMap<string, SavedAssumption>;
  readonly inputs: Inputs;
}

/** As far as two runs of the same calculation may differ between versions of Node. */
const sameWithin = 1e-9;

const names = economicInputs.map(({ name }) => name);
const stays = ['tenure', 'retention', 'churn'] as const;

/**
 * Reads the inputs of a saved estimate again; fails where they do not give the saved result, because
 * another version made it or somebody edited the file.
 */
export function savedEstimate(saved: SavedFields): Outcome<SavedEstimate> {
  const assumptions = savedAssumptions(saved);
  const inputs = inputsOf(assumptions);
  const complete = inputs.has('spend') && stays.some((name) => inputs.has(name));
  const again = complete ? netValueOf(inputs) : undefined;
  const netValue = saved.get('result.netValue', number);
  const now = again?.ok === true ? again.value : undefined;
  if (now !== undefined && Math.abs(now - netValue) <= sameWithin * Math.max(1, Math.abs(netValue)))
    return success({ assumptions, inputs });
  const facts = { saved: String(netValue), now: now === undefined ? 'no value' : String(now) };
  return failure(problem('estimate-not-reproduced', facts, { file: saved.file }));
}

/** None where one of them cannot be read. */
function inputsOf(assumptions: ReadonlyMap<string, SavedAssumption>): Inputs {
  const inputs = new Map<InputName, Input>();
  for (const name of names) {
    const given = assumptions.get(keyOf(name));
    if (given === undefined || given.isDefault) continue;
    const read = understood(name, { text: given.text, source: `--${name}` });
    if (!read.ok) return new Map();
    inputs.set(name, read.value);
  }
  return inputs;
}

/** The net value with ranges at their base. */
export function netValueOf(inputs: Inputs): Outcome<number> {
  const { annualSpend, stay, terms } = relationshipOf(inputs, atBase);
  const valued = lifetimeValue(annualSpend, survivalOf(stay), terms);
  return valued.ok ? success(valued.value.netValue) : valued;
}

/** What an input comes to, given or by default; undefined where there is none. */
export function effectiveInput(
  { assumptions, inputs }: SavedEstimate,
  name: InputName,
): string | undefined {
  const input = inputs.get(name);
  if (input === undefined) {
    const held = assumptions.get(keyOf(name));
    return held === undefined ? undefined : `${held.value}${held.unit ?? ''}`;
  }
  const { quantity, text } = input;
  if (quantity === undefined) return text;
  const { range, unit, dimension } = quantity;
  return `${range.base}${unit === null ? '' : dimension === 'time' ? unit : `/${unit}`}`;
}
