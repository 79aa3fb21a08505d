import type { Chart, Series } from '../picture.ts';
import { lineElement, textOverLines } from './element.ts';
import { type Label, placedAmong, spread } from './labels.ts';
import type { Point } from './path.ts';
import type { Beside, Plot } from './plot.ts';
import { lineHeight, type Room, roomOf, textLines } from './room.ts';
import { scaleOf } from './scale.ts';
import type { DrawnSeries } from './series.ts';
import type { Look } from './series-look.ts';

/** The most columns and lines of a name beside the end of its line. */
const mostColumns = { wide: 28, narrow: 12 } as const;
const mostLines = { wide: 2, narrow: 3 } as const;
const gap = 9;
/** A label that had to move farther than this from the end of its line is led to it. */
const farOff = 9;

/** What is said beside the end of a line, of a band, or of a limit. */
interface EndText extends Beside {
  readonly lines: readonly string[];
  readonly style: string;
  readonly colour: string;
  /** The series whose end it is, or a place by its values. */
  readonly at: Series | Point;
}

export function endTexts(
  { series, bands = [], lines = [], x, y }: Chart,
  looks: ReadonlyMap<Series, Look>,
  room: Room,
): EndText[] {
  const share = scaleOf(x, 0, 1);
  const text = (name: string, place: number, style: string, colour: string, at: Series | Point) => {
    const wrapped = textLines(name, mostColumns[room], mostLines[room]);
    const needs = Math.max(...wrapped.map(roomOf)) + gap;
    const found = { lines: wrapped, style, colour, at, needs };
    return { ...found, share: Math.max(0, Math.min(1, share(place))) };
  };
  const found = series.flatMap((each) => {
    const end = endOf(each);
    const { colour = 'main', marker } = looks.get(each) ?? {};
    // What is continued is named where it ends in the end.
    const isContinued = series.some(({ of }) => of === each.name);
    // The axis may say already what there is.
    const isKnown = each.name === '' || (series.length === 1 && each.name === y.label);
    if (end === undefined || isKnown || isContinued) return [];
    const weight = each.dashed === true ? '' : 'p-strong ';
    return [
      text(each.name, end.x, marker === undefined ? `${weight}p-f-${colour}` : '', colour, each),
    ];
  });
  // Bands of one name are named once.
  const named = bands.filter(
    ({ name }, i) => name !== '' && bands.findIndex((other) => other.name === name) === i,
  );
  const bandTexts = named.flatMap(({ name, points }) => {
    const last = points.findLast(
      (point) => Number.isFinite(point.high) && Number.isFinite(point.x),
    );
    if (last === undefined) return [];
    return [text(name, last.x, 'p-quiet', 'plain', { x: last.x, y: last.high })];
  });
  const limits = lines
    .filter(({ axis, at, text: own }) => axis === 'y' && own !== '' && at >= y.from && at <= y.to)
    .map(({ at, text: own, tone = 'plain' }) =>
      text(own, x.to, tone === 'plain' ? 'p-quiet' : `p-f-${tone}`, tone, { x: x.to, y: at }),
    );
  return [...found, ...bandTexts, ...limits];
}

/** Where a series is named: at its last point, or beside its highest where the space below is filled. */
function endOf({ points, style, shape }: Series): Point | undefined {
  const known = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (style !== 'filled') return known.at(-1);
  const top = known.reduce((most, { y }) => Math.max(most, y), Number.NEGATIVE_INFINITY);
  const highest = known.findLastIndex(({ y }) => y === top);
  const point = known[highest];
  const next = known[highest + 1];
  return point && { x: shape === 'steps' ? (next ?? point).x : point.x, y: point.y };
}

interface EndLabel extends Label, EndText {
  readonly end: Point;
}

/** The texts beside the ends of what they name, none over another. */
export function placedEnds(
  texts: readonly EndText[],
  drawn: readonly DrawnSeries[],
  plot: Plot,
  width: number,
): EndLabel[] {
  const labels = texts.flatMap((text): EndLabel[] => {
    const end = placeOf(text, drawn, plot);
    if (end === undefined) return [];
    const needs = text.needs - gap;
    const x = Math.max(0, Math.min(end.x + gap, width - needs));
    return [{ ...text, end, x, y: end.y, width: needs, height: text.lines.length * lineHeight }];
  });
  const top = plot.top - lineHeight / 2;
  const bottom = plot.bottom + lineHeight / 2;
  // Beside the plot is nothing but labels; those within it stand among the lines.
  const isBeside = ({ x }: EndLabel) => x >= plot.right;
  const placed = spread(labels.filter(isBeside), top, bottom);
  const within = labels.filter((label) => !isBeside(label)).sort((a, b) => b.x - a.x);
  // They are many, and most pictures have no label within.
  const places =
    within.length === 0 ? [] : drawn.flatMap(({ parts }) => parts.flatMap(placesAlong));
  for (const label of within) {
    const found = placedAmong(label, placed, places, top, plot.bottom);
    if (found !== undefined) placed.push(found);
  }
  return placed;
}

/** From one place along a line to the next. */
const stride = 4;

/** Places along a line, close to each other. */
const placesAlong = (line: readonly Point[]): Point[] =>
  line.flatMap((to, i) => {
    const from = line[i - 1];
    if (from === undefined) return [to];
    const count = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / stride));
    return Array.from({ length: count }, (_, k) => ({
      x: from.x + ((to.x - from.x) * (k + 1)) / count,
      y: from.y + ((to.y - from.y) * (k + 1)) / count,
    }));
  });

function placeOf({ at }: EndText, drawn: readonly DrawnSeries[], plot: Plot): Point | undefined {
  if (!('points' in at)) return seen({ x: plot.x(at.x), y: plot.y(at.y) }, plot);
  const own = drawn.find(({ series }) => series === at);
  const last = own?.parts.at(-1)?.at(-1);
  if (last === undefined || at.style !== 'filled') return last;
  const peak = endOf(at);
  return peak && seen({ x: plot.x(peak.x), y: plot.y(peak.y) }, plot);
}

/** A place in the plot, or on the edge nearest to it. */
const seen = ({ x, y }: Point, { left, top, right, bottom }: Plot): Point => ({
  x: Math.max(left, Math.min(right, x)),
  y: Math.max(top, Math.min(bottom, y)),
});

/** The texts, over whatever lines are behind them. */
export const endLabelElements = (labels: readonly EndLabel[]): string[] =>
  labels.flatMap(({ lines, style, colour, end, x, y, height }) => {
    const first = y - height / 2 + lineHeight - 4;
    const led =
      Math.abs(y - end.y) > farOff
        ? [lineElement(end.x + 3, end.y, x - 2, y, `p-thin p-l-${colour}`)]
        : [];
    return [
      ...led,
      ...lines.flatMap((line, i) => textOverLines(x, first + i * lineHeight, line, style)),
    ];
  });
