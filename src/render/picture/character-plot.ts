import { shareOf } from './axis-lines.ts';
import type { Axis, Band, Chart, ReferenceLine, Series } from './picture.ts';

/** Stands where lines meet. */
export const meeting = '*';
/** Stand for what lies between two lines: the first name of a band, the second, further ones. */
const bandMarks = ['.', ',', ';'];

export const bandMark = (bands: readonly Band[], { name }: Band): string => {
  const names = [...new Set(bands.map((band) => band.name))];
  return bandMarks[Math.min(names.indexOf(name), bandMarks.length - 1)] ?? '.';
};

export const lineMark = ({ axis, dashed }: ReferenceLine): string =>
  axis === 'y' ? '-' : dashed === true ? ':' : '|';

/** A plot of characters, from its upper left to its lower right. */
export interface CharacterPlot {
  readonly rows: readonly (readonly string[])[];
  /** Whether lines meet anywhere. */
  readonly hasMeeting: boolean;
}

/** Draws bands, then lines from edge to edge, then the series, each over what is behind it. */
export function characterPlot(
  { x, y, series, bands = [], lines = [] }: Chart,
  columns: number,
  height: number,
): CharacterPlot {
  const rows = Array.from({ length: height }, () => Array.from({ length: columns }, () => ' '));
  const plot: Plot = { x, y, rows, columns, height };
  for (const band of bands) drawBand(band, bandMark(bands, band), plot);
  for (const line of lines) drawLine(line, plot);
  // What lies behind does not count as another line.
  const taken = new Map<string, Place['point']>();
  let hasMeeting = false;
  for (const each of series)
    for (const { row, column, point } of placesOf(each, plot)) {
      const cells = rows[row];
      if (cells === undefined || column < 0 || column >= columns) continue;
      const key = `${row},${column}`;
      // A point of two series, such as a value that is a signal, has the mark of the later one.
      const isSame = point !== undefined && isSamePoint(point, taken.get(key));
      const meets = taken.has(key) && cells[column] !== each.mark && !isSame;
      hasMeeting ||= meets;
      cells[column] = meets ? meeting : each.mark;
      taken.set(key, point);
    }
  return { rows, hasMeeting };
}

interface Plot {
  readonly x: Axis;
  readonly y: Axis;
  readonly rows: readonly string[][];
  readonly columns: number;
  readonly height: number;
}

type Point = Series['points'][number];

interface Place {
  readonly row: number;
  readonly column: number;
  /** Of a series whose points are shown by themselves. */
  readonly point?: Point;
}

const isSamePoint = (point: Point, other: Point | undefined): boolean =>
  point.x === other?.x && point.y === other.y;

/** The row of a value, of those outside the first or the last. */
export function rowOf(axis: Axis, value: number, height: number): number {
  const row = Math.round((1 - shareOf(axis, value)) * (height - 1));
  return Math.max(0, Math.min(height - 1, row));
}

const columnOf = ({ x, columns }: Plot, value: number): number =>
  Math.round(shareOf(x, value) * (columns - 1));

/** What a column stands for: a value, and half of the way to the next. */
const valueAt = ({ x: { from, to }, columns }: Plot, column: number) => ({
  at: from + ((to - from) * column) / (columns - 1),
  half: (to - from) / (columns - 1) / 2,
});

function drawBand({ points, shape }: Band, mark: string, plot: Plot): void {
  const edge = (of: 'low' | 'high') => points.map((point) => ({ x: point.x, y: point[of] }));
  const [low, high] = [edge('low'), edge('high')];
  for (let column = 0; column < plot.columns; column++) {
    const { at, half } = valueAt(plot, column);
    const from = heightAt(high, shape, at, half);
    const to = heightAt(low, shape, at, half);
    if (from === undefined || to === undefined) continue;
    const last = rowOf(plot.y, to, plot.height);
    for (let row = rowOf(plot.y, from, plot.height); row <= last; row++)
      put(plot, row, column, mark);
  }
}

function drawLine(line: ReferenceLine, plot: Plot): void {
  const { axis, at, dashed } = line;
  const share = shareOf(plot[axis], at);
  if (!(share >= 0 && share <= 1)) return;
  const mark = lineMark(line);
  if (axis === 'x')
    for (let row = 0; row < plot.height; row++) put(plot, row, columnOf(plot, at), mark);
  else
    for (let column = 0; column < plot.columns; column += dashed === true ? 2 : 1)
      put(plot, rowOf(plot.y, at, plot.height), column, mark);
}

function put({ rows }: Plot, row: number, column: number, mark: string): void {
  const cells = rows[row];
  if (cells !== undefined && column in cells) cells[column] = mark;
}

/** Where a series has its character. */
function placesOf({ points, shape, style, dashed }: Series, plot: Plot): Place[] {
  if (style === 'points')
    return points
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
      .map((point) => ({
        row: rowOf(plot.y, point.y, plot.height),
        column: columnOf(plot, point.x),
        point,
      }));
  return Array.from({ length: plot.columns }, (_, column) => column)
    .filter((column) => dashed !== true || column % 2 === 0)
    .flatMap((column) => {
      const { at, half } = valueAt(plot, column);
      const value = heightAt(points, shape, at, half);
      if (value === undefined || Number.isNaN(value)) return [];
      const row = rowOf(plot.y, value, plot.height);
      if (style !== 'filled') return [{ row, column }];
      const base = rowOf(plot.y, Math.max(plot.y.from, Math.min(plot.y.to, 0)), plot.height);
      const [top, bottom] = row < base ? [row, base] : [base, row];
      // Nothing above the base is no column at all.
      if (top === bottom) return [];
      return Array.from({ length: bottom - top }, (_, i) => ({ row: top + i, column }));
    });
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
