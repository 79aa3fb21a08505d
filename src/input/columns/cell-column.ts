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
  /** Called before the cells of some records are taken, from one up to another, which is not among them. */
  begin?(cells: PlainCells, from: number, to: number): void;
  /**
   * Keeps the cell of a record of the block as `read` would keep its text. A row may be read again after it.
   *
   * @returns false where `read` must see the text
   */
  take(cells: PlainCells, record: number, row: number, line: number): boolean;
}

/** A column that takes a plain cell only where its bytes, from `begin` up to `end`, are as they must be. */
export const plainOnly = (
  { plain }: CellColumn,
  fits: (bytes: Uint8Array, begin: number, end: number) => boolean,
): PlainColumn | undefined =>
  plain && {
    form: plain.form,
    begin: (cells, from, to) => plain.begin?.(cells, from, to),
    take: (cells, record, row, line) =>
      fits(cells.bytes, cells.begins[record] ?? 0, cells.ends[record] ?? 0) &&
      plain.take(cells, record, row, line),
  };
