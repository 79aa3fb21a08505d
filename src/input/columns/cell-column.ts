import type { Problem } from '../../problems/problem.ts';

/**
 * One column of one file while it is read. Rows are numbered across the files of a table; a row whose
 * reading fails in one column is rejected, and its number goes to the next row.
 */
export interface CellColumn {
  /** Keeps the cell; returns what is wrong with it, without the place, if it cannot. */
  read(text: string, row: number, line: number): Problem | undefined;
  /**
   * Keeps a cell that stands in bytes, from `begin` up to `end`, as `read` would keep its text: quick, and
   * only where it is written so plainly that nothing about it is open. A row may be read again after it.
   *
   * @returns false where `read` must see the text
   */
  readPlain?(bytes: Buffer, begin: number, end: number, row: number, line: number): boolean;
  /** Takes back what was kept for the latest row, which another column rejects. */
  undo?(row: number): void;
  /** Called once when the file has ended and every choice is settled. */
  settle?(): void;
}
