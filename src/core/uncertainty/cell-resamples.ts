import type { DrawnCells } from '../value/expected-estimates.ts';
import type { StayCells } from '../value/stay-cells.ts';
import { resampledCounts } from './resampled-counts.ts';

/**
 * Resamples of the customers of one segment, by cells.
 *
 * - `customers`: every customer is drawn.
 * - `counts`: only how many customers of each cell there are. Their sums above the mean of the cell are 0, their sums of
 *   products those of all customers of the cell in proportion: what differs within cells must be added as an error of its
 *   own.
 *
 * @param uniform - uniform numbers in [0, 1)
 * @returns draws a resample; the arrays are reused for the next one
 */
export function cellResamples(
  cells: StayCells,
  by: 'customers' | 'counts',
  uniform: () => number,
): () => DrawnCells {
  const { sizes, cellOf } = cells;
  const whole = allOfCells(cells);
  const counts = new Float64Array(sizes.length);
  const above = whole.above.map(() => new Float64Array(sizes.length));
  const products = whole.products.map(() => new Float64Array(sizes.length));
  if (by === 'counts') {
    const draw = resampledCounts(sizes, uniform);
    return () => {
      draw(counts);
      for (const [p, into] of products.entries()) {
        const all = whole.products[p] as Float64Array;
        for (let cell = 0; cell < into.length; cell++) {
          into[cell] = ((all[cell] as number) * (counts[cell] as number)) / (sizes[cell] as number);
        }
      }
      return { counts, above, products };
    };
  }
  const customers = cellOf.length;
  const add = adding(cells, { counts, above, products });
  return () => {
    counts.fill(0);
    for (const column of above) column.fill(0);
    for (const column of products) column.fill(0);
    for (let drawn = 0; drawn < customers; drawn++) add(Math.floor(uniform() * customers));
    return { counts, above, products };
  };
}

/** All customers of the segment, each once. */
export function allOfCells(cells: StayCells): DrawnCells {
  const zeros = () => new Float64Array(cells.sizes.length);
  const columns = cells.above.length;
  const into = {
    counts: zeros(),
    above: Array.from({ length: columns }, zeros),
    products: Array.from({ length: (columns * (columns + 1)) / 2 }, zeros),
  };
  const add = adding(cells, into);
  for (let i = 0; i < cells.cellOf.length; i++) add(i);
  return into;
}

/** Adds one customer of the segment. */
function adding({ cellOf, above }: StayCells, into: DrawnCells): (customer: number) => void {
  const pairs = above.flatMap((ofB, b) => above.slice(0, b + 1).map((ofA) => [ofA, ofB] as const));
  return (i) => {
    const cell = cellOf[i] as number;
    const { counts } = into;
    counts[cell] = (counts[cell] as number) + 1;
    for (let u = 0; u < above.length; u++) {
      const sums = into.above[u] as Float64Array;
      sums[cell] = (sums[cell] as number) + ((above[u] as Float64Array)[i] as number);
    }
    for (let p = 0; p < pairs.length; p++) {
      const [a, b] = pairs[p] as (typeof pairs)[number];
      const sums = into.products[p] as Float64Array;
      sums[cell] = (sums[cell] as number) + (a[i] as number) * (b[i] as number);
    }
  };
}
