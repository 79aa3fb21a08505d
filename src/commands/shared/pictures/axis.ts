import { multipleOf, type RoundStep, roundStep } from '../../../core/numeric/round-step.ts';
import { numberText } from '../../../render/number-text.ts';
import type { Axis } from '../../../render/picture/picture.ts';

/** More ticks would be a grid. */
const mostTicks = 5;

/**
 * The axis of amounts: from 0, or the least amount below it, to the greatest, with round ticks.
 *
 * @param values - all that the axis has to hold
 * @param label - may be empty
 */
export const amountAxis = (values: readonly number[], label: string): Axis =>
  roundAxis([0, ...values], label);

/** The axis from the least to the greatest of these values, with round ticks. */
export function roundAxis(values: readonly number[], label: string): Axis {
  const from = extreme(values, Math.min);
  const greatest = extreme(values, Math.max);
  // An axis has a length, even where all values are one.
  const to = greatest > from ? greatest : from + Math.max(1, Math.abs(from));
  return { label, from, to, ticks: roundTicks(from, to) };
}

const extreme = (values: readonly number[], of: (a: number, b: number) => number): number =>
  values.reduce((a, b) => of(a, b));

/** Multiples of a round number, two to five of them, with as few decimals as they need. */
function roundTicks(from: number, to: number): Axis['ticks'] {
  const fine = roundStep((to - from) / mostTicks);
  const ticks = ticksBy(fine, from, to);
  return ticks.length <= mostTicks
    ? ticks
    : ticksBy(roundStep(multipleOf(fine, 1) * 1.5), from, to);
}

function ticksBy(step: RoundStep, from: number, to: number): Axis['ticks'] {
  const size = multipleOf(step, 1);
  const first = Math.ceil(from / size);
  const count = Math.floor(to / size) - first + 1;
  const decimals = Math.max(0, -step.exponent);
  return Array.from({ length: count }, (_, i) => {
    const at = multipleOf(step, first + i);
    return { at, text: numberText(at, decimals) };
  });
}
