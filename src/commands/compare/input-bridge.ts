import { mostShapleyInputs, shapley } from '../../core/compare/shapley.ts';
import { failure, success } from '../../core/outcome.ts';
import { lifetimeValue, survivalOf } from '../../core/value/lifetime-value.ts';
import { finestTolerance } from '../../core/value/waterfall.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { keyOf } from '../option.ts';
import { economicInputs } from '../shared/economics/economic-inputs.ts';
import type { Input } from '../shared/economics/input.ts';
import { type InputName, type Inputs, understood } from '../shared/economics/inputs.ts';
import { atBase, relationshipOf } from '../shared/economics/terms.ts';
import { number, type SavedFields } from '../shared/saved-fields.ts';
import { type SavedAssumption, savedAssumptions } from '../shared/saved-result.ts';
import type { BridgePart } from './result.ts';

/** What each changed input has to do with the change of the headline. */
export interface InputBridge {
  readonly before: number;
  readonly after: number;
  readonly parts: readonly BridgePart[];
}

const names = economicInputs.map(({ name }) => name);
const stays = ['tenure', 'retention', 'churn'] as const;

/**
 * Calculates both estimates again from their own assumptions, then every mixture of the changed inputs, and
 * gives each input its Shapley value. Ranges count at their base.
 */
export function inputBridge(before: SavedFields, after: SavedFields): Outcome<InputBridge> {
  const was = savedEstimate(before);
  if (!was.ok) return was;
  const is = savedEstimate(after);
  if (!is.ok) return is;
  const changed = names.filter((name) => differs(name, was.value, is.value));
  const inseparable = (reason: 'too-many' | 'no-value') =>
    failure(problem('inputs-inseparable', { reason, inputs: changed.length }));
  if (changed.length > mostShapleyInputs) return inseparable('too-many');
  const found = shapley(changed, (chosen) =>
    netValueOf(mixed(was.value, is.value, changed, chosen)),
  );
  if (!found.ok) return inseparable('no-value');
  const { effects, ...ends } = found.value;
  return success({
    before: ends.before,
    after: ends.after,
    parts: changed.map((name, i) => ({
      name,
      ...written(
        was.value.assumptions.get(keyOf(name))?.text,
        is.value.assumptions.get(keyOf(name))?.text,
      ),
      effect: effects[i] ?? 0,
    })),
  });
}

/** Whether an input that is written in at least one of them is another quantity, or another word, in the other. */
function differs(name: InputName, was: SavedEstimate, is: SavedEstimate): boolean {
  if (!was.inputs.has(name) && !is.inputs.has(name)) return false;
  return effectiveInput(was, name) !== effectiveInput(is, name);
}

/**
 * The inputs with the chosen ones as after. What is alike in both may be written in one and hold by default in
 * the other; then it is written in every mixture.
 */
function mixed(
  was: SavedEstimate,
  is: SavedEstimate,
  changed: readonly InputName[],
  chosen: ReadonlySet<string>,
): ReadonlyMap<InputName, Input> {
  return new Map(
    names.flatMap((name) => {
      const input = changed.includes(name)
        ? (chosen.has(name) ? is : was).inputs.get(name)
        : (was.inputs.get(name) ?? is.inputs.get(name));
      return input === undefined ? [] : [[name, input] as const];
    }),
  );
}

function written(before = '', after = ''): Pick<BridgePart, 'kind' | 'before' | 'after'> {
  if (before === '') return { kind: 'new', before: null, after };
  if (after === '') return { kind: 'vanished', before, after: null };
  return { kind: 'changed', before, after };
}

/** A saved estimate, and its inputs read again from their texts. */
interface SavedEstimate {
  readonly assumptions: ReadonlyMap<string, SavedAssumption>;
  readonly inputs: Inputs;
}

/** As far as two runs of the same calculation may differ between versions of Node. */
const sameWithin = 1e-9;

/**
 * Reads the inputs of a saved estimate again; fails where they do not give the saved result, because
 * another version made it or somebody edited the file.
 */
function savedEstimate(saved: SavedFields): Outcome<SavedEstimate> {
  const assumptions = savedAssumptions(saved);
  const inputs = inputsOf(assumptions);
  const complete = inputs.has('spend') && stays.some((name) => inputs.has(name));
  const again = complete ? netValueOf(inputs) : undefined;
  const netValue = saved.get('result.netValue', number);
  const now = again?.ok === true ? again.value : undefined;
  // Versions before 0.2 rounded amounts to a grid of another spacing.
  const allowed = Math.max(2 * finestTolerance(netValue), sameWithin * Math.abs(netValue));
  if (now !== undefined && Math.abs(now - netValue) <= allowed)
    return success({ assumptions, inputs });
  const facts = { saved: String(netValue), now: now === undefined ? 'no value' : String(now) };
  return failure(problem('estimate-not-reproduced', facts, { file: saved.file }));
}

/** None where one of them cannot be read. */
function inputsOf(assumptions: ReadonlyMap<string, SavedAssumption>): Inputs {
  const inputs = new Map<InputName, Input>();
  for (const name of names) {
    const saved = assumptions.get(keyOf(name));
    if (saved === undefined || saved.isDefault) continue;
    const read = understood(name, { text: saved.text, source: `--${name}` });
    if (!read.ok) return new Map();
    inputs.set(name, read.value);
  }
  return inputs;
}

/** The net value with ranges at their base. */
function netValueOf(inputs: Inputs): Outcome<number> {
  const { annualSpend, stay, terms } = relationshipOf(inputs, atBase);
  const valued = lifetimeValue(annualSpend, survivalOf(stay), terms);
  return valued.ok ? success(valued.value.netValue) : valued;
}

/** What an input comes to, written or by default; undefined where there is none. */
function effectiveInput(
  { assumptions, inputs }: SavedEstimate,
  name: InputName,
): string | undefined {
  const input = inputs.get(name);
  if (input === undefined) {
    const usual = assumptions.get(keyOf(name));
    return usual === undefined ? undefined : `${usual.value}${usual.unit ?? ''}`;
  }
  const { quantity, text } = input;
  if (quantity === undefined) return text;
  const { range, unit, dimension } = quantity;
  return `${range.base}${unit === null ? '' : dimension === 'time' ? unit : `/${unit}`}`;
}
