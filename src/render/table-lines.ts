import CliTable from 'cli-table3';
import type { Table } from './document.ts';
import { visible } from './visible.ts';
import { widest } from './widest.ts';

const gap = 2;
const indent = 2;
/** A flexible column is not cut below this; a table that is still too wide overflows instead. */
const narrowest = 8;

const noBorders = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'],
  ].map((name) => [name, '']),
);

/** The lines of a table, and which of them are its head, its rules and its totals. */
export interface TableLine {
  readonly text: string;
  readonly role: 'head' | 'rule' | 'total' | 'row';
}

/**
 * Lays a table out without borders: columns two spaces apart, a rule above each total's numbers.
 *
 * @param limit - the width to fit into; without one nothing is ever cut
 */
export function tableLines(table: Table, limit: number | undefined): TableLine[] {
  const head = table.columns.some(({ header }) => header !== '');
  const rows = table.rows.map(({ cells }) => cells.map(visible));
  const headers = table.columns.map(({ header }) => visible(header));
  const widths = headers.map((_, column) =>
    widest([...(head ? [headers] : []), ...rows].map((row) => row[column] ?? '')),
  );
  shrink(widths, table, limit);

  const lines: { cells: readonly string[]; role: TableLine['role'] }[] = [];
  if (head) lines.push({ cells: headers, role: 'head' });
  for (const [i, row] of table.rows.entries()) {
    const cells = rows[i] ?? [];
    if (row.role === 'total') lines.push({ cells: rule(cells, widths, table), role: 'rule' });
    lines.push({ cells, role: row.role === 'total' ? 'total' : 'row' });
  }
  const texts: string[] = [];
  for (let i = 0; i < lines.length; i += rowsAtOnce) {
    const part = lines.slice(i, i + rowsAtOnce).map(({ cells }) => cells);
    for (const text of laidOut(part, widths, table)) texts.push(text);
  }
  return lines.map(({ role }, i) => ({
    text: `${' '.repeat(indent)}${texts[i] ?? ''}`.trimEnd(),
    role,
  }));
}

/** Lines above the numbers of a total. */
function rule(cells: readonly string[], widths: readonly number[], { columns }: Table): string[] {
  return columns.map(({ align }, column) =>
    align === 'right' && (cells[column] ?? '') !== '' ? '─'.repeat(widths[column] ?? 0) : '',
  );
}

/** cli-table3 takes time with the square of its rows; since the widths are given, parts fit together. */
const rowsAtOnce = 25;

function laidOut(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  { columns }: Table,
): string[] {
  const grid = new CliTable({
    chars: noBorders,
    style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [], compact: true },
    colAligns: columns.map(({ align }) => align),
    colWidths: widths.map((width) => width + gap),
  });
  for (const cells of rows) grid.push([...cells]);
  return grid.toString().split('\n');
}

/** Takes from the flexible columns, the widest first, until the table fits. */
function shrink(widths: number[], table: Table, limit: number | undefined): void {
  if (limit === undefined) return;
  const total = () =>
    indent + widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
  while (total() > limit) {
    let widest = -1;
    for (const [column, { flexible }] of table.columns.entries()) {
      const width = widths[column] ?? 0;
      if (flexible === true && width > narrowest && width > (widths[widest] ?? 0)) widest = column;
    }
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}
