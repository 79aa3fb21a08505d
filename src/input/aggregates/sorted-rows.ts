/**
 * Rows in the order of texts, one after the other, and then of numbers, so that rows come in one order whatever that of
 * the database is.
 *
 * @param texts - of a row
 * @param columns - numbers or days of all rows
 */
export function sortedRows(
  rows: Uint32Array,
  texts: readonly ((row: number) => string)[],
  columns: readonly (Float64Array | Int32Array)[],
): readonly number[] {
  return [...rows].sort((a, b) => {
    for (const text of texts) {
      const [left, right] = [text(a), text(b)];
      if (left !== right) return left < right ? -1 : 1;
    }
    for (const column of columns) {
      const [left, right] = [sortable(column[a]), sortable(column[b])];
      if (left !== right) return left - right;
    }
    return 0;
  });
}

/** What is missing comes first: NaN itself has no place in an order. */
const sortable = (value: number | undefined): number =>
  value === undefined || Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
