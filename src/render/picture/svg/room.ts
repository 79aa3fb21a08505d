import { cut, textWidth, wrapWithin } from '../../text-width.ts';

/** Where a picture is shown: on a screen or on paper, or on a phone. */
export type Room = 'wide' | 'narrow';

/** What is drawn, in a coordinate system of its own that begins at 0, 0. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Elements of SVG. */
  readonly content: string;
}

export const widths = { wide: 720, narrow: 340 } as const satisfies Record<Room, number>;

/** The size of every text, in the units of the picture. Scaled down a little it still has 12 pixels. */
export const textSize = 13;
/** From one line of text to the next. */
export const lineHeight = 16;
/** What a column of text takes at most, as a digit does in the widest of the usual typefaces. */
const columnWidth = 8.3;

/** What letters that are broader than a digit take besides. */
const broadLetter = /[\p{Lu}mw%@&→–—±−+]/gu;
const broader = 4;

/** The room that a text needs. Nothing measures it: narrow typefaces leave some of it empty. */
export const roomOf = (text: string): number =>
  textWidth(text) * columnWidth + (text.match(broadLetter)?.length ?? 0) * broader;

/** The columns of text that fit. */
export const columnsIn = (width: number): number => Math.max(1, Math.floor(width / columnWidth));

/** A text in at most so many lines, the last of which is cut where there is more. */
export function textLines(text: string, columns: number, most: number): readonly string[] {
  // What is longer than that fits in no case; a cell may have a megabyte.
  const lines = wrapWithin(cut(text.trim(), (columns + 1) * most), columns);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(' '), columns)];
}
