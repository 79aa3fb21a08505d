import type { Statistic } from './bootstrap.ts';

/**
 * Figures that depend on the customers only through sums of columns by stratum: means, totals by segment,
 * ratios such as LTV:CAC.
 *
 * @param columns - one number a customer each
 * @param strata - how many strata the customers are drawn in; 1 where they are not divided
 * @param figures - how many figures there are
 * @param write - writes the figures, given `sums[column × strata + stratum]` and the customers of each stratum
 */
export function sumsStatistic(
  columns: readonly Float64Array[],
  strata: number,
  figures: number,
  write: (sums: Float64Array, counts: Float64Array, figures: Float64Array) => void,
): Statistic {
  const sums = new Float64Array(columns.length * strata);
  const counts = new Float64Array(strata);
  return {
    figures,
    begin: () => {
      sums.fill(0);
      counts.fill(0);
    },
    add: (drawn, stratum) => {
      counts[stratum] = (counts[stratum] ?? 0) + drawn.length;
      for (const [c, column] of columns.entries()) {
        const at = c * strata + stratum;
        sums[at] = (sums[at] ?? 0) + sumOf(column, drawn);
      }
    },
    write: (into) => write(sums, counts, into),
  };
}

function sumOf(column: Float64Array, drawn: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < drawn.length; i++) sum += column[drawn[i] ?? 0] ?? 0;
  return sum;
}

/** The mean of a column, as a statistic of undivided customers. */
export const meanStatistic = (values: Float64Array): Statistic =>
  sumsStatistic([values], 1, 1, ([sum = 0], [count = 1], figures) => {
    figures[0] = sum / count;
  });
