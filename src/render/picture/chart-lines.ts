import { cut, textWidth, widest } from '../text-width.ts';
import type { Axis, Chart, Series } from './picture.ts';

/** Rows of the plot: 16 steps, so that quarters fall on rows. */
const height = 17;
const narrowest = 10;
const indent = 2;
/** Stands where lines meet. */
const meeting = '*';

/**
 * Draws a chart with characters that every terminal and every font has: the plot with its two axes,
 * and the legend below.
 *
 * @param width - the columns to fit into
 */
export function chartLines({ x, y, series }: Chart, width: number): string[] {
  const labels = y.ticks.map(({ at, text }) => ({ row: rowOf(y, at), text }));
  const margin = widest(labels.map(({ text }) => text));
  const columns = Math.max(narrowest, width - indent - margin - 3 - textWidth(x.label));
  const rows = plotted(x, y, series, columns);
  const edge = (text: string) => `${' '.repeat(indent + margin - textWidth(text))}${text} `;
  const met = rows.some((row) => row.includes(meeting));
  return [
    ...(y.label === '' ? [] : [`${edge('')}${y.label}`]),
    ...rows.map((row, r) => {
      const label = labels.find((each) => each.row === r)?.text ?? '';
      return `${edge(label)}${label === '' ? '|' : '+'}${row.join('')}`.trimEnd();
    }),
    `${edge('')}${axisLine(x, columns)} ${x.label}`,
    `${edge('')}${tickLine(x, columns)}`,
    ...legend([...series, ...(met ? [{ mark: meeting, name: 'several' }] : [])], width),
  ];
}

function rowOf({ from, to }: Axis, value: number): number {
  const row = Math.round(((to - value) / (to - from)) * (height - 1));
  return Math.max(0, Math.min(height - 1, row));
}

const columnOf = ({ from, to }: Axis, value: number, columns: number): number =>
  Math.round(((value - from) / (to - from)) * (columns - 1));

function plotted(x: Axis, y: Axis, series: readonly Series[], columns: number): string[][] {
  const rows = Array.from({ length: height }, () => Array.from({ length: columns }, () => ' '));
  for (const { mark, shape, points } of series) {
    for (let column = 0; column < columns; column++) {
      const at = x.from + ((x.to - x.from) * column) / (columns - 1);
      const value = heightAt(points, shape, at, (x.to - x.from) / (columns - 1) / 2);
      const row = value === undefined ? undefined : rows[rowOf(y, value)];
      if (row !== undefined) row[column] = row[column] === ' ' ? mark : meeting;
    }
  }
  return rows;
}

/**
 * How high the line is at `x`; undefined before it begins and after it ends. A column stands for what
 * is within half a column of it, so that a line as short as that still shows.
 */
function heightAt(
  points: Series['points'],
  shape: Series['shape'],
  x: number,
  half: number,
): number | undefined {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (x < first.x - half || x > last.x + half) return undefined;
  const next = points.findIndex((point) => point.x > x);
  if (next === 0) return first.y;
  const before = points[next < 0 ? points.length - 1 : next - 1] ?? last;
  const after = next < 0 ? before : (points[next] ?? before);
  if (shape === 'steps' || after.x === before.x) return before.y;
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
}

function axisLine(x: Axis, columns: number): string {
  const line = Array.from({ length: columns }, () => '-');
  for (const { at } of x.ticks) line[columnOf(x, at, columns)] = '+';
  return `+${line.join('')}`;
}

/** The texts of the ticks under them, none beyond the end of the axis line; one that would touch the one before is left out. */
function tickLine(x: Axis, columns: number): string {
  let line = '';
  for (const { at, text } of x.ticks) {
    const centred = 1 + columnOf(x, at, columns) - Math.floor((textWidth(text) - 1) / 2);
    const latest = columns + 2 + textWidth(x.label) - textWidth(text);
    const start = Math.max(0, Math.min(centred, latest));
    const free = line === '' ? 0 : textWidth(line) + 1;
    if (start >= free) line += ' '.repeat(start - textWidth(line)) + text;
  }
  return line;
}

/** Marks and names side by side, as many to a line as fit. */
function legend(entries: readonly Pick<Series, 'mark' | 'name'>[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const { mark, name } of entries) {
    const entry = cut(`${mark} ${name}`, width - indent);
    const joined = line === '' ? `${' '.repeat(indent)}${entry}` : `${line}   ${entry}`;
    if (line !== '' && textWidth(joined) > width) {
      lines.push(line);
      line = `${' '.repeat(indent)}${entry}`;
    } else {
      line = joined;
    }
  }
  return line === '' ? lines : [...lines, line];
}
