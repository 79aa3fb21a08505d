import { mostShapleyInputs, shapley } from '../../core/compare/shapley.ts';
import { failure, success } from '../../core/outcome.ts';
import { type Outcome, problem } from '../../problems/problem.ts';
import { keyOf } from '../option.ts';
import { economicInputs } from '../shared/economics/economic-inputs.ts';
import type { Input } from '../shared/economics/input.ts';
import type { InputName } from '../shared/economics/inputs.ts';
import type { SavedFields } from '../shared/saved-fields.ts';
import {
  effectiveInput,
  netValueOf,
  type SavedEstimate,
  savedEstimate,
} from './estimate-inputs.ts';
import type { BridgePart } from './result.ts';

/** What each changed input has to do with the change of the headline. */
export interface InputBridge {
  readonly before: number;
  readonly after: number;
  readonly parts: readonly BridgePart[];
}

const names = economicInputs.map(({ name }) => name);

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

/** Whether an input that at least one of them gives is another quantity, or another word, in the other. */
function differs(name: InputName, was: SavedEstimate, is: SavedEstimate): boolean {
  if (!was.inputs.has(name) && !is.inputs.has(name)) return false;
  return effectiveInput(was, name) !== effectiveInput(is, name);
}

/**
 * The inputs with the chosen ones as after. What is alike in both may be given in one and hold by default in
 * the other; given, it holds in every mixture.
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
