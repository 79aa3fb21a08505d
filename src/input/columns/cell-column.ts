import type { Problem } from '../../core/problem.ts';

/**
 * One column of one file while it is read. Rows are numbered across the files of a table; a row whose
 * reading fails in one column is rejected, and its number goes to the next row.
 */
export interface CellColumn {
  /** Keeps the cell; returns what is wrong with it, without the place, if it cannot. */
  read(text: string, row: number, line: number): Problem | undefined;
  /** Takes back what was kept for the latest row, which another column rejects. */
  undo?(row: number): void;
  /** Called once when the file has ended and every choice is settled. */
  settle?(): void;
}
