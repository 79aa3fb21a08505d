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
  const size = matrix.length;
  const rows = matrix.map((row) => Float64Array.from(row));
  const axes = rows.map((_, i) => Float64Array.from(rows, (__, j) => (i === j ? 1 : 0)));
  const at = (i: number, j: number) => (rows[i] as Float64Array)[j] as number;
  for (let sweep = 0, turned = true; turned && sweep < sweeps; sweep++) {
    turned = false;
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const off = at(i, j);
        if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(at(i, i) * at(j, j)))) continue;
        turned = true;
        const theta = (at(j, j) - at(i, i)) / (2 * off);
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        turn(rows, i, j, tangent);
        transpose(rows);
        turn(rows, i, j, tangent);
        turn(axes, i, j, tangent);
      }
    }
  }
  return { values: rows.map((_, i) => at(i, i)), axes: axes.map((axis) => [...axis]) };
}

/** Turns rows i and j into each other by the angle of the tangent. */
function turn(rows: readonly Float64Array[], i: number, j: number, tangent: number): void {
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const one = rows[i] as Float64Array;
  const other = rows[j] as Float64Array;
  for (let k = 0; k < one.length; k++) {
    const [x, y] = [one[k] as number, other[k] as number];
    one[k] = cosine * x - sine * y;
    other[k] = sine * x + cosine * y;
  }
}

function transpose(rows: readonly Float64Array[]): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Float64Array;
    for (let j = 0; j < i; j++) {
      const other = rows[j] as Float64Array;
      const entry = row[j] as number;
      row[j] = other[i] as number;
      other[i] = entry;
    }
  }
}

/** The inverse of the matrix, by its principal axes. */
export function inverse({ values, axes }: Eigen): number[][] {
  const size = values.length;
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) =>
      axes.reduce((sum, axis, k) => sum + ((axis[i] ?? 0) * (axis[j] ?? 0)) / (values[k] ?? 0), 0),
    ),
  );
}

/**
 * The inverse of a matrix whose eigenvalues are all positive, by Cholesky's factors L Lᵀ.
 *
 * @param matrix - rows, symmetric, read up to the diagonal
 * @returns null where an eigenvalue is not positive
 * @see Golub & Van Loan (2013), Matrix Computations, 4.2.5
 */
export function positiveInverse(matrix: readonly (readonly number[])[]): number[][] | null {
  const factor: number[][] = [];
  // Row i of L⁻¹ comes from the rows before it.
  const solved: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? own : (factor[j] ?? []);
      let rest = row[j] ?? Number.NaN;
      for (let k = 0; k < j; k++) rest -= (own[k] ?? 0) * (other[k] ?? 0);
      own[j] = j === i ? Math.sqrt(rest) : rest / (other[j] ?? Number.NaN);
    }
    const pivot = own[i] ?? Number.NaN;
    if (!(pivot > 0)) return null;
    factor.push(own);
    solved.push(
      matrix.map((_, j) => {
        let rest = i === j ? 1 : 0;
        for (let k = j; k < i; k++) rest -= (own[k] ?? 0) * (solved[k]?.[j] ?? 0);
        return rest / pivot;
      }),
    );
  }
  return matrix.map((_, i) =>
    matrix.map((__, j) => solved.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
  );
}

/** A number is determined by the others where they leave less than this share of its variance. */
const determined = 1e-10;

/**
 * zᵀ V⁻ z: how far several numbers that depend on each other lie from 0, in standard errors, squared.
 *
 * Gaussian elimination of the correlation matrix, the number with the largest remaining variance first. Numbers that
 * the others determine, or that have no variance, are left out: they add no information.
 *
 * @param z - with mean 0, in the space that V spans
 * @param covariance - V, without negative eigenvalues: a row for each of z, read up to the diagonal
 * @returns the value, and how many numbers went into it: the rank of V
 * @example quadraticForm([2, -2], [Float64Array.of(4), Float64Array.of(-4, 4)]); // => value 1, rank 1
 */
export function quadraticForm(
  z: ArrayLike<number>,
  covariance: readonly Float64Array[],
): { value: number; rank: number } {
  const scale = covariance.map((row, i) => Math.sqrt(row[i] ?? 0));
  const known = [...scale.keys()].filter((i) => (scale[i] ?? 0) > 0);
  const size = known.length;
  const rest = Float64Array.from(known, (i) => (z[i] ?? 0) / (scale[i] ?? 1));
  const matrix = known.map((i, row) =>
    Float64Array.from({ length: row + 1 }, (_, column) => {
      const l = known[column] ?? 0;
      return (covariance[i]?.[l] ?? 0) / (scale[i] ?? 1) / (scale[l] ?? 1);
    }),
  );
  const between = (i: number, l: number) => (i > l ? matrix[i]?.[l] : matrix[l]?.[i]) ?? 0;
  const factors = new Float64Array(size);
  let value = 0;
  let rank = 0;
  while (rank < size) {
    let pivot = 0;
    for (let i = 1; i < size; i++) if (between(i, i) > between(pivot, pivot)) pivot = i;
    const variance = between(pivot, pivot);
    if (!(variance > determined)) break;
    rank += 1;
    const found = rest[pivot] ?? 0;
    value += (found * found) / variance;
    for (let i = 0; i < size; i++) factors[i] = between(i, pivot);
    for (let i = 0; i < size; i++) {
      const factor = (factors[i] ?? 0) / variance;
      const row = matrix[i];
      if (factor === 0 || row === undefined) continue;
      rest[i] = (rest[i] ?? 0) - factor * found;
      for (let l = 0; l <= i; l++) row[l] = (row[l] ?? 0) - factor * (factors[l] ?? 0);
    }
    // Eliminated for good, whatever rounding has left of it.
    for (let i = 0; i < size; i++) clear(matrix, i, pivot);
  }
  return { value, rank };
}

function clear(matrix: readonly Float64Array[], i: number, l: number): void {
  const row = matrix[Math.max(i, l)];
  if (row !== undefined) row[Math.min(i, l)] = 0;
}
