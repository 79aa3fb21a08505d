import { numbersTable, type Picture } from '../picture/picture.ts';
import { prose } from './escaped.ts';
import { heatMapHtml } from './heat-map-html.ts';
import { tableHtml } from './table-html.ts';

/** A picture, and below it its numbers as a table. A heat map is a table already. */
export function pictureHtml(picture: Picture, name: string): string {
  if (picture.kind === 'heatmap') return heatMapHtml(picture, name);
  const numbers = tableHtml(numbersTable(picture), `${name}, the numbers`);
  return `<p class="note">${prose(picture.description)}</p>
<details class="numbers"><summary>The numbers of this picture</summary>
${numbers}
</details>`;
}
