/** The principal axes of a symmetric matrix: H = Σ value · axis · axisᵀ. */
export interface Eigen {
  readonly values: readonly number[];
  /** One axis a value, of length 1 and at right angles to each other. */
  readonly axes: readonly (readonly number[])[];
}

const sweeps = 60;

/**
 * Eigenvalues and axes of a small symmetric matrix by Jacobi's rotations: each rotation R H Rᵀ sets
 * one pair of entries off the diagonal to zero, and a few sweeps over all pairs leave only the diagonal.
 *
 * @param matrix - rows, symmetric, finite
 * @see Golub & Van Loan (2013), Matrix Computations, 8.5.2
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  let rows = matrix.map((row) => [...row]);
  const axes = rows.map((_, i) => rows.map((_, j) => (i === j ? 1 : 0)));
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let sweep = 0, turned = true; turned && sweep < sweeps; sweep++) {
    turned = false;
    for (let i = 0; i < rows.length; i++) {
      for (let j = i + 1; j < rows.length; j++) {
        const off = at(i, j);
        if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(at(i, i) * at(j, j)))) continue;
        turned = true;
        const theta = (at(j, j) - at(i, i)) / (2 * off);
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        turn(rows, i, j, tangent);
        rows = transposed(rows);
        turn(rows, i, j, tangent);
        turn(axes, i, j, tangent);
      }
    }
  }
  return { values: rows.map((_, i) => at(i, i)), axes };
}

/** Turns rows i and j into each other by the angle of the tangent. */
function turn(rows: number[][], i: number, j: number, tangent: number): void {
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const [one = [], other = []] = [rows[i], rows[j]];
  rows[i] = one.map((x, k) => cosine * x - sine * (other[k] ?? 0));
  rows[j] = other.map((x, k) => sine * (one[k] ?? 0) + cosine * x);
}

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((_, i) => rows.map((row) => row[i] ?? 0));

/** The inverse of the matrix, by its principal axes. */
export function inverse({ values, axes }: Eigen): number[][] {
  const size = values.length;
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) =>
      axes.reduce((sum, axis, k) => sum + ((axis[i] ?? 0) * (axis[j] ?? 0)) / (values[k] ?? 0), 0),
    ),
  );
}
