/** A column that tells rows apart: of all rows, texts, numbers or days. */
export type KeyColumn = readonly string[] | Float64Array | Int32Array | Uint32Array;

/**
 * Compares rows by one column after the other, so that rows come in one order whatever that of the database is. What is
 * missing comes first: NaN itself has no place in an order.
 */
export function rowOrder(columns: readonly KeyColumn[]): (a: number, b: number) => number {
  return (a, b) => {
    for (const column of columns) {
      const left = column[a] ?? -Infinity;
      const right = column[b] ?? -Infinity;
      if (left < right) return -1;
      if (left > right) return 1;
      if (left === right) continue;
      const missing = Number(Number.isNaN(right)) - Number(Number.isNaN(left));
      if (missing !== 0) return missing;
    }
    return 0;
  };
}

/** Of rows in that order, the first that is equal to the one before it. */
export const firstRepeated = (
  rows: readonly number[],
  order: (a: number, b: number) => number,
): number | undefined => rows.find((row, k) => k > 0 && order(rows[k - 1] as number, row) === 0);
