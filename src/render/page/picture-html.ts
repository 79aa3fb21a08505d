import type { Block } from '../document.ts';
import { isPicture, numbersTable, type Picture } from '../picture/picture.ts';
import { pictureSvg } from '../picture/svg.ts';
import { heatMapHtml } from './heat-map-html.ts';
import { prose } from './prose.ts';
import { tableHtml } from './table-html.ts';

/** A picture for each room, of which the style shows one, and its numbers as a table. A heat map is a table already. */
export function pictureHtml(picture: Picture, name: string): string {
  if (picture.kind === 'heatmap') return heatMapHtml(picture, name);
  const numbers = tableHtml(numbersTable(picture), `${name}, the numbers`);
  // The description of bars says their numbers, which stand beside them.
  const note = picture.kind === 'bars' ? '' : `<p class="note">${prose(picture.description)}</p>`;
  return `${note}
${pictureSvg(picture, 'wide')}
${pictureSvg(picture, 'narrow')}
<details class="numbers"><summary>The numbers of this picture</summary>
${numbers}
</details>`;
}

/** Whether a block is a drawing on the page. */
export const isDrawn = (block: Block): boolean => isPicture(block) && block.kind !== 'heatmap';
