import { escaped } from '../escaped.ts';
import type { Column, Table, TableRow } from '../table.ts';
import { prose } from './prose.ts';

type Cells = Pick<Table, 'columns' | 'rows'>;

/**
 * A table with row and column headers, within an element that scrolls sideways by itself where it is too wide.
 *
 * @param name - what a screen reader calls it: its heading
 */
export function tableHtml(table: Cells, name: string): string {
  const { columns, rows } = withoutDrawn(table);
  const hasHead = columns.some(({ header }) => header !== '');
  const head = hasHead ? `<thead><tr>${columns.map(headCell).join('')}</tr></thead>` : '';
  const body = rows.map((row) => rowHtml(row, columns)).join('\n');
  return scrolling(`<table>${head}<tbody>\n${body}\n</tbody></table>`, name);
}

function withoutDrawn({ columns, rows }: Cells): Cells {
  if (columns.every(({ drawn }) => drawn !== true)) return { columns, rows };
  const stays = (_: unknown, i: number) => columns[i]?.drawn !== true;
  return {
    columns: columns.filter(stays),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter(stays) })),
  };
}

/** Something wide, which a keyboard can scroll too. */
export const scrolling = (html: string, name: string): string =>
  `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(name)}">${html}</div>`;

/** The head of a column; one without a name is no header. */
export const headCell = ({ header, align }: Column): string =>
  header === '' ? `<td></td>` : `<th scope="col"${alignClass(align)}>${prose(header)}</th>`;

/** Longer names break within a word where the screen is narrow, so that the figures beside them are seen. */
const longName = 40;

function rowHtml({ cells, role }: TableRow, columns: readonly Column[]): string {
  const [name = '', ...others] = cells;
  const attribute = role === 'total' ? ' class="total"' : '';
  // The name of the rows below it.
  if (name !== '' && columns.length > 1 && others.every((text) => text === ''))
    return `<tr${attribute}><th scope="row" colspan="${columns.length}">${prose(name)}</th></tr>`;
  const html = columns.map(({ align, wraps }, i) => {
    const text = cells[i] ?? '';
    const isName = i === 0 && text !== '';
    const classes = [
      align === 'right' && 'number',
      wraps === true && 'sentence-cell',
      isName && text.length > longName && 'long',
    ];
    const named = classes.filter((each) => each !== false).join(' ');
    const attribute = named === '' ? '' : ` class="${named}"`;
    return isName
      ? `<th scope="row"${attribute}>${prose(text)}</th>`
      : `<td${attribute}>${prose(text)}</td>`;
  });
  return `<tr${attribute}>${html.join('')}</tr>`;
}

const alignClass = (align: Column['align']): string => (align === 'right' ? ' class="number"' : '');
