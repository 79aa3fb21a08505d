import CliTable from 'cli-table3';
import stringWidth from 'string-width';
import type { Table } from './document.ts';
import { visible } from './visible.ts';

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
  const rows = table.rows.map(({ cells: [first = '', ...rest], role }) =>
    [role === 'detail' ? `  ${first}` : first, ...rest].map(visible),
  );
  const headers = table.columns.map(({ header }) => visible(header));
  const widths = headers.map((_, column) =>
    Math.max(...[...(head ? [headers] : []), ...rows].map((row) => stringWidth(row[column] ?? ''))),
  );
  shrink(widths, table, limit);

  const last = widths.length - 1;
  const grid = new CliTable({
    chars: noBorders,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    // Gaps are columns of their own, so that each column's width is its text's alone.
    colAligns: table.columns.flatMap(({ align }, column) =>
      column < last ? [align, 'left' as const] : [align],
    ),
    colWidths: widths.flatMap((width, column) => (column < last ? [width, gap] : [width])),
  });
  const roles: TableLine['role'][] = [];
  const add = (cells: readonly string[], role: TableLine['role']) => {
    grid.push(cells.flatMap((cell, column) => (column < last ? [cell, ''] : [cell])));
    roles.push(role);
  };
  if (head) add(headers, 'head');
  for (const [i, row] of table.rows.entries()) {
    if (row.role === 'total') {
      add(
        table.columns.map(({ align }, column) =>
          align === 'right' && (row.cells[column] ?? '') !== ''
            ? '─'.repeat(widths[column] ?? 0)
            : '',
        ),
        'rule',
      );
    }
    add(rows[i] ?? [], row.role === 'total' ? 'total' : 'row');
  }
  return grid
    .toString()
    .split('\n')
    .map((text, i) => ({
      text: `${' '.repeat(indent)}${text}`.trimEnd(),
      role: roles[i] ?? 'row',
    }));
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
