import type { Chart } from '../picture.ts';
import type { Box } from './path.ts';
import { type Room, roomOf, widths } from './room.ts';
import { type Scale, scaleOf } from './scale.ts';

/** Where a chart draws its lines, and where its values stand in it. */
export interface Plot extends Box {
  readonly x: Scale;
  readonly y: Scale;
}

/** A text beside a place of the plot: how far to the right the place is, from 0 to 1, and what it needs. */
export interface Beside {
  readonly share: number;
  readonly needs: number;
}

const plotHeights = { wide: 270, narrow: 210 } as const;
/** A plot has at least this part of the width, whatever stands beside it. */
const leastPlot = 0.42;
const mostLeft = 0.3;

/** The left and the right of the plot, so that the texts of the ticks stand before it and the others beside their places. */
export function sides(
  chart: Chart,
  room: Room,
  texts: readonly Beside[],
): Pick<Box, 'left' | 'right'> {
  const width = widths[room];
  const ticks = Math.max(0, ...chart.y.ticks.map(({ text }) => roomOf(text)));
  const left = Math.min(width * mostLeft, ticks + 10);
  const tick = chart.x.ticks.map(({ text }) => roomOf(text) / 2).at(-1) ?? 0;
  const most = Math.min(
    width - left - Math.max(2, tick),
    ...texts
      .filter(({ share }) => share > 0)
      .map(({ share, needs }) => (width - left - needs) / share),
  );
  return { left, right: left + Math.max(width * leastPlot, most) };
}

export function plotOf(
  { x, y }: Chart,
  room: Room,
  { left, right }: Pick<Box, 'left' | 'right'>,
  top: number,
): Plot {
  const bottom = top + plotHeights[room];
  return { left, right, top, bottom, x: scaleOf(x, left, right), y: scaleOf(y, bottom, top) };
}
