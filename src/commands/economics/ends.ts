import type { Outcome } from '../../core/outcome.ts';
import type { End } from '../../core/quantity/range.ts';
import { isRange } from '../../core/quantity/range.ts';
import { Refusal } from '../../problems/refusal.ts';
import type { InputName } from './inputs.ts';
import type { Inputs } from './read-inputs.ts';
import type { Pick } from './terms.ts';

/** The names of the inputs that are ranges. */
export const rangedInputs = (inputs: Inputs): InputName[] =>
  [...inputs].flatMap(([name, { quantity }]) =>
    quantity !== undefined && isRange(quantity.range) ? [name] : [],
  );

/**
 * For the lowest and the highest value: every range at the end that lowers, or raises, the value.
 * Which end that is, is found by moving one input at a time, the others at their base.
 *
 * @param value - of the relationship at the picked ends
 * @throws {Refusal} an end has no finite value, such as a retention of 100 % without a horizon
 */
export function lowAndHigh(
  inputs: Inputs,
  value: (pick: Pick) => Outcome<number>,
): { readonly low: Pick; readonly high: Pick } {
  const raising = new Map<InputName, End>();
  for (const name of rangedInputs(inputs)) {
    const at = (end: End) => valueOrRefusal(value((each) => (each === name ? end : 'base')));
    raising.set(name, at('high') >= at('low') ? 'high' : 'low');
  }
  const opposite = (end: End): End => (end === 'high' ? 'low' : 'high');
  return {
    high: (name) => raising.get(name) ?? 'base',
    low: (name) => {
      const end = raising.get(name);
      return end === undefined ? 'base' : opposite(end);
    },
  };
}

/** The value, or a refusal that carries the problem. */
export function valueOrRefusal<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refusal(outcome.problem);
}
