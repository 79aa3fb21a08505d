import type { Series } from '../picture.ts';
import { hundredths } from './element.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What may be drawn in. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line with more corners than this may have several in one place. */
const manyCorners = 500;
/** Places closer than this look like one. */
const grain = 0.25;

/** The corners of a line: steps keep their height until the next point. */
export function corners(points: readonly Point[], shape: Series['shape']): readonly Point[] {
  if (shape === 'line') return points;
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    return before === undefined || before.y === point.y
      ? [point]
      : [{ x: point.x, y: before.y }, point];
  });
}

/** The parts of a line within the box. A line that leaves it and comes back is several. */
export function within(line: readonly Point[], box: Box): readonly (readonly Point[])[] {
  const [only] = line;
  if (only === undefined) return [];
  if (line.length === 1) return isWithin(only, box) ? [line] : [];
  const parts: Point[][] = [];
  let open: Point[] | undefined;
  for (const [i, to] of line.entries()) {
    const from = line[i - 1];
    if (from === undefined) continue;
    const seen = segmentWithin(from, to, box);
    if (seen === undefined) {
      open = undefined;
      continue;
    }
    if (open === undefined || seen.from !== from) {
      open = [seen.from];
      parts.push(open);
    }
    open.push(seen.to);
  }
  return parts;
}

const isWithin = ({ x, y }: Point, { left, top, right, bottom }: Box): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/**
 * The part of a straight line within the box; the same points where they are.
 *
 * @see Liang & Barsky (1984), ACM Transactions on Graphics 3(1)
 */
function segmentWithin(from: Point, to: Point, box: Box): { from: Point; to: Point } | undefined {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let begin = 0;
  let end = 1;
  const edges = [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const;
  for (const [outward, room] of edges) {
    if (outward === 0) {
      if (room < 0) return undefined;
    } else if (outward < 0) {
      begin = Math.max(begin, room / outward);
    } else {
      end = Math.min(end, room / outward);
    }
  }
  if (begin > end) return undefined;
  const at = (share: number): Point => ({
    x: Math.max(box.left, Math.min(box.right, from.x + dx * share)),
    y: Math.max(box.top, Math.min(box.bottom, from.y + dy * share)),
  });
  return { from: begin === 0 ? from : at(begin), to: end === 1 ? to : at(end) };
}

/**
 * The part of an area within the box.
 *
 * @see Sutherland & Hodgman (1974), Communications of the ACM 17(1)
 */
export function areaWithin(outline: readonly Point[], box: Box): readonly Point[] {
  const cutX = (edge: number) => (a: Point, b: Point) => ({
    x: edge,
    y: a.y + ((b.y - a.y) * (edge - a.x)) / (b.x - a.x),
  });
  const cutY = (edge: number) => (a: Point, b: Point) => ({
    x: a.x + ((b.x - a.x) * (edge - a.y)) / (b.y - a.y),
    y: edge,
  });
  const left = cutAt(outline, ({ x }) => x >= box.left, cutX(box.left));
  const right = cutAt(left, ({ x }) => x <= box.right, cutX(box.right));
  const top = cutAt(right, ({ y }) => y >= box.top, cutY(box.top));
  return cutAt(top, ({ y }) => y <= box.bottom, cutY(box.bottom));
}

function cutAt(
  outline: readonly Point[],
  isInside: (point: Point) => boolean,
  crossing: (a: Point, b: Point) => Point,
): readonly Point[] {
  return outline.flatMap((point, i) => {
    const before = outline.at(i - 1) ?? point;
    const crossed = isInside(before) === isInside(point) ? [] : [crossing(before, point)];
    return isInside(point) ? [...crossed, point] : crossed;
  });
}

/**
 * A long line with fewer corners that looks the same: what lies in one place keeps its first and last corner, and its
 * highest and lowest. Steps stay steps.
 */
export function thinned(line: readonly Point[]): readonly Point[] {
  if (line.length <= manyCorners) return line;
  const snapped = line.map(({ x, y }) => ({ x: onGrain(x), y: onGrain(y) }));
  const kept: Point[] = [];
  let start = 0;
  for (let i = 1; i <= snapped.length; i++) {
    if (snapped[i]?.x === snapped[start]?.x) continue;
    kept.push(...extremes(snapped.slice(start, i)));
    start = i;
  }
  return kept;
}

const onGrain = (value: number): number => Math.round(value / grain) * grain;

/** Of corners above each other: the first, the highest and the lowest in their order, and the last. */
function extremes(column: readonly Point[]): Point[] {
  let highest = 0;
  let lowest = 0;
  for (const [i, { y }] of column.entries()) {
    if (y < (column[highest]?.y ?? y)) highest = i;
    if (y > (column[lowest]?.y ?? y)) lowest = i;
  }
  const places = [...new Set([0, highest, lowest, column.length - 1])].sort((a, b) => a - b);
  return places.flatMap((i) => column[i] ?? []);
}

/** The commands of a path along the corners, in whole hundredths so that rounding never adds up. */
export function pathText(line: readonly Point[]): string {
  const [first, ...rest] = turns(line.map(({ x, y }) => ({ x: hundredths(x), y: hundredths(y) })));
  if (first === undefined) return '';
  let text = `M${short(first.x)} ${short(first.y)}`;
  let { x, y } = first;
  for (const next of rest) {
    const dx = next.x - x;
    const dy = next.y - y;
    if (dy === 0) text += `h${short(dx)}`;
    else if (dx === 0) text += `v${short(dy)}`;
    else text += `l${short(dx)}${dy < 0 ? '' : ' '}${short(dy)}`;
    ({ x, y } = next);
  }
  return text;
}

/** The corners at which the direction changes, where it is level or upright. */
function turns(line: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of line) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last?.x === point.x && last.y === point.y) continue;
    if (before !== undefined && last !== undefined && goesOn(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

const goesOn = (a: Point, b: Point, c: Point): boolean =>
  (a.y === b.y && b.y === c.y && Math.sign(b.x - a.x) === Math.sign(c.x - b.x)) ||
  (a.x === b.x && b.x === c.x && Math.sign(b.y - a.y) === Math.sign(c.y - b.y));

/** Hundredths as text, without the zero before the point. */
const short = (value: number): string => String(value / 100 || 0).replace(/^(-?)0\./, '$1.');
