import { type Column, type Figures, formatAt, type Table, type TableRow } from '../table.ts';
import { textWidth } from '../text-width.ts';
import type { CellLook, SheetCell, SheetColumn, SheetRow } from './sheet.ts';

/** Columns as wide as this, and as narrow, in characters: longer texts go on in further lines. */
const widestColumn = 60;
const narrowestColumn = 8;

/** The rows of a table as cells of a sheet: what is a figure is a number with all its digits. */
export interface TableRows {
  /** Empty where no column has a name. */
  readonly head: readonly SheetRow[];
  readonly body: readonly SheetRow[];
}

export function tableRows({ columns, rows }: Pick<Table, 'columns' | 'rows'>): TableRows {
  const shown = columns.flatMap((column, place) =>
    column.drawn === true ? [] : { column, place },
  );
  const isNamed = shown.some(({ column: { header } }) => header !== '');
  return {
    head: isNamed ? [shown.flatMap(({ column }) => headCells(column))] : [],
    body: rows.map((row, i) =>
      shown.flatMap(({ column, place }) => bodyCells(column, row, i, place)),
    ),
  };
}

function headCells({ header, align, figures = [] }: Column): SheetCell[] {
  const look = align === 'right' ? 'figureHead' : 'head';
  return figures.length < 2
    ? [{ value: header, look }]
    : figures.map(({ name = '' }) => ({ value: `${header} ${name}`.trim(), look }));
}

function bodyCells(
  { align, figures, wraps }: Column,
  { cells, role }: TableRow,
  row: number,
  place: number,
): SheetCell[] {
  const look: CellLook | undefined =
    role === 'total' ? 'total' : wraps === true ? 'sentence' : undefined;
  const text = cells[place] ?? '';
  // Beside figures a text stands as they do, and so does what is said in place of one.
  const atRight = align === 'right' && ({ align } as const);
  if (figures === undefined)
    return [{ value: text, ...atRight, ...(look !== undefined && { look }) }];
  const found = figures.map((each) => figureCell(each, row, look));
  // What stands in place of a figure, such as "too few", is said; a dash for what is not known is an empty cell.
  const isSaid = found.every(({ value }) => value === null) && /[\p{L}\p{N}]/u.test(text);
  return isSaid
    ? found.map((cell, i) => (i === 0 ? { ...cell, ...atRight, value: text } : cell))
    : found;
}

const figureCell = (figures: Figures, row: number, look?: CellLook): SheetCell => ({
  value: figures.at(row),
  format: formatAt(figures, row),
  ...(look !== undefined && { look }),
});

/** Columns as wide as what stands in them, read from so many rows. */
export function fittingColumns(rows: readonly SheetRow[], most = 200): readonly SheetColumn[] {
  const widths: number[] = [];
  for (const row of rows.slice(0, most)) {
    for (const [i, cell] of row.entries()) {
      if (cell === null || cell.look === 'title' || (cell.span ?? 1) > 1) continue;
      widths[i] = Math.max(widths[i] ?? 0, shownWidth(cell));
    }
  }
  return Array.from(widths, (width = 0) => ({
    width: Math.min(widestColumn, Math.max(narrowestColumn, width + 2)),
  }));
}

/** About so many characters a cell takes. */
function shownWidth({ value, format }: SheetCell): number {
  if (typeof value !== 'number') return textWidth(String(value ?? ''));
  const whole = String(Math.trunc(Math.abs(value))).length;
  const groups = Math.floor((whole - 1) / 3);
  const decimals = format?.kind === 'number' ? format.decimals : 2;
  return whole + groups + decimals + (format?.kind === 'money' ? 6 : 2);
}
