import { normalDraws } from '../numeric/random.ts';
import { parameterRange } from '../purchase/purchase-model.ts';

/** Estimated parameters, all positive, with the covariances of their logarithms. */
export interface Estimated {
  readonly parameters: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/**
 * Draws of the parameters from the normal approximation of their uncertainty, N(log θ̂, H⁻¹).
 *
 *     log θ = log θ̂ + L z,  L Lᵀ the covariance, z standard normal
 *
 * A draw outside the range of parameters is set to the nearer end of the range.
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

/** The Cholesky factor L with L Lᵀ the matrix, which may be singular. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const root: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const factors: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? factors : (root[j] ?? []);
      let rest = row[j] ?? 0;
      for (let k = 0; k < j; k++) rest -= (factors[k] ?? 0) * (other[k] ?? 0);
      const pivot = other[j] ?? 0;
      factors[j] = j === i ? Math.sqrt(Math.max(0, rest)) : pivot > 0 ? rest / pivot : 0;
    }
    root.push(factors);
  }
  return root;
}
