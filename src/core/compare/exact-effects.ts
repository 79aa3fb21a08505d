import { gridFor } from '../value/waterfall.ts';

/** One effect that explains a part of a change. */
export interface Effect {
  readonly name: string;
  readonly effect: number;
}

/** A change and the effects that explain it: `before + Σ effects === after`, added up in any order. */
export interface ExactEffects {
  readonly before: number;
  readonly after: number;
  /** In the order in which they were given. */
  readonly effects: readonly number[];
  /** The spacing of the grid that all of them are on. */
  readonly grid: number;
}

/** Effects must add up to the change within this relative error. */
const rounding = 1e-9;

/**
 * Rounds effects so that they add up to the change exactly.
 *
 * All numbers are put on the finest binary grid on which no sum of them rounds, at most 2⁻⁸⁰; that grid holds
 * every amount that is on the grid of waterfalls. The remainder of rounding, a few units of that grid, is added to
 * the largest effect, the first by name where several are equal. So the result depends on neither the order of the
 * effects nor the direction: from after to before, every effect is the negative.
 *
 * @param before - finite, below 10²⁰⁰ in size, as every other number
 * @param room - the size of other numbers that are to be added on the same grid, or that the effects are rounded by
 * @throws {RangeError} the effects do not add up to the change but for rounding, or a number is not finite
 * @example exactEffects(1, 1.3, [{ name: 'a', effect: 0.1 }, { name: 'b', effect: 0.2 }]).effects
 */
export function exactEffects(
  before: number,
  after: number,
  effects: readonly Effect[],
  room = 0,
): ExactEffects {
  const bound =
    Math.max(Math.abs(before), Math.abs(after)) +
    effects.reduce((sum, { effect }) => sum + Math.abs(effect), room);
  const grid = finestGrid(bound);
  const start = onGridEvenly(before, grid);
  const end = onGridEvenly(after, grid);
  const rounded = effects.map(({ effect }) => onGridEvenly(effect, grid));
  const left = end - start - rounded.reduce((sum, effect) => sum + effect, 0);
  if (!(Math.abs(left) <= rounding * bound + effects.length * grid))
    throw new RangeError(`${left} is not explained`);
  const taker = largest(effects, rounded);
  return {
    before: start,
    after: end,
    effects: rounded.map((effect, i) => (i === taker ? effect + left : effect)),
    grid,
  };
}

/**
 * The spacing of the finest grid on which numbers that add up to `bound` in absolute values, and a little more
 * for rounding, are summed exactly: sums of multiples of 2ᵉ are exact up to 2^(53+e).
 */
const finestGrid = (bound: number): number => gridFor(bound * (1 + 2 ** -30) * 2 ** 59) / 2 ** 60;

/** The nearest multiple; halves go away from zero, so that negatives round alike. */
export const onGridEvenly = (number: number, grid: number): number =>
  Math.sign(number) * Math.round(Math.abs(number) / grid) * grid + 0;

/** The place of the largest effect; −1 where there are none. */
function largest(effects: readonly Effect[], rounded: readonly number[]): number {
  let best = -1;
  for (const [i, { name }] of effects.entries()) {
    const size = Math.abs(rounded[i] ?? 0);
    const most = Math.abs(rounded[best] ?? -1);
    if (best < 0 || size > most || (size === most && name < (effects[best]?.name ?? ''))) best = i;
  }
  return best;
}
