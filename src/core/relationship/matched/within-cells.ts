import { symmetricEigen } from '../../numeric/symmetric-matrix.ts';

/** The means of some columns over the rows of one group. */
export interface GroupMeans {
  readonly scaled: Float64Array;
  readonly figures: Float64Array;
}

/** A row: the columns that explain, and the figures that are explained. */
export interface ExplainedRow {
  readonly scaled: ArrayLike<number>;
  readonly figures: ArrayLike<number>;
}

/** The means of a group; NaN without rows. */
export function groupMeans(rows: readonly ExplainedRow[]): GroupMeans {
  const [{ scaled, figures } = { scaled: [], figures: [] }] = rows;
  const means = {
    scaled: new Float64Array(scaled.length),
    figures: new Float64Array(figures.length),
  };
  for (const row of rows) {
    for (let p = 0; p < scaled.length; p++)
      means.scaled[p] = (means.scaled[p] ?? 0) + (row.scaled[p] ?? 0);
    for (let k = 0; k < figures.length; k++)
      means.figures[k] = (means.figures[k] ?? 0) + (row.figures[k] ?? 0);
  }
  return {
    scaled: means.scaled.map((sum) => sum / rows.length),
    figures: means.figures.map((sum) => sum / rows.length),
  };
}

/** How figures change with the explaining columns within groups: slopes of a regression that all groups share. */
export interface Slopes {
  /** Of each explaining column, one a figure. */
  readonly slopes: readonly Float64Array[];
  /** The inverse of the sums of squares and products of the explaining columns; 0 where there is no regression. */
  readonly inverse: readonly (readonly number[])[];
}

/**
 * Least squares within groups: each group has its own level, and all groups share the slopes. Columns that others
 * determine have no slope of their own.
 */
export class WithinGroups {
  readonly #squares: number[][];
  readonly #products: Float64Array[];
  #rows = 0;

  constructor(columns: number, figures: number) {
    this.#squares = Array.from({ length: columns }, () => new Array<number>(columns).fill(0));
    this.#products = Array.from({ length: columns }, () => new Float64Array(figures));
  }

  /** @param weight - of each row of the group */
  add(rows: readonly ExplainedRow[], means: GroupMeans, weight: number): void {
    this.#rows += rows.length;
    for (const row of rows) {
      for (const [p, products] of this.#products.entries()) {
        const weighted = weight * ((row.scaled[p] ?? 0) - (means.scaled[p] ?? 0));
        const squares = this.#squares[p] ?? [];
        for (let q = 0; q < squares.length; q++)
          squares[q] =
            (squares[q] ?? 0) + weighted * ((row.scaled[q] ?? 0) - (means.scaled[q] ?? 0));
        for (let k = 0; k < products.length; k++)
          products[k] =
            (products[k] ?? 0) + weighted * ((row.figures[k] ?? 0) - (means.figures[k] ?? 0));
      }
    }
  }

  /** The slopes; of fewer than ten rows a column they would be chance, and all of them are 0. */
  slopes(): Slopes {
    const columns = this.#products.length;
    const inverse =
      this.#rows < fewestRows * columns
        ? this.#squares.map((row) => row.map(() => 0))
        : pseudoInverse(this.#squares);
    const slopes = inverse.map((row) => {
      const into = new Float64Array(this.#products[0]?.length ?? 0);
      for (const [q, factor] of row.entries())
        for (let k = 0; k < into.length; k++)
          into[k] = (into[k] ?? 0) + factor * (this.#products[q]?.[k] ?? 0);
      return into;
    });
    return { slopes, inverse };
  }
}

const fewestRows = 10;

/** A direction with less than this share of the variance is determined by the others. */
const determined = 1e-8;

/** The inverse in the directions in which there is variance, of the matrix scaled to a diagonal of ones. */
function pseudoInverse(matrix: readonly (readonly number[])[]): number[][] {
  const scale = matrix.map((row, i) => {
    const square = row[i] ?? 0;
    return square > 0 ? 1 / Math.sqrt(square) : 0;
  });
  const scaled = matrix.map((row, i) => row.map((x, j) => x * (scale[i] ?? 0) * (scale[j] ?? 0)));
  const { values, axes } = symmetricEigen(scaled);
  return matrix.map((row, i) =>
    row.map((_, j) => {
      let sum = 0;
      for (const [k, axis] of axes.entries()) {
        const value = values[k] ?? 0;
        if (value > determined) sum += ((axis[i] ?? 0) * (axis[j] ?? 0)) / value;
      }
      return sum * (scale[i] ?? 0) * (scale[j] ?? 0);
    }),
  );
}

/** What the slopes add to the mean of a group, so that it is that of a row with these explaining columns. */
export function movedTo(
  { slopes }: Slopes,
  figure: number,
  { scaled }: Pick<ExplainedRow, 'scaled'>,
  means: GroupMeans,
): number {
  let sum = 0;
  for (const [p, slope] of slopes.entries())
    sum += (slope[figure] ?? 0) * ((scaled[p] ?? 0) - (means.scaled[p] ?? 0));
  return sum;
}
