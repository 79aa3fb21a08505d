import { cut, textWidth, widest } from '../text-width.ts';
import { axisLine, tickLine, ticksAt } from './axis-lines.ts';
import { bandMark, characterPlot, lineMark, meeting, rowOf } from './character-plot.ts';
import { distinct, type Entry, legendLines } from './legend-lines.ts';
import type { Chart } from './picture.ts';

/** Rows of the plot: 16 steps, so that quarters fall on rows. */
const height = 17;
const narrowest = 10;
const indent = 2;
/** The most columns of a text before the plot, and of the label after it. */
const mostBeside = 20;
const mostLabel = 32;

/**
 * Draws a chart with characters that every terminal and every font has: the plot with its two axes,
 * and the legend below.
 *
 * @param width - the columns to fit into
 */
export function chartLines(chart: Chart, width: number): string[] {
  const { x, y } = chart;
  const ticks = y.ticks.map(({ at, text }) => ({
    row: rowOf(y, at, height),
    text: cut(text, mostBeside),
  }));
  const margin = widest(ticks.map(({ text }) => text));
  const label = cut(x.label, mostLabel);
  const columns = Math.max(narrowest, width - indent - margin - 3 - textWidth(label));
  const { rows, hasMeeting } = characterPlot(chart, columns, height);
  const edge = (text: string) => `${' '.repeat(indent + margin - textWidth(text))}${text} `;
  // The corner is a column of its own, before the first of the plot.
  const below = ticksAt(x, columns - 1).map(({ column, text }) => ({ column: column + 1, text }));
  return [
    ...(y.label === '' ? [] : [cut(`${edge('')}${y.label}`, width)]),
    ...rows.map((row, r) => {
      const text = ticks.find((each) => each.row === r)?.text ?? '';
      return `${edge(text)}${text === '' ? '|' : '+'}${row.join('')}`.trimEnd();
    }),
    `${edge('')}${axisLine([{ column: 0, text: '' }, ...below], columns)} ${label}`.trimEnd(),
    `${edge('')}${tickLine(below, columns + 2 + textWidth(label))}`,
    ...legendLines(entriesOf(chart, hasMeeting), width),
  ];
}

/** What each character stands for: series, where they meet, bands, and lines from the highest down. */
function entriesOf({ series, bands = [], lines = [] }: Chart, hasMeeting: boolean): Entry[] {
  const downwards = [...lines].sort((a, b) => (a.axis === 'y' && b.axis === 'y' ? b.at - a.at : 0));
  return [
    ...series,
    ...(hasMeeting ? [{ mark: meeting, name: 'several' }] : []),
    ...distinct([
      ...bands.map((band) => ({ mark: bandMark(bands, band), name: band.name })),
      ...downwards.map((line) => ({ mark: lineMark(line), name: line.text })),
    ]),
  ];
}
