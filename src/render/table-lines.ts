import type { Table } from './document.ts';
import { cut, padEnd, padStart, widest } from './text-width.ts';

const gap = 2;
const indent = 2;
/** A flexible column is not cut below this; a table that is still too wide overflows instead. */
const narrowest = 8;

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
  const headers = table.columns.map(({ header }) => header);
  const widths = headers.map((_, column) =>
    widest(
      [...(head ? [headers] : []), ...table.rows.map(({ cells }) => cells)].map(
        (row) => row[column] ?? '',
      ),
    ),
  );
  shrink(widths, table, limit);

  const line = (cells: readonly string[], role: TableLine['role']): TableLine => ({
    text: laidOut(cells, widths, table),
    role,
  });
  return [
    ...(head ? [line(headers, 'head')] : []),
    ...table.rows.flatMap(({ cells, role = 'row' as const }) => [
      ...(role === 'total' ? [line(rule(cells, widths, table), 'rule')] : []),
      line(cells, role),
    ]),
  ];
}

/** Lines above the numbers of a total. */
function rule(cells: readonly string[], widths: readonly number[], { columns }: Table): string[] {
  return columns.map(({ align }, column) =>
    align === 'right' && (cells[column] ?? '') !== '' ? '─'.repeat(widths[column] ?? 0) : '',
  );
}

function laidOut(cells: readonly string[], widths: readonly number[], { columns }: Table): string {
  const texts = columns.map(({ align }, column) => {
    const width = widths[column] ?? 0;
    const text = cut(cells[column] ?? '', width);
    return align === 'right' ? padStart(text, width) : padEnd(text, width);
  });
  return `${' '.repeat(indent)}${texts.join(' '.repeat(gap))}`.trimEnd();
}

/** Takes from the flexible columns, the widest first, until the table fits. */
function shrink(widths: number[], table: Table, limit: number | undefined): void {
  if (limit === undefined) return;
  const total = () =>
    indent + widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
  while (total() > limit) {
    let widestColumn = -1;
    for (const [column, { flexible }] of table.columns.entries()) {
      const width = widths[column] ?? 0;
      if (flexible === true && width > narrowest && width > (widths[widestColumn] ?? 0))
        widestColumn = column;
    }
    if (widestColumn < 0) return;
    widths[widestColumn] = (widths[widestColumn] ?? 0) - 1;
  }
}
