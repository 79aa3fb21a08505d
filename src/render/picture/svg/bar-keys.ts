import type { Bars } from '../picture.ts';
import { lineElement, rectElement, textElement } from './element.ts';
import { columnsIn, lineHeight, type Room, roomOf, textLines, widths } from './room.ts';

const symbol = 22;
const gap = 24;

/** What the bars and their marks stand for, below them: the label of the axis, and each name of a mark once. */
export function keyElements(
  { axis, bars }: Bars,
  hasTicks: boolean,
  room: Room,
  left: number,
  top: number,
): { readonly elements: readonly string[]; readonly height: number } {
  const marks = new Map(bars.flatMap((bar) => bar.marks ?? []).map((mark) => [mark.name, mark]));
  const tone = bars.flatMap(({ spans }) => spans)[0]?.tone ?? 'main';
  const keys = [
    ...(axis.label === '' ? [] : [{ name: axis.label, tone, isBar: !hasTicks && marks.size > 0 }]),
    ...[...marks.values()].filter(({ name }) => name !== ''),
  ];
  const width = widths[room];
  const start = room === 'wide' ? left : 0;
  const elements: string[] = [];
  let x = start;
  let y = top + lineHeight + 4;
  for (const key of keys) {
    const isPlain = 'isBar' in key && !key.isBar;
    const indent = isPlain ? 0 : symbol;
    const [line = ''] = textLines(key.name, columnsIn(width - start - indent), 1);
    const needs = indent + roomOf(line);
    if (x > start && x + needs > width) {
      x = start;
      y += lineHeight + 2;
    }
    if ('isBar' in key) {
      if (key.isBar) elements.push(rectElement(x, y - 9, 14, 8, `p-f-${key.tone}`));
    } else {
      elements.push(lineElement(x + 7, y - 12, x + 7, y + 2, `p-mark p-l-${key.tone}`));
    }
    elements.push(textElement(x + indent, y, line, 'p-quiet'));
    x += needs + gap;
  }
  return { elements, height: keys.length === 0 ? 0 : y + 6 - top };
}
