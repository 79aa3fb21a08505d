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

/** Multiples of 1, 2 or 5 times a power of ten, at most five of them, with as few decimals as they need. */
function roundTicks(from: number, to: number): Axis['ticks'] {
  const least = Math.floor(Math.log10((to - from) / mostTicks));
  // Each is at most 2.5 times the one before, so that the first that has few enough ticks has two or more.
  const steps = [least, least + 1].flatMap((exponent) => [1, 2, 5].map((of) => ({ of, exponent })));
  for (const { of, exponent } of steps) {
    const at = (n: number) => (exponent < 0 ? (n * of) / 10 ** -exponent : n * of * 10 ** exponent);
    const first = Math.ceil(from / at(1));
    const count = Math.floor(to / at(1)) - first + 1;
    if (count > mostTicks) continue;
    const decimals = Math.max(0, -exponent);
    return Array.from({ length: count }, (_, i) => {
      const n = first + i;
      // Not −0, which is the multiple of a number below it.
      const value = n === 0 ? 0 : at(n);
      return { at: value, text: numberText(value, decimals) };
    });
  }
  return [];
}
