/** A table. Cells are already formatted; a renderer only aligns them. */
export interface Table {
  readonly kind: 'table';
  readonly heading?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export interface Column {
  /** Empty where the column needs no name. When no column has one, the head is left out. */
  readonly header: string;
  readonly align: 'left' | 'right';
  /** May be cut short with an ellipsis where a terminal is too narrow. */
  readonly flexible?: boolean;
  /** Goes on in further lines where it would be cut: for sentences. */
  readonly wraps?: boolean;
  /** Bars of characters: a page leaves them out, because it has a picture of the same figures. */
  readonly drawn?: boolean;
}

export interface TableRow {
  readonly cells: readonly string[];
  /** A total is set off by a rule above its numbers. */
  readonly role?: 'total';
}
