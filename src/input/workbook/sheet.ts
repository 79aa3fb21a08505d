import type { CellFormat } from './cell-format.ts';

/**
 * What we know of a sheet, whatever reads its file: its rows from the top, those that hold a cell. All that comes after
 * knows only this, so that the libraries behind it can be replaced.
 */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly line: number;
  /** By its user, or by a filter. */
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

/** A cell that is not blank, and its column, from 0. */
export type SheetCell = { readonly column: number } & CellContent;

export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  /** Also a date and a time, which the format tells; as the file writes it. */
  | { readonly kind: 'number'; readonly text: string; readonly format: CellFormat }
  /** As ISO 8601 writes it. */
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Of a formula: "#N/A". */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula whose value is not in the file. */
  | { readonly kind: 'formula' };

/** A sheet of a workbook that holds cells, and how to read it. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /**
   * Its rows, some at a time. A reading can be ended early.
   *
   * @throws {Refusal} the sheet is damaged, or larger than any can be
   */
  readonly rows: () => AsyncGenerator<readonly SheetRow[]>;
  /** Which columns are hidden; known once its first rows have been read. */
  readonly isColumnHidden: (column: number) => boolean;
}
