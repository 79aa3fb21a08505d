import { normalDraws } from '../numeric/random.ts';
import { parameterRange } from '../purchase/purchase-model.ts';

/** Parameters that were estimated, positive each, with the covariances of their logarithms. */
export interface Estimated {
  readonly parameters: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Parameters as they might as well be: draws from the normal law of their logarithms about the estimate, N(log θ̂, H⁻¹).
 *
 *     log θ = log θ̂ + L z,  L Lᵀ the covariance, z standard normal
 *
 * Where hardly anything is known of a parameter a draw may leave the range that a law takes: then it is at its end.
 *
 * @returns one draw a call
 */
export function parameterDraws(
  { parameters, covariance }: Estimated,
  random: () => number,
): () => readonly number[] {
  const normal = normalDraws(random);
  const root = cholesky(covariance);
  return () => {
    const z = parameters.map(() => normal());
    return parameters.map((parameter, i) => {
      const row = root[i] ?? [];
      const drawn = parameter * Math.exp(row.reduce((sum, e, j) => sum + e * (z[j] ?? 0), 0));
      return Math.min(parameterRange.most, Math.max(parameterRange.least, drawn));
    });
  };
}

/** L with L Lᵀ the matrix; a direction without variance stays without. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const root: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? own : (root[j] ?? []);
      let rest = row[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (own[k] ?? 0) * (other[k] ?? 0);
      const pivot = other[j] ?? 0;
      own[j] = j === i ? Math.sqrt(Math.max(0, rest)) : pivot > 0 ? rest / pivot : 0;
    }
    root.push(own);
  }
  return root;
}
