/** Of the variance of a number, the share below which the others are taken to determine it. */
const determined = 1e-10;

/**
 * zᵀ V⁻ z: how far several numbers that depend on each other lie from 0, in standard errors, squared.
 *
 * Gaussian elimination of the correlation matrix, the least determined number first. Numbers that the
 * others determine, or that have no variance, are left out: what they say has been said.
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
