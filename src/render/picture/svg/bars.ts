import { cut } from '../../text-width.ts';
import { needsAxis, wholeAxis } from '../bar-axis.ts';
import type { Bar, BarMark, Bars, Span } from '../picture.ts';
import { keyElements } from './bar-keys.ts';
import { lineElement, rectElement, textElement, textOverLines } from './element.ts';
import { firstRows, moreText } from './first-rows.ts';
import { headLabels } from './head-labels.ts';
import {
  columnsIn,
  type Drawing,
  lineHeight,
  type Room,
  roomOf,
  textLines,
  widths,
} from './room.ts';
import { type Scale, scaleOf } from './scale.ts';

/** From one bar to the next, and the height of one; many bars are lower. */
const pitches = { few: 34, many: 24 } as const;
const thicknesses = { few: 14, many: 11 } as const;
const manyBars = 16;
/** Names of more columns stand above their bars on a phone. */
const mostBeside = { wide: 30, narrow: 11 } as const;
/** The most columns of a number beside a bar. */
const mostNumber = { wide: 24, narrow: 14 } as const;
/** More bars make a picture that nobody reads. */
const mostBars = 100;
const gap = 8;

/** Where things stand from the left to the right. */
interface Plan {
  readonly width: number;
  /** Whether a name stands in a line of its own above its bar. */
  readonly isStacked: boolean;
  readonly nameEnd: number;
  readonly left: number;
  readonly right: number;
  /** Where the numbers of bars stand whose spans have texts of their own. */
  readonly numbersAt: number | undefined;
  readonly columns: number;
  readonly thickness: number;
  readonly place: Scale;
}

/** Bars from the left to the right, one below the other, each with its name and its number. */
export function barsDrawing(all: Bars, room: Room): Drawing {
  const shown = firstRows(all.bars, mostBars).map((bar) => cutBar(bar, room));
  const picture = { ...all, axis: wholeAxis(all), bars: shown };
  const { bars, axis } = picture;
  const plan = planOf(picture, room);
  const { left, right, place } = plan;
  const lines = (picture.lines ?? []).filter(
    ({ at }) => Number.isFinite(at) && isSeen(place(at), plan),
  );
  const head = headLabels('', lines, place, room);
  const rows: Row[] = [];
  let bottom = head.height;
  for (const bar of bars) {
    const names = textLines(bar.name, plan.columns, 2);
    const own = bars.length > manyBars ? pitches.many : pitches.few;
    const nameHeight = names.length * lineHeight;
    const height = plan.isStacked
      ? nameHeight + plan.thickness + 12
      : Math.max(own, nameHeight + 6);
    rows.push({ top: bottom, bar, names });
    bottom += height;
  }
  const middles = rows.map(({ top, names }, i) => {
    const end = rows[i + 1]?.top ?? bottom;
    return plan.isStacked
      ? top + names.length * lineHeight + plan.thickness / 2 + 4
      : (top + end) / 2;
  });
  const drawn = rows.map((row, i) => barElements(row, middles[i] ?? 0, plan));
  const hasZero = axis.from <= 0 && axis.to >= 0;
  const zero = place(0);
  const ticks = needsAxis(picture) ? tickElements(picture, plan, bottom) : [];
  const ticksHeight = ticks.length === 0 ? 0 : lineHeight + 6;
  const rest = moreText(all.bars.length - bars.length, 'bar');
  const restHeight = rest === '' ? 0 : lineHeight;
  const below = bottom + ticksHeight + restHeight;
  const keys = keyElements(picture, needsAxis(picture), room, left, below);
  const content = [
    ...rows.flatMap(({ bar, top }, i) =>
      bar.role === 'total' && i > 0 ? [lineElement(0, top, right, top, 'p-hair')] : [],
    ),
    ...(hasZero && isSeen(zero, plan)
      ? [lineElement(zero, head.height, zero, bottom, 'p-base')]
      : []),
    ...connectors(bars, plan, middles),
    ...drawn.flatMap(({ shapes }) => shapes),
    ...lines.map(({ at, tone = 'plain', dashed }) =>
      lineElement(
        place(at),
        head.height - 4,
        place(at),
        bottom,
        `p-thin p-l-${tone}${dashed === true ? ' p-dash' : ''}`,
      ),
    ),
    ...drawn.flatMap(({ texts }) => texts),
    ...head.elements,
    ...ticks,
    textElement(0, below - 2, rest, 'p-quiet'),
    ...keys.elements,
  ];
  return {
    width: plan.width,
    height: below + keys.height + 4,
    content: content.filter((each) => each !== '').join('\n'),
  };
}

function cutBar({ text, spans, ...bar }: Bar, room: Room): Bar {
  const columns = mostNumber[room];
  return {
    ...bar,
    text: cut(text, columns),
    spans: spans.map(({ text: own, ...span }) =>
      own === undefined ? span : { ...span, text: cut(own, columns / 2) },
    ),
  };
}

const isSeen = (x: number, { left, right }: Pick<Plan, 'left' | 'right'>): boolean =>
  x >= left && x <= right;

function planOf({ bars, axis }: Bars, room: Room): Plan {
  const width = widths[room];
  const widestOf = (texts: readonly string[]) => Math.max(0, ...texts.map(roomOf));
  const names = bars.map(({ name }) => name);
  const isStacked = room === 'narrow' && widestOf(names) > roomOf('0'.repeat(mostBeside.narrow));
  const columns = isStacked ? columnsIn(width) : mostBeside[room];
  const named = Math.min(widestOf(names), roomOf('0'.repeat(columns)));
  const beside = bars.filter(({ spans }) => spans.every(({ text }) => text === undefined));
  const spans = bars.flatMap((bar) => bar.spans);
  const [before, after] = [true, false].map((isLeft) =>
    widestOf(spans.flatMap((span) => (isToTheLeft(span) === isLeft ? (span.text ?? []) : []))),
  );
  const numbers = widestOf(bars.flatMap((bar) => (beside.includes(bar) ? [] : bar.text)));
  const left = (isStacked ? 0 : named + gap) + withGap(before ?? 0) + 1;
  const end = Math.max(withGap(after ?? 0), withGap(widestOf(beside.map(({ text }) => text))));
  const right = Math.max(left + width * 0.2, width - end - withGap(numbers) - 1);
  return {
    width,
    isStacked,
    nameEnd: named,
    left,
    right,
    numbersAt: numbers === 0 ? undefined : width,
    columns,
    thickness: bars.length > manyBars ? thicknesses.many : thicknesses.few,
    place: scaleOf(axis, left, right),
  };
}

const withGap = (needs: number): number => (needs === 0 ? 0 : needs + gap);

const isToTheLeft = ({ from, to }: Span): boolean => to < from;

function tickElements({ axis }: Bars, plan: Plan, bottom: number): string[] {
  const { place, width } = plan;
  let free = Number.NEGATIVE_INFINITY;
  return axis.ticks
    .filter(({ at }) => Number.isFinite(at) && isSeen(place(at), plan))
    .flatMap(({ at, text }) => {
      const half = roomOf(text) / 2;
      const middle = Math.max(half, Math.min(width - half, place(at)));
      if (middle - half < free) return [];
      free = middle + half + gap;
      return [
        lineElement(place(at), bottom, place(at), bottom + 4, 'p-base'),
        textElement(middle, bottom + lineHeight + 2, text, 'p-quiet', 'middle'),
      ];
    });
}

/** Upright hairlines of a waterfall, from the end of a bar down to the bar that begins or ends there. */
function connectors(bars: readonly Bar[], plan: Plan, middles: readonly number[]): string[] {
  const starts = new Set(bars.flatMap(({ spans }) => spans.map(({ from }) => from)));
  if (starts.size < 2 || bars.some(({ spans }) => spans.length > 1)) return [];
  return bars.flatMap(({ spans: [span] }, i) => {
    const next = bars[i + 1]?.spans[0];
    if (span === undefined || next === undefined) return [];
    if (next.from !== span.to && next.to !== span.to) return [];
    const x = plan.place(span.to);
    const [from = 0, to = 0] = [middles[i], middles[i + 1]];
    return isSeen(x, plan) ? [lineElement(x, from, x, to, 'p-thin p-l-plain')] : [];
  });
}

interface Row {
  readonly top: number;
  readonly bar: Bar;
  readonly names: readonly string[];
}

/** Texts lie over the lines that cross the bars. */
function barElements(
  { top, bar, names }: Row,
  middle: number,
  plan: Plan,
): { readonly shapes: readonly string[]; readonly texts: readonly string[] } {
  const { left, right, isStacked, thickness, numbersAt } = plan;
  const weight = bar.role === 'total' ? 'p-strong' : '';
  const first = isStacked ? top + lineHeight - 2 : middle - (names.length * lineHeight) / 2 + 12.5;
  const nameTexts = names.flatMap((line, i) => {
    const y = first + i * lineHeight;
    return isStacked
      ? textOverLines(0, y, line, weight)
      : [textElement(plan.nameEnd, y, line, weight, 'end')];
  });
  const clamped = (value: number) => Math.max(left, Math.min(right, plan.place(value)));
  const spans = bar.spans.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to));
  const rects = spans.flatMap(({ from, to, tone }) => {
    const [begin, end] = [clamped(from), clamped(to)].sort((a, b) => a - b);
    if (begin === undefined || end === undefined || begin === end) return [];
    return [rectElement(begin, middle - thickness / 2, end - begin, thickness, `p-f-${tone}`)];
  });
  const spanTexts = spans.flatMap((span) => {
    if (span.text === undefined) return [];
    const end = clamped(span.to);
    return isToTheLeft(span)
      ? [textElement(end - gap / 2, middle + 4.5, span.text, 'p-quiet', 'end')]
      : [textElement(end + gap / 2, middle + 4.5, span.text, 'p-quiet')];
  });
  const marks = (bar.marks ?? []).filter(({ at }) => Number.isFinite(at));
  const markLines = marks.map(({ at, tone }) => {
    const x = clamped(at);
    const reach = thickness / 2 + 4;
    return lineElement(x, middle - reach, x, middle + reach, `p-mark p-l-${tone}`);
  });
  const places = spans.flatMap(({ from, to }) => [clamped(from), clamped(to)]);
  const end = Math.max(left, ...places);
  const number =
    numbersAt !== undefined && spanTexts.length > 0
      ? textElement(numbersAt, middle + 4.5, bar.text, 'p-strong', 'end')
      : textElement(
          freeOf(marks, end + gap, roomOf(bar.text), clamped),
          middle + 4.5,
          bar.text,
          'p-strong',
        );
  return { shapes: [...rects, ...markLines], texts: [...nameTexts, ...spanTexts, number] };
}

/** Where a number stands after the end of a bar, behind the marks that it would cover. */
function freeOf(
  marks: readonly BarMark[],
  start: number,
  needs: number,
  place: (value: number) => number,
): number {
  const places = marks.map(({ at }) => place(at)).sort((a, b) => a - b);
  return places.reduce(
    (x, mark) => (mark > x - gap && mark < x + needs + gap / 2 ? mark + gap : x),
    start,
  );
}
