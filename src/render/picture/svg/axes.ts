import { cut } from '../../text-width.ts';
import type { Axis } from '../picture.ts';
import { lineElement, textElement } from './element.ts';
import type { Box } from './path.ts';
import { columnsIn, lineHeight, roomOf } from './room.ts';
import type { Scale } from './scale.ts';

/** Lines across the plot besides its base. */
const mostHairlines = 3;
/** From the axis down to the foot of the texts of its ticks. */
const tickDrop = 19;
const gap = 8;
/** The most columns of a text under its tick. */
const mostColumns = 16;

interface Tick {
  readonly place: number;
  readonly text: string;
}

const ticksOf = ({ ticks }: Axis, scale: Scale, [low, high]: readonly [number, number]): Tick[] =>
  ticks
    .filter(({ at }) => Number.isFinite(at))
    .map(({ at, text }) => ({ place: scale(at), text }))
    .filter(({ place }) => place >= low && place <= high)
    .sort((a, b) => a.place - b.place);

/** Hairlines at some of the ticks, and the texts that do not touch each other, at the left of the plot. */
export function yAxis(axis: Axis, scale: Scale, { left, top, right, bottom }: Box): string[] {
  const ticks = ticksOf(axis, scale, [top, bottom]).reverse();
  const base = axis.from < 0 && axis.to > 0 ? scale(0) : bottom;
  const others = ticks.filter(({ place }) => Math.abs(place - base) > 1);
  const every = Math.ceil(others.length / mostHairlines);
  const lines = others
    .filter((_, i) => (i + 1) % every === 0)
    .map(({ place }) => lineElement(left, place, right, place, 'p-hair'));
  let free = Number.POSITIVE_INFINITY;
  const columns = columnsIn(left - gap);
  const texts = ticks.flatMap(({ place, text }) => {
    if (place + lineHeight / 2 > free) return [];
    free = place - lineHeight / 2;
    return [textElement(left - gap, place + 4.5, cut(text, columns), 'p-quiet', 'end')];
  });
  return [...lines, lineElement(left, base, right, base, 'p-base'), ...texts];
}

/** The room below a plot that `xAxis` needs, with the label in a line of its own where it does not fit in. */
export function xAxisHeight(given: Axis, plot: Box, width: number): number {
  const axis = cutAxis(given, width);
  return tickDrop + 6 + (axis.label === '' || labelFits(axis, plot, width) ? 0 : lineHeight);
}

const cutAxis = (axis: Axis, width: number): Axis => ({
  ...axis,
  label: cut(axis.label, columnsIn(width * 0.7)),
  ticks: axis.ticks.map(({ at, text }) => ({ at, text: cut(text, mostColumns) })),
});

const labelFits = ({ label, ticks }: Axis, { right }: Box, width: number): boolean =>
  right + Math.max(gap, ...ticks.map(({ text }) => roomOf(text) / 2 + gap)) + roomOf(label) <=
  width;

/** Ticks and their texts below the plot, as many as do not touch each other, and the label after or below them. */
export function xAxis(given: Axis, scale: Scale, plot: Box, width: number): string[] {
  const axis = cutAxis(given, width);
  const { left, right, bottom } = plot;
  const y = bottom + tickDrop;
  let free = Number.NEGATIVE_INFINITY;
  const texts = ticksOf(axis, scale, [left, right]).flatMap(({ place, text }) => {
    const half = roomOf(text) / 2;
    const middle = Math.max(half, Math.min(width - half, place));
    if (middle - half < free) return [];
    free = middle + half + gap;
    return [
      lineElement(place, bottom, place, bottom + 4, 'p-base'),
      textElement(middle, y, text, 'p-quiet', 'middle'),
    ];
  });
  if (axis.label === '') return texts;
  const label = labelFits(axis, plot, width)
    ? textElement(Math.max(right + gap, free), y, axis.label, 'p-quiet')
    : textElement(
        Math.max(right, roomOf(axis.label)),
        y + lineHeight,
        axis.label,
        'p-quiet',
        'end',
      );
  return [...texts, label];
}
