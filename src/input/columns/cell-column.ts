import type { Problem } from '../../problems/problem.ts';
import type { CellForm, PlainCells } from '../blocks/plain-cells.ts';

/**
 * One column of one file while it is read. Rows are numbered across the files of a table; a row whose
 * reading fails in one column is rejected, and its number goes to the next row.
 */
export interface CellColumn {
  /** Keeps the cell; returns what is wrong with it, without the place, if it cannot. */
  read(text: string, row: number, line: number): Problem | undefined;
  /** What keeps its cells where they are written plainly; absent where `read` must see them all. */
  readonly plain?: PlainColumn | undefined;
  /** Takes back what was kept for the latest row, which another column rejects. */
  undo?(row: number): void;
  /** Called once when the file has ended and every choice is settled. */
  settle?(): void;
}

/** Keeps cells that stand in the bytes of a block, and are written so plainly that nothing about them is open. */
export interface PlainColumn {
  /** As what its cells are parsed before any is taken. */
  readonly form: CellForm;
  /**
   * Keeps the cells of records of the block, from one up to another, as `read` would keep their texts: the first in a
   * row of the table, which stands in a line of the file, and each of the others one further on. Rows may be read
   * again after it.
   *
   * @returns how many were kept before the first that `read` must see as text
   */
  take(cells: PlainCells, from: number, to: number, row: number, line: number): number;
}

/** A column that takes a plain cell only where its bytes, from `begin` up to `end`, are as they must be. */
export const plainOnly = (
  { plain }: CellColumn,
  fits: (bytes: Uint8Array, begin: number, end: number) => boolean,
): PlainColumn | undefined =>
  plain && {
    form: plain.form,
    take: (cells, from, to, row, line) => {
      const { bytes, begins, ends } = cells;
      let end = from;
      while (end < to && fits(bytes, begins[end] ?? 0, ends[end] ?? 0)) end += 1;
      return plain.take(cells, from, end, row, line);
    },
  };
