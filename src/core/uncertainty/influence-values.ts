import type { Resampled } from './bootstrap.ts';
import { stratumMoments } from './moments.ts';

/** How far each sum is moved to see what that does to the figure, in its own standard errors. */
const step = 0.1;

/**
 * What each customer adds to a figure that is a smooth function of sums over the customers, to first order: the
 * empirical influence values, divided by the customers.
 *
 *     l_i = Σ_c ∂θ/∂S_cs · (x_ci − x̄_cs),     s the stratum of i
 *
 * Σ l_i² estimates the variance of θ (delta method), and θ* − θ ≈ Σ l_i over the customers of a resample. Derivatives are
 * central differences over a tenth of a standard error of each sum, so that they describe θ where samples vary.
 *
 * @param columns - each with one number a customer
 * @param figureOf - the figure, given `sums[column × strata + stratum]`
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap, 21.6, and Davison & Hinkley (1997), 2.7
 */
export function influenceValues(
  columns: readonly Float64Array[],
  strata: NonNullable<Resampled['strata']>,
  figureOf: (sums: Float64Array) => number,
): Float64Array {
  const { codes, number } = strata;
  const moments = columns.map((column) => stratumMoments(column, strata));
  const sums = Float64Array.from(moments.flatMap((own) => own.map(({ total }) => total)));
  const influence = new Float64Array(codes.length);
  for (const [c, column] of columns.entries()) {
    const slopes = (moments[c] ?? []).map(({ variance }, s) => {
      const by = step * Math.sqrt(variance);
      if (by === 0) return 0;
      const at = (moved: number) => {
        const beside = sums.slice();
        const place = c * number + s;
        beside[place] = (beside[place] ?? 0) + moved;
        return figureOf(beside);
      };
      return (at(by) - at(-by)) / (2 * by);
    });
    const means = (moments[c] ?? []).map(({ mean }) => mean);
    for (let i = 0; i < influence.length; i++) {
      const s = codes[i] ?? 0;
      influence[i] = (influence[i] ?? 0) + (slopes[s] ?? 0) * ((column[i] ?? 0) - (means[s] ?? 0));
    }
  }
  return influence;
}
