/** A column whose remainder is shorter than this part of it is a sum of the others, up to rounding. */
const tolerance = 1e-9;

/**
 * The columns that are sums of given ones, each times a number. It keeps an orthonormal basis of them, by Gram and
 * Schmidt's method; each remainder is taken twice, so that rounding does not add up.
 *
 * @see Golub & Van Loan (2013), Matrix Computations, 5.2.7
 */
export class ColumnSpan {
  readonly #basis: readonly Float64Array[];

  constructor(basis: readonly Float64Array[] = []) {
    this.#basis = basis;
  }

  /** Whether a column is such a sum; one of zeros always is. */
  has(column: Float64Array): boolean {
    return lengthOf(this.#remainder(column)) <= tolerance * lengthOf(column);
  }

  /** The sums of these columns and one more. */
  with(column: Float64Array): ColumnSpan {
    if (this.has(column)) return this;
    const rest = this.#remainder(column);
    const length = lengthOf(rest);
    return new ColumnSpan([...this.#basis, rest.map((x) => x / length)]);
  }

  #remainder(column: Float64Array): Float64Array {
    const rest = column.slice();
    for (let pass = 0; pass < 2; pass++)
      for (const axis of this.#basis) {
        const along = rest.reduce((sum, x, i) => sum + x * (axis[i] ?? 0), 0);
        for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] ?? 0) - along * (axis[i] ?? 0);
      }
    return rest;
  }
}

const lengthOf = (column: Float64Array): number =>
  Math.sqrt(column.reduce((sum, x) => sum + x * x, 0));
