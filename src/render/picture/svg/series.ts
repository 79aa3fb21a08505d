import type { Band, Chart, Series } from '../picture.ts';
import { element } from './element.ts';
import { areaWithin, type Box, corners, type Point, pathText, thinned, within } from './path.ts';
import type { Plot } from './plot.ts';
import { type Look, markerElements } from './series-look.ts';

/** A series as it is drawn: the parts of its line within the plot. */
export interface DrawnSeries {
  readonly series: Series;
  readonly look: Look;
  readonly parts: readonly (readonly Point[])[];
}

const isFinitePoint = ({ x, y }: Point): boolean => Number.isFinite(x) && Number.isFinite(y);

/** The runs of points that have numbers: what has none is a gap in the line. */
function runs<P>(points: readonly P[], isKnown: (point: P) => boolean): P[][] {
  const found: P[][] = [[]];
  for (const point of points) {
    if (isKnown(point)) found.at(-1)?.push(point);
    else found.push([]);
  }
  return found.filter(({ length }) => length > 0);
}

const placed = (points: readonly Point[], { x, y }: Plot): Point[] =>
  points.map((point) => ({ x: x(point.x), y: y(point.y) }));

export const lineParts = ({ points, shape }: Series, plot: Plot): DrawnSeries['parts'] =>
  runs(points, isFinitePoint)
    .flatMap((run) => within(corners(placed(run, plot), shape), plot))
    .map(thinned);

/** The space between a line and its base, pale. */
export function fillElement({ series, look }: DrawnSeries, plot: Plot): string {
  if (series.style !== 'filled') return '';
  const base = Math.max(plot.top, Math.min(plot.bottom, plot.y(0)));
  const areas = runs(series.points, isFinitePoint).map((run) => {
    const line = thinned(corners(placed(run, plot), series.shape));
    const first = line[0];
    const last = line.at(-1);
    if (first === undefined || last === undefined) return '';
    return areaText([{ x: first.x, y: base }, ...line, { x: last.x, y: base }], plot);
  });
  return areaElement(areas, look.colour);
}

/** A band has the colour of its tone, or of the series that it belongs to. */
export function bandElement(
  { points, shape, tone, of }: Band,
  { series }: Chart,
  looks: ReadonlyMap<Series, Look>,
  plot: Plot,
): string {
  const owner = series.find(({ name }) => name === of);
  const colour = tone ?? (owner && looks.get(owner)?.colour) ?? 'main';
  const isKnown = ({ x, low, high }: Band['points'][number]) =>
    Number.isFinite(x) && Number.isFinite(low) && Number.isFinite(high);
  const areas = runs(points, isKnown).map((run) => {
    const edge = (of: 'low' | 'high') =>
      thinned(
        corners(
          placed(
            run.map((point) => ({ x: point.x, y: point[of] })),
            plot,
          ),
          shape,
        ),
      );
    return areaText([...edge('high'), ...[...edge('low')].reverse()], plot);
  });
  return areaElement(areas, colour);
}

const areaText = (outline: readonly Point[], box: Box): string => {
  const path = pathText(areaWithin(outline, box));
  return path === '' ? '' : `${path}z`;
};

function areaElement(areas: readonly string[], colour: string): string {
  const d = areas.join('');
  return d === '' ? '' : element('path', { d, class: `p-f-${colour} p-band` });
}

/** A line with its markers: at every point where single values matter, else at a few places that tell it apart. */
export function seriesElement(drawn: DrawnSeries, plot: Plot): string {
  const { series, look, parts } = drawn;
  const lines = parts.filter(({ length }) => length > 1);
  const d = lines.map(pathText).join('');
  const dash = series.dashed === true ? ' p-dash' : '';
  const line = d === '' ? '' : element('path', { d, class: `p-line p-l-${look.colour}${dash}` });
  const markers = markerElements(markerPlaces(drawn, plot), look);
  return [line, markers].filter((each) => each !== '').join('\n');
}

function markerPlaces({ series, look, parts }: DrawnSeries, plot: Plot): Point[] {
  if (series.style === 'points') {
    const { left, top, right, bottom } = plot;
    return placed(series.points.filter(isFinitePoint), plot).filter(
      ({ x, y }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  }
  const single = parts.flatMap((part) => (part.length === 1 ? part : []));
  if (look.marker === undefined) return single;
  const last = parts.at(-1)?.at(-1);
  const along = look.isMarkedAlong === true ? between(parts, look.marker, plot) : [];
  return [...single, ...along, ...(last === undefined ? [] : [last])];
}

/** Markers along a line. */
const markersPerLine = 3;
const kindsOfMarkers = 6;

/** Places along the line, other ones for each kind of marker, so that lines that meet show theirs side by side. */
function between(parts: DrawnSeries['parts'], marker: number, { left, right }: Plot): Point[] {
  return Array.from({ length: markersPerLine }, (_, i) => {
    const share = (i + (marker + 0.5) / kindsOfMarkers) / markersPerLine;
    return left + share * (right - left);
  }).flatMap((x) => pointAt(parts, x) ?? []);
}

function pointAt(parts: DrawnSeries['parts'], x: number): Point | undefined {
  const part = parts.find((each) => (each[0]?.x ?? x) <= x && (each.at(-1)?.x ?? x) > x);
  const next = part?.findIndex((point) => point.x > x) ?? -1;
  const before = part?.[next - 1];
  const after = part?.[next];
  if (before === undefined || after === undefined) return undefined;
  return { x, y: before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x) };
}
