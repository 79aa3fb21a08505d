import type { Chart, Series } from '../picture.ts';
import { coordinate, element } from './element.ts';
import type { Point } from './path.ts';
import { segmentColours, shadeCount } from './style.ts';

/** How a series is told apart. */
export interface Look {
  /** The name of its colour in the classes. */
  readonly colour: string;
  /** The number of its marker; absent where the colour alone identifies it. */
  readonly marker?: number;
  /** Whether the marker stands along the line too; else only at its end. */
  readonly isMarkedAlong?: true;
}

/** The look of each series: of its tone, of the series that it continues, or of its place among those alike. */
export function looksOf(series: Chart['series']): ReadonlyMap<Series, Look> {
  const looks = new Map<Series, Look>();
  const alike = series.filter(({ tone, of }) => tone === undefined && of === undefined);
  for (const [i, each] of alike.entries()) looks.set(each, lookAmong(i, alike.length));
  for (const each of series) if (each.tone !== undefined) looks.set(each, { colour: each.tone });
  for (const each of series) {
    if (looks.has(each)) continue;
    const first = series.find(({ name }) => name === each.of);
    const { colour } = (first && looks.get(first)) ?? { colour: 'main' };
    looks.set(each, { colour });
  }
  return looks;
}

function lookAmong(i: number, count: number): Look {
  if (count === 1) return { colour: 'main' };
  if (count <= segmentColours) return { colour: `s${i}`, marker: i, isMarkedAlong: true };
  const shade = Math.round((i * (shadeCount - 1)) / (count - 1));
  return { colour: `b${shade}`, marker: 0 };
}

/** The outlines of markers, around 0, 0: a circle, a square, triangles, a diamond and a cross. */
const outlines = [
  [],
  [-3.5, -3.5, 3.5, -3.5, 3.5, 3.5, -3.5, 3.5],
  [0, -4.5, 4.5, 3.5, -4.5, 3.5],
  [0, -5, 5, 0, 0, 5, -5, 0],
  [0, 4.5, 4.5, -3.5, -4.5, -3.5],
  [
    -1.5, -5, 1.5, -5, 1.5, -1.5, 5, -1.5, 5, 1.5, 1.5, 1.5, 1.5, 5, -1.5, 5, -1.5, 1.5, -5, 1.5,
    -5, -1.5, -1.5, -1.5,
  ],
] as const;

/** The points of a series, all alike. */
export function markerElements(points: readonly Point[], { colour, marker = 0 }: Look): string {
  if (points.length === 0) return '';
  const outline = outlines[marker] ?? [];
  const drawn = points.map(({ x, y }) => {
    if (outline.length === 0) return element('circle', { cx: x, cy: y, r: 3.5 });
    const corners = outline.map((offset, i) => coordinate(offset + (i % 2 === 0 ? x : y)));
    return element('polygon', { points: corners.join(' ') });
  });
  return element('g', { class: `p-f-${colour} p-dot` }, drawn.join(''));
}
