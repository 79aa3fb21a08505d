import {
  amountOf,
  type DecimalGrid,
  finestGrid,
  gridFor,
  unitsOf,
} from '../numeric/decimal-grid.ts';

/** One effect that explains a part of a change. */
export interface Effect {
  readonly name: string;
  readonly effect: number;
}

/** A change and the effects that explain it: `before + Σ effects = after` as decimals, exactly. */
export interface ExactEffects {
  readonly before: number;
  readonly after: number;
  /** In the order in which they were given. */
  readonly effects: readonly number[];
  /** The grid that all of them are on. */
  readonly grid: DecimalGrid;
}

/** Effects must add up to the change within this relative error. */
const rounding = 1e-9;

/**
 * Rounds effects so that they add up to the change exactly.
 *
 * All numbers are put on one decimal grid: that of amounts, or a finer one for shares and times. The remainder of
 * rounding, a few units of that grid, is added to the largest effect, the first by name where several are equal. So
 * the result depends on neither the order of the effects nor the direction: from after to before, every effect is the
 * negative.
 *
 * @param before - finite, below 10²⁰⁰ in size, as every other number
 * @param room - the size of other numbers that are to be added on the same grid
 * @param finest - the decimals of the grid, fewer for large numbers
 * @throws {RangeError} the effects do not add up to the change but for rounding, or a number is not finite
 * @example exactEffects(1, 1.3, [{ name: 'a', effect: 0.1 }, { name: 'b', effect: 0.2 }]).effects
 */
export function exactEffects(
  before: number,
  after: number,
  effects: readonly Effect[],
  room = 0,
  finest: DecimalGrid = finestGrid,
): ExactEffects {
  const bound =
    Math.max(Math.abs(before), Math.abs(after)) +
    effects.reduce((sum, { effect }) => sum + Math.abs(effect), room);
  const grid = gridFor(bound, finest);
  const start = unitsOf(before, grid);
  const end = unitsOf(after, grid);
  const rounded = effects.map(({ effect }) => unitsOf(effect, grid));
  const left = end - start - rounded.reduce((sum, effect) => sum + effect, 0);
  if (!(Math.abs(left) <= rounding * unitsOf(bound, grid) + 2 * (effects.length + 1)))
    throw new RangeError(`${left} is not explained`);
  const taker = largest(effects, rounded);
  return {
    before: amountOf(start, grid),
    after: amountOf(end, grid),
    effects: rounded.map((effect, i) => amountOf(i === taker ? effect + left : effect, grid)),
    grid,
  };
}

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
