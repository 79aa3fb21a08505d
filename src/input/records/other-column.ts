import type { Problem } from '../../problems/problem.ts';
import type { CellColumn } from '../columns/cell-column.ts';

/**
 * A column beside the fields: a cell that it cannot read is noted and counts as blank, since the other
 * columns of its row have nothing to do with it.
 *
 * @param note - told what is wrong, and the line
 */
export function tolerant(
  column: CellColumn,
  note: (found: Problem, line: number) => void,
): CellColumn {
  return {
    read: (text, row, line) => {
      const found = column.read(text, row, line);
      if (found === undefined) return undefined;
      column.undo?.(row);
      note(found, line);
      return column.read('', row, line);
    },
    undo: (row) => column.undo?.(row),
    settle: () => column.settle?.(),
  };
}
