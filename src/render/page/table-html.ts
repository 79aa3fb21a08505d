import type { Column, Table, TableRow } from '../table.ts';
import { escaped } from './escaped.ts';

/**
 * A table with row and column headers, within an element that scrolls sideways by itself where it is too wide.
 *
 * @param name - what a screen reader calls it: its heading
 */
export function tableHtml(
  { columns, rows }: Pick<Table, 'columns' | 'rows'>,
  name: string,
): string {
  const hasHead = columns.some(({ header }) => header !== '');
  const head = hasHead ? `<thead><tr>${columns.map(headCell).join('')}</tr></thead>` : '';
  const body = rows.map((row) => rowHtml(row, columns)).join('\n');
  return scrolling(`<table>${head}<tbody>\n${body}\n</tbody></table>`, name);
}

/** Something wide, which a keyboard can scroll too. */
export const scrolling = (html: string, name: string): string =>
  `<div class="scroll" role="group" tabindex="0" aria-label="${escaped(name)}">${html}</div>`;

const headCell = ({ header, align }: Column): string =>
  header === '' ? `<td></td>` : `<th scope="col"${alignClass(align)}>${escaped(header)}</th>`;

function rowHtml({ cells, role }: TableRow, columns: readonly Column[]): string {
  const html = columns.map(({ align, wraps }, i) => {
    const text = cells[i] ?? '';
    const classes = [align === 'right' && 'number', wraps === true && 'sentence-cell'];
    const named = classes.filter((each) => each !== false).join(' ');
    const attribute = named === '' ? '' : ` class="${named}"`;
    return i === 0 && text !== ''
      ? `<th scope="row"${attribute}>${escaped(text)}</th>`
      : `<td${attribute}>${escaped(text)}</td>`;
  });
  return `<tr${role === 'total' ? ' class="total"' : ''}>${html.join('')}</tr>`;
}

const alignClass = (align: Column['align']): string => (align === 'right' ? ' class="number"' : '');
