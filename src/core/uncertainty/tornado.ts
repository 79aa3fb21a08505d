import { type Outcome, success } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import type { Range } from '../quantity/range.ts';
import type { FigureOf } from './simulation.ts';

/** The effect of one uncertain quantity alone on a figure. */
export interface Swing {
  /** Which of the ranges it is, from 0. */
  readonly index: number;
  /** The figure with this quantity at its low end, all others at their base. */
  readonly low: number;
  /** The same at its high end; below `low` where more of the quantity lowers the figure. */
  readonly high: number;
  /** |high − low| */
  readonly swing: number;
}

/**
 * Moves each quantity from its low to its high end while the others stay at their base. Sorted by swing,
 * the largest first, the swings make a tornado diagram: the quantity at its top is the one most worth measuring.
 *
 * @returns one a range; equal swings stay in the order of the ranges. A failure where an end has no figure
 * @see Howard (1988), Management Science 34(6), for the diagram
 * @example tornado([{ low: 1, base: 2, high: 4 }], ([x = 0]) => success(10 * x))
 *   // => [{ index: 0, low: 10, high: 40, swing: 30 }]
 */
export function tornado<P>(
  ranges: readonly Range[],
  figureOf: FigureOf<P>,
): Outcome<readonly Swing[], P | Problem> {
  const swings: Swing[] = [];
  for (const [index, { low, high }] of ranges.entries()) {
    const ends: number[] = [];
    for (const end of [low, high]) {
      const quantities = Float64Array.from(ranges, ({ base }, i) => (i === index ? end : base));
      const figure = figureOf(quantities);
      if (!figure.ok) return figure;
      ends.push(figure.value);
    }
    const [atLow = 0, atHigh = 0] = ends;
    swings.push({ index, low: atLow, high: atHigh, swing: Math.abs(atHigh - atLow) });
  }
  return success(swings.toSorted((a, b) => b.swing - a.swing));
}
