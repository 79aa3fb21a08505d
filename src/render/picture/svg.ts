import { visible, withTexts } from '../visible.ts';
import type { Picture } from './picture.ts';
import { barsDrawing } from './svg/bars.ts';
import { chartDrawing } from './svg/chart.ts';
import { element, escaped, rectElement, textElement } from './svg/element.ts';
import { heatMapDrawing } from './svg/heat-map.ts';
import { columnsIn, type Drawing, lineHeight, type Room, textLines } from './svg/room.ts';
import { fileStyle } from './svg/style.ts';

export { pictureStyle } from './svg/style.ts';

/**
 * A picture as an element of a page, which has `pictureStyle` once for all of them. The heading is left to the page.
 *
 * @param room - drawn 720 wide, or 340 for a phone; the element has the class of the same name
 */
export function pictureSvg(picture: Picture, room: Room): string {
  const { width, height, content } = drawn(picture, room);
  return element(
    'svg',
    {
      class: `picture ${room}`,
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      role: 'img',
      'aria-label': picture.description,
    },
    content,
  );
}

/** Texts are made visible before they are cut, since what is shown in place of a control character is longer. */
function drawn(picture: Picture, room: Room): Drawing {
  switch (picture.kind) {
    case 'chart':
      return chartDrawing(withTexts({ ...picture, ...noNumbers }, oneLine), room);
    case 'bars':
      return barsDrawing(withTexts({ ...picture, ...noNumbers }, oneLine), room);
    case 'heatmap':
      return heatMapDrawing(withTexts(picture, oneLine), room);
  }
}

const oneLine = (text: string): string => visible(text.replace(/\s+/g, ' ').trim());

/** The numbers are a table of the page. */
const noNumbers = { numbers: { columns: [], rows: [] } };

const margin = 24;
const titleSize = 18;
const titleLine = 24;

/** A picture as a file that stands alone: its title, its heading, its own style and background. */
export function svgFile(picture: Picture, title: string): string {
  const { width, height, content } = drawn(picture, 'wide');
  const titles = textLines(oneLine(title), Math.floor(columnsIn(width) * (13 / titleSize)), 3);
  const headings = textLines(oneLine(picture.heading ?? ''), columnsIn(width), 3).filter(
    (line) => line !== '',
  );
  const begins = margin + titles.length * titleLine + headings.length * lineHeight + 12;
  const full = { width: width + 2 * margin, height: Math.ceil(begins + height + margin) };
  const texts = [
    ...titles.map((line, i) =>
      textElement(margin, margin + titleSize + i * titleLine, line, 'p-title'),
    ),
    ...headings.map((line, i) =>
      textElement(
        margin,
        margin + titles.length * titleLine + (i + 1) * lineHeight,
        line,
        'p-quiet',
      ),
    ),
  ];
  const drawing = [
    rectElement(0, 0, full.width, full.height, 'p-paper'),
    ...texts,
    element('g', { transform: `translate(${margin} ${begins})` }, `\n${content}\n`),
  ].join('\n');
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...full,
      viewBox: `0 0 ${full.width} ${full.height}`,
      class: 'p-file',
      role: 'img',
      'aria-label': `${title}. ${picture.description}`,
    },
    [
      '',
      element('title', {}, escaped(title)),
      element('desc', {}, escaped(picture.description)),
      `<style>\n${fileStyle(drawing)}\n</style>`,
      drawing,
      '',
    ].join('\n'),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}
