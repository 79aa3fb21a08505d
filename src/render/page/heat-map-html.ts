import { escaped } from '../escaped.ts';
import type { HeatCell, HeatMap } from '../picture/picture.ts';
import { prose } from './prose.ts';
import { scrolling } from './table-html.ts';

/** Shades of a heat map, from `heat-0` to `heat-9`. */
export const heatSteps = 10;

/** A heat map as a table: it is its own numbers, and each cell has a shade. */
export function heatMapHtml(
  { lead, columns, rows, description, setOff }: HeatMap,
  name: string,
): string {
  const headers = [...lead, ...columns].map((header, i) =>
    header === ''
      ? '<td></td>'
      : `<th scope="col"${i === 0 ? '' : ' class="number"'}>${prose(header)}</th>`,
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
  const { text, heat, isSetOff } = cell;
  const step =
    heat === undefined
      ? undefined
      : Math.min(heatSteps - 1, Math.max(0, Math.floor(heat * heatSteps)));
  const classes = [
    'number',
    ...(step === undefined ? [] : [`heat-${step}`]),
    ...(isSetOff === true ? ['set-off'] : []),
  ];
  return `<td class="${classes.join(' ')}">${escaped(text)}</td>`;
}
