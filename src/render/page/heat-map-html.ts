import { escaped } from '../escaped.ts';
import { type HeatCell, type HeatMap, heatStep } from '../picture/picture.ts';
import { prose } from './prose.ts';
import { headCell, scrolling } from './table-html.ts';

/** A heat map as a table: it is its own numbers, and each cell has a shade. */
export function heatMapHtml(
  { lead, columns, rows, description, setOff }: HeatMap,
  name: string,
): string {
  const headers = [...lead, ...columns].map((header, i) =>
    headCell({ header, align: i === 0 ? 'left' : 'right' }),
  );
  const body = rows.map(({ lead: [title, ...figures], cells, role }) => {
    const html = [
      title === '' ? '<td></td>' : `<th scope="row">${prose(title)}</th>`,
      ...figures.map((figure) => `<td class="number">${escaped(figure)}</td>`),
      ...columns.map((_, i) => cellHtml(cells[i])),
    ];
    return `<tr${role === 'total' ? ' class="total"' : ''}>${html.join('')}</tr>`;
  });
  const legend =
    setOff === undefined
      ? ''
      : `<p class="note"><span class="set-off key" aria-hidden="true"></span> ${prose(setOff)}</p>`;
  const table = `<table class="heat-map"><thead><tr>${headers.join('')}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table>`;
  return `<p class="note">${prose(description)}</p>${scrolling(table, name)}${legend}`;
}

function cellHtml(cell: HeatCell | undefined): string {
  if (cell === undefined) return '<td></td>';
  const { text, isSetOff } = cell;
  const step = heatStep(cell);
  const classes = [
    'number',
    ...(step === undefined ? [] : [`heat-${step}`]),
    ...(isSetOff === true ? ['set-off'] : []),
  ];
  return `<td class="${classes.join(' ')}">${escaped(text)}</td>`;
}
