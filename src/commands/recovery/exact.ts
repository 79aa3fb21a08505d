import { gridFor, onGrid } from '../../core/value/waterfall.ts';

/** A figure on the grid on which sums are exact, so that the kinds add up to the total in any order. */
export function exact(figure: number): number;
export function exact(figure: number | null): number | null;
export function exact(figure: number | null): number | null {
  return figure === null ? null : onGrid(figure, gridFor(Math.abs(figure)));
}
