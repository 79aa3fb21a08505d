import type { ReferenceLine } from '../picture.ts';
import { textElement } from './element.ts';
import { columnsIn, lineHeight, type Room, roomOf, textLines, widths } from './room.ts';
import type { Scale } from './scale.ts';

/** The texts above a plot: the label of the y axis, and what the upright lines stand for. */
export interface HeadLabels {
  readonly height: number;
  readonly elements: readonly string[];
}

interface Placed {
  readonly lines: readonly string[];
  readonly x: number;
  /** Whether it stands to the left of its line, because there is no room to the right. */
  readonly isBefore: boolean;
  readonly left: number;
  readonly right: number;
}

const gap = 4;
const mostColumns = { wide: 30, narrow: 18 } as const;

/** Texts of upright lines stand above them, in as many rows as they need; the label of the axis above them all. */
export function headLabels(
  label: string,
  lines: readonly Pick<ReferenceLine, 'at' | 'text'>[],
  x: Scale,
  room: Room,
): HeadLabels {
  const width = widths[room];
  const rows: Placed[][] = [];
  for (const { at, text } of lines) {
    if (text === '') continue;
    const placed = placedAt(x(at), textLines(text, mostColumns[room], 1), width);
    const row = rows.find((each) => each.every((other) => isApart(other, placed)));
    if (row === undefined) rows.push([placed]);
    else row.push(placed);
  }
  const labelLines = label === '' ? [] : textLines(label, columnsIn(width), 2);
  const count = labelLines.length + rows.length;
  const height = count === 0 ? lineHeight / 2 : count * lineHeight + 6;
  const elements = [
    ...labelLines.map((line, i) => textElement(0, 12 + i * lineHeight, line, 'p-quiet')),
    ...rows.flatMap((row, i) =>
      row.map(({ lines: [line = ''], x: at, isBefore }) =>
        textElement(
          isBefore ? at - gap : at + gap,
          12 + (labelLines.length + rows.length - 1 - i) * lineHeight,
          line,
          'p-quiet',
          isBefore ? 'end' : 'start',
        ),
      ),
    ),
  ];
  return { height, elements };
}

function placedAt(x: number, lines: readonly string[], width: number): Placed {
  const needs = Math.max(...lines.map(roomOf)) + gap;
  const isBefore = x + needs > width;
  return { lines, x, isBefore, left: isBefore ? x - needs : x, right: isBefore ? x : x + needs };
}

const isApart = (a: Placed, b: Placed): boolean => a.right < b.left || b.right < a.left;
