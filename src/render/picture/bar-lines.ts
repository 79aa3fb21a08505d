import type { Palette } from '../terminal.ts';
import { cut, padEnd, padStart, textWidth, widest } from '../text-width.ts';
import { axisLine, shareOf, tickLine, ticksAt } from './axis-lines.ts';
import { needsAxis, wholeAxis } from './bar-axis.ts';
import { distinct, legendLines } from './legend-lines.ts';
import type { Bar, Bars, Span, Tone } from './picture.ts';

const indent = 2;
const gap = 2;
/** Names are cut to this, to leave room for the bars. */
const longestName = 36;
const shortestName = 6;
const longestNumber = 24;
const longestText = 10;
const narrowest = 10;

/** What a bar is made of, by its tone. */
const fills: Readonly<Record<Tone, string>> = { main: '#', cost: '=', plain: '-' };
/** A single value beside a bar. */
const markSign = '|';
/** A line across all bars: zero, and the base that they turn around. */
const lineSign = ':';

/**
 * Draws bars with characters that every font has: the name of each, its number, and the bar.
 *
 * @param width - the columns to fit into
 */
export function barLines(
  given: Bars,
  width: number,
  palette: Pick<Palette, 'strong' | 'dim'>,
): string[] {
  const picture = { ...given, axis: wholeAxis(given) };
  const { bars } = picture;
  const numbered = Math.min(longestNumber, widest(bars.map(({ text }) => text)));
  const [before, after] = [true, false].map((isLeft) => besideWidth(bars, isLeft)) as [
    number,
    number,
  ];
  const others = indent + gap + numbered + gap + before + narrowest + after;
  const room = Math.max(shortestName, Math.min(longestName, width - others));
  const named = Math.min(room, widest(bars.map(({ name }) => name)));
  const begins = indent + named + gap + (numbered === 0 ? 0 : numbered + gap);
  const columns = Math.max(narrowest, width - begins - before - after);
  const across = acrossOf(picture, columns);
  const lines = bars.flatMap((bar, i) => {
    const name = padEnd(cut(bar.name, named), named);
    const number = numbered === 0 ? '' : `${padStart(cut(bar.text, numbered), numbered)}  `;
    const drawn = barText(bar, picture, { columns, before, across });
    const line = `${' '.repeat(indent)}${name}  ${number}${drawn}`.trimEnd();
    if (bar.role !== 'total') return [line];
    const rule = ' '.repeat(indent + named + gap) + '─'.repeat(numbered);
    return [...(i === 0 || numbered === 0 ? [] : [palette.dim(rule)]), palette.strong(line)];
  });
  return [...lines, ...below(picture, { begins, before, columns, width })];
}

/** Where bars are drawn: their columns, and those left of them for texts. */
interface Room {
  readonly columns: number;
  readonly before: number;
  /** The columns of the lines across all bars. */
  readonly across: ReadonlySet<number>;
}

const isToTheLeft = ({ from, to }: Span): boolean => to < from;

/** The columns that texts of spans need on one side of the bars, with a space between. */
function besideWidth(bars: readonly Bar[], isLeft: boolean): number {
  const texts = bars.flatMap(({ spans }) =>
    spans.flatMap((span) => (isToTheLeft(span) === isLeft ? (span.text ?? []) : [])),
  );
  return texts.length === 0 ? 0 : Math.min(longestText, widest(texts)) + 1;
}

/** Lines across all bars: where they are asked for, and at zero where there are amounts on both sides of it. */
function acrossOf({ axis, lines = [] }: Bars, columns: number): ReadonlySet<number> {
  const zero = axis.from < 0 && axis.to > 0 ? [0] : [];
  return new Set(
    [...zero, ...lines.map(({ at }) => at)]
      .map((at) => shareOf(axis, at))
      .filter((share) => share >= 0 && share <= 1)
      .map((share) => Math.min(columns - 1, Math.round(share * columns))),
  );
}

/** A bar with the texts at its ends: a character is an equal part of the axis. */
function barText({ spans, marks = [] }: Bar, { axis }: Bars, room: Room): string {
  const { columns, before, across } = room;
  const cells = Array.from({ length: before + columns }, () => ' ');
  for (const column of across) cells[before + column] = lineSign;
  const edge = (value: number) =>
    before + Math.round(Math.max(0, Math.min(1, shareOf(axis, value))) * columns);
  const known = spans.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to));
  const texts: { readonly at: number; readonly text: string }[] = [];
  for (const span of known) {
    const [start, end] = [edge(span.from), edge(span.to)].sort((a, b) => a - b) as [number, number];
    // What is more than nothing is never shown as nothing.
    const least = span.from === span.to ? 0 : 1;
    const from = Math.min(start, before + columns - least);
    for (let i = from; i < Math.max(end, from + least); i++) cells[i] = fills[span.tone];
    if (span.text === undefined || span.text === '') continue;
    const text = cut(span.text, longestText);
    texts.push(
      isToTheLeft(span)
        ? { at: from - 1 - textWidth(text), text }
        : { at: Math.max(end, from + least) + 1, text },
    );
  }
  for (const { at } of marks)
    if (Number.isFinite(at)) cells[Math.min(before + columns - 1, edge(at))] = markSign;
  return withTexts(cells.join(''), texts);
}

/** Writes texts over the spaces of a line. */
function withTexts(
  line: string,
  texts: readonly { readonly at: number; readonly text: string }[],
): string {
  let written = line;
  // From the right, since wide characters take less of a text than of a line.
  for (const { at, text } of [...texts].sort((a, b) => b.at - a.at)) {
    const start = Math.max(0, at);
    const padded = written.padEnd(start);
    written = padded.slice(0, start) + text + padded.slice(start + textWidth(text));
  }
  return written;
}

/** The axis where it is needed, and what the characters stand for. */
function below(
  { axis, bars, lines = [] }: Bars,
  {
    begins,
    before,
    columns,
    width,
  }: { begins: number; before: number; columns: number; width: number },
): string[] {
  const margin = ' '.repeat(begins + before);
  const ticks = ticksAt(axis, columns - 1);
  const isAxis = needsAxis({ bars }) && ticks.length > 0;
  const fill = fills[bars.flatMap(({ spans }) => spans)[0]?.tone ?? 'main'];
  const entries = distinct([
    ...(axis.label === '' || isAxis ? [] : [{ mark: fill, name: axis.label }]),
    ...bars.flatMap(({ marks = [] }) => marks.map(({ name }) => ({ mark: markSign, name }))),
    ...lines.map(({ text }) => ({ mark: lineSign, name: text })),
  ]);
  return [
    ...(isAxis
      ? [
          margin + axisLine(ticks, columns - 1),
          margin + tickLine(ticks, width - margin.length),
          ...(axis.label === '' ? [] : [cut(`${margin}${axis.label}`, width)]),
        ]
      : []),
    ...legendLines(entries, width),
  ];
}
