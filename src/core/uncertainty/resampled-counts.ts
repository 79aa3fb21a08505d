import { binomialDraws } from '../numeric/binomial-draws.ts';

/**
 * How many customers of each cell are in a resample: of cells of m₁, m₂, … customers, as many customers as there are
 * altogether are drawn with replacement. So the counts are multinomial, and the time depends on the number of cells and
 * not of customers.
 *
 * One cell after the other: of the customers not yet drawn the count is binomial, with the cell's share of the
 * cells that are left.
 *
 * @param sizes - the customers of each cell, whole numbers ≥ 0
 * @param uniform - uniform numbers in [0, 1)
 * @returns writes the counts of the next resample
 * @see Devroye (1986), Non-Uniform Random Variate Generation, XI.1.3
 */
export function resampledCounts(
  sizes: ArrayLike<number>,
  uniform: () => number,
): (counts: Float64Array) => void {
  const draws: ((n: number) => number)[] = [];
  const total = Array.from(sizes).reduce((sum, size) => sum + size, 0);
  let left = total;
  for (let cell = 0; cell < sizes.length; cell++) {
    const size = sizes[cell] ?? 0;
    draws.push(binomialDraws(left > 0 ? size / left : 0, uniform));
    left -= size;
  }
  return (counts) => {
    let rest = total;
    for (let cell = 0; cell < draws.length; cell++) {
      const count = draws[cell]?.(rest) ?? 0;
      counts[cell] = count;
      rest -= count;
    }
  };
}
